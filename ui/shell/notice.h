// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a window tells of a fault: what happened, whether the work is safe, what to do; the detail is for
// copying, never on top. A value.

#include "base/result.h"

#include <QString>

namespace binnacle {

struct Notice
{
    enum class Level { Info, Warning, Error };

    Level level = Level::Error;
    QString what; // one sentence
    QString safe; // "Nothing was changed."
    QString todo; // the next step
    QString detail;
};

// All of it, as the wording has it for the error. Canceled on purpose, it is a mere remark.
[[nodiscard]] Notice noticeOf(const Error &error);

} // namespace binnacle
