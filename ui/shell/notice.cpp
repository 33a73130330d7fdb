// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/notice.h"

#include "wording/errors.h"

using namespace Qt::StringLiterals;

namespace binnacle {

Notice noticeOf(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    const auto level = error.code == ErrorCode::Cancelled ? Notice::Level::Info : Notice::Level::Error;
    return {level, text.message, text.safe, text.todo, u"%1 %2"_s.arg(error.key, error.detail).trimmed()};
}

} // namespace binnacle
