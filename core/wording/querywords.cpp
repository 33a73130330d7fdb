// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/querywords.h"

#include "wording/filled.h"

#include <QCoreApplication>
#include <QHash>

namespace binnacle::wording {

using namespace Qt::StringLiterals;

namespace {

// clang-format off: one line a text
const QHash<QString, const char *> &texts()
{
    static const QHash<QString, const char *> kTexts{
        {u"clause"_s, QT_TRANSLATE_NOOP("QueryWords", "{field} {operator} {values}")},
        {u"clause-bare"_s, QT_TRANSLATE_NOOP("QueryWords", "{field} {operator}")},
        {u"words"_s, QT_TRANSLATE_NOOP("QueryWords", "contains “{words}”")},
        {u"without-words"_s, QT_TRANSLATE_NOOP("QueryWords", "does not contain “{words}”")},
        {u"not"_s, QT_TRANSLATE_NOOP("QueryWords", "not ({query})")},
        {u"everything"_s, QT_TRANSLATE_NOOP("QueryWords", "everything")},
        {u"and"_s, QT_TRANSLATE_NOOP("QueryWords", "{a}, and {b}")},
        {u"or"_s, QT_TRANSLATE_NOOP("QueryWords", "{a}, or {b}")},
        {u"or-values"_s, QT_TRANSLATE_NOOP("QueryWords", "{a} or {b}")},
        {u"both"_s, QT_TRANSLATE_NOOP("QueryWords", "{a} and {b}")},
        {u"ago"_s, QT_TRANSLATE_NOOP("QueryWords", "{age} ago")},
        {u"none"_s, QT_TRANSLATE_NOOP("QueryWords", "none")},
        {u"me"_s, QT_TRANSLATE_NOOP("QueryWords", "me")},
        {u"yes"_s, QT_TRANSLATE_NOOP("QueryWords", "yes")},
        {u"no"_s, QT_TRANSLATE_NOOP("QueryWords", "no")},
        {u"class-open"_s, QT_TRANSLATE_NOOP("QueryWords", "Open")},
        {u"class-done"_s, QT_TRANSLATE_NOOP("QueryWords", "Done")},
        {u"class-void"_s, QT_TRANSLATE_NOOP("QueryWords", "Void")},
        {u"is"_s, QT_TRANSLATE_NOOP("QueryWords", "is")},
        {u"is-not"_s, QT_TRANSLATE_NOOP("QueryWords", "is not")},
        {u"in"_s, QT_TRANSLATE_NOOP("QueryWords", "in")},
        {u"not-in"_s, QT_TRANSLATE_NOOP("QueryWords", "not in")},
        {u"empty"_s, QT_TRANSLATE_NOOP("QueryWords", "is empty")},
        {u"not-empty"_s, QT_TRANSLATE_NOOP("QueryWords", "is not empty")},
        {u"before"_s, QT_TRANSLATE_NOOP("QueryWords", "before")},
        {u"below"_s, QT_TRANSLATE_NOOP("QueryWords", "below")},
        {u"up-to"_s, QT_TRANSLATE_NOOP("QueryWords", "up to")},
        {u"at-most"_s, QT_TRANSLATE_NOOP("QueryWords", "at most")},
        {u"after"_s, QT_TRANSLATE_NOOP("QueryWords", "after")},
        {u"above"_s, QT_TRANSLATE_NOOP("QueryWords", "above")},
        {u"from"_s, QT_TRANSLATE_NOOP("QueryWords", "from")},
        {u"at-least"_s, QT_TRANSLATE_NOOP("QueryWords", "at least")},
        {u"between"_s, QT_TRANSLATE_NOOP("QueryWords", "between")},
        {u"not-before"_s, QT_TRANSLATE_NOOP("QueryWords", "not before")},
        {u"not-below"_s, QT_TRANSLATE_NOOP("QueryWords", "not below")},
        {u"not-up-to"_s, QT_TRANSLATE_NOOP("QueryWords", "not up to")},
        {u"not-at-most"_s, QT_TRANSLATE_NOOP("QueryWords", "not at most")},
        {u"not-after"_s, QT_TRANSLATE_NOOP("QueryWords", "not after")},
        {u"not-above"_s, QT_TRANSLATE_NOOP("QueryWords", "not above")},
        {u"not-from"_s, QT_TRANSLATE_NOOP("QueryWords", "not from")},
        {u"not-at-least"_s, QT_TRANSLATE_NOOP("QueryWords", "not at least")},
        {u"not-between"_s, QT_TRANSLATE_NOOP("QueryWords", "not between")},
        {u"within"_s, QT_TRANSLATE_NOOP("QueryWords", "within the last")},
        {u"longer-ago"_s, QT_TRANSLATE_NOOP("QueryWords", "longer ago than")},
    };
    return kTexts;
}
// clang-format on

} // namespace

QString queryText(const QString &key, const QVariantMap &values)
{
    const auto it = texts().constFind(key);
    return it == texts().constEnd() ? key : filled(QCoreApplication::translate("QueryWords", *it), values);
}

} // namespace binnacle::wording
