// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sentences people read for errors, row errors, warnings and data faults, by their stable key. A message
// says what happened and, where that is in question, that the work is safe; the advice says what to do. Plain
// text: show it as such, values from outside are in it. Any thread, after QCoreApplication is there.

#include "base/result.h"

namespace binnacle::wording {

struct ErrorText
{
    QString message;
    QString advice; // whether the work is safe, where that is in question, and what to do; may be empty
    QString safe;   // always: "Nothing was changed."
    QString todo;   // what to do, alone
};

[[nodiscard]] ErrorText errorText(const Error &error);
// The same for what is only a key: codes of row errors.
[[nodiscard]] ErrorText errorText(const QString &key, const QVariantMap &values = {});
// Of a warning or fault of an import: what was found, and as its advice what became of it.
[[nodiscard]] ErrorText remarkText(const QString &key, QVariantMap values = {});

// For a workspace that cannot be opened: no change was lost there, and another one may be opened instead.
struct OpeningText
{
    QString message;
    QString safe; // whether the work in it is
    QString advice;
};
[[nodiscard]] OpeningText openingText(const Error &error);

// Message and advice in one line, as the command line prints it.
[[nodiscard]] QString errorLine(const Error &error);

[[nodiscard]] bool isWorded(const QString &key);
[[nodiscard]] QStringList wordedKeys();

} // namespace binnacle::wording
