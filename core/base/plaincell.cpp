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

namespace {

// Whether a formula, with or without apostrophes before it, stands here.
bool opensFormula(QStringView text)
{
    static const QString s_dangerous = u"=+-@\t\r"_s;
    qsizetype i = 0;
    while (i < text.size() && text[i] == u'\'')
        ++i;
    return i < text.size() && s_dangerous.contains(text[i]);
}

// A quotation mark in the middle of a line does not hold a program back that divides there.
bool begins(const QString &text, qsizetype i)
{
    static const QString s_dividers = u";\t\n\r"_s;
    return i == 0 || s_dividers.contains(text[i - 1]);
}

} // namespace

QString plainCell(const QString &text)
{
    const QString said = printable(text);
    QString cell;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const bool isNumber = i == 0 && looksLikeNumber(said);
        if (begins(said, i) && !isNumber && opensFormula(QStringView(said).mid(i)))
            cell.append(u'\'');
        cell.append(said[i]);
    }
    return cell;
}

QString fromPlainCell(const QString &cell)
{
    QString text;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (begins(cell, i) && cell[i] == u'\'' && opensFormula(QStringView(cell).mid(i)))
            continue;
        text.append(cell[i]);
    }
    return text;
}

} // namespace binnacle
