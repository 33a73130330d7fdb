// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importreport.h"

#include <QJsonArray>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

Result<> cut(QList<ImportPair> &to, const QString &option, const QString &text, qsizetype at)
{
    if (at <= 0)
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, option}, {u"text"_s, text}});
    to.append({text.left(at), text.mid(at + 1)});
    return {};
}

} // namespace

Result<> ImportRequest::addMap(const QString &text)
{
    return cut(maps, u"map"_s, text, text.lastIndexOf(u'='));
}

Result<> ImportRequest::addSet(const QString &text)
{
    return cut(sets, u"set"_s, text, text.indexOf(u'='));
}

Result<> ImportRequest::addDefault(const QString &text)
{
    return cut(defaults, u"default"_s, text, text.indexOf(u'='));
}

Result<> ImportRequest::addValue(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const qsizetype equals = text.lastIndexOf(u'=');
    if (colon <= 0 || equals < colon)
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, u"value"_s}, {u"text"_s, text}});
    values.append({text.left(colon), text.mid(colon + 1, equals - colon - 1), text.mid(equals + 1)});
    return {};
}

Result<> ImportRequest::addSplit(const QString &text)
{
    const qsizetype at = text.indexOf(u'=');
    if (at == text.size() - 1)
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, u"split"_s}, {u"text"_s, text}});
    return cut(splits, u"split"_s, text, at);
}

} // namespace binnacle
