// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A text with its {names} filled in. Internal to this room; pure.

#include <QString>
#include <QVariantMap>

namespace binnacle::wording {

// In one pass: a value that looks like a name is none.
[[nodiscard]] inline QString filled(const QString &text, const QVariantMap &values)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype end = text[i] == u'{' ? text.indexOf(u'}', i) : -1;
        const QString name = end > 0 ? text.mid(i + 1, end - i - 1) : QString();
        if (end < 0 || !values.contains(name)) {
            out.append(text[i]);
            continue;
        }
        out.append(values.value(name).toString());
        i = end;
    }
    return out;
}

} // namespace binnacle::wording
