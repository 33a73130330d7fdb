// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/plaincell.h"

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

bool looksLikeNumber(const QString &cell)
{
    bool ok = false;
    (void)cell.toDouble(&ok);
    return ok;
}

} // namespace

QString printable(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const bool turns = code == 0x061C || code == 0x200E || code == 0x200F ||
                           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
        const bool ends = code == u'\t' || code == u'\n' || code == u'\r';
        const bool isNone = code >= 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF); // no XML may hold it
        if (!turns && !isNone && (ends || c.category() != QChar::Other_Control))
            out.append(c);
    }
    return out;
}

// A quotation mark in the middle of a line does not hold a program back that divides there.
QString plainCell(const QString &text)
{
    static const QString s_dangerous = u"=+-@\t\r"_s;
    static const QString s_dividers = u";\t\n\r"_s;
    const QString said = printable(text);
    QString cell;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const bool begins = i == 0 ? !looksLikeNumber(said) : s_dividers.contains(said[i - 1]);
        if (begins && s_dangerous.contains(said[i]))
            cell.append(u'\'');
        cell.append(said[i]);
    }
    return cell;
}

} // namespace binnacle
