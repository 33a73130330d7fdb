// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/errors.h"

#include "wording/errortable.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::wording {

namespace {

constexpr qsizetype kLongestValue = 80;

const QHash<QString, const ErrorRow *> &rows()
{
    static const QHash<QString, const ErrorRow *> kRows = [] {
        QHash<QString, const ErrorRow *> byKey;
        for (const auto &table : {textErrors(), importErrors(), ruleErrors(), storeErrors()}) {
            for (const ErrorRow &row : table)
                byKey.insert(QString::fromLatin1(row.key), &row);
        }
        return byKey;
    }();
    return kRows;
}

QString listText(const QStringList &items)
{
    return items.join(QCoreApplication::translate("Errors", ", ", "between the items of a list"));
}

// A value as a person reads it: names of fields, states and rights by their words, counts and sizes by the
// locale, text from outside on one line and not without end.
QString valueText(const QString &name, const QVariant &value)
{
    if (!value.isValid())
        return {};
    if (value.typeId() == QMetaType::QStringList)
        return listText(value.toStringList());
    if (name == "size"_L1 || name == "largest"_L1 || name == "bytes"_L1)
        return bytesText(value.toLongLong());
    if (name == "position"_L1)
        return countText(value.toLongLong() + 1); // counted from 1 where people read it
    if (value.typeId() == QMetaType::Int || value.typeId() == QMetaType::LongLong)
        return name == "line"_L1 || name == "version"_L1 || name == "schema"_L1
                   ? value.toString()
                   : countText(value.toLongLong());
    const QString text = value.toString();
    if (name == "act"_L1)
        return actLabel(text);
    if (name == "role"_L1)
        return roleLabel(text);
    if (name == "state"_L1 || name == "from"_L1 || name == "to"_L1)
        return stateLabel(text);
    const QString line = text.simplified();
    return line.size() <= kLongestValue ? line : line.left(kLongestValue - 1) + u'…';
}

// Fills {names}, and counts those that had a value. One pass, so that braces inside a value stay as they are.
QString filledPart(const QString &text, const QVariantMap &values, int &found)
{
    QString result;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            return result + text.mid(at);
        const QString name = text.mid(open + 1, close - open - 1);
        // {Field} is the label of the field that {field} names.
        const bool label = name.at(0).isUpper();
        const QString value =
            label ? fieldLabel(values.value(name.toLower()).toString()) : valueText(name, values.value(name));
        found += value.isEmpty() ? 0 : 1;
        result += text.mid(at, open - at) + value;
        at = close + 1;
    }
}

// Parts in [brackets] are left out where none of their names has a value.
QString filled(const char *source, const QVariantMap &values)
{
    const QString text = QCoreApplication::translate("Errors", source);
    QString result;
    qsizetype at = 0;
    while (true) {
        const qsizetype open = text.indexOf(u'[', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u']', open);
        int found = 0;
        result += filledPart(text.mid(at, close < 0 ? -1 : open - at), values, found);
        if (close < 0)
            return result;
        found = 0;
        const QString part = filledPart(text.mid(open + 1, close - open - 1), values, found);
        if (found > 0)
            result += part;
        at = close + 1;
    }
}

// For a key without a sentence of its own: what kind of thing went wrong.
const ErrorRow *rowOfCode(ErrorCode code)
{
    static const QHash<int, const char *> kKeys{
        {int(ErrorCode::Invalid), "invalid"},
        {int(ErrorCode::NotFound), "not-found"},
        {int(ErrorCode::Conflict), "conflict"},
        {int(ErrorCode::Busy), "busy"},
        {int(ErrorCode::Unavailable), "unavailable"},
        {int(ErrorCode::Denied), "denied"},
        {int(ErrorCode::Incompatible), "incompatible"},
        {int(ErrorCode::Cancelled), "cancelled"},
        {int(ErrorCode::Bug), "bug"},
    };
    return rows().value(QString::fromLatin1(kKeys.value(int(code), "bug")));
}

// A reason among the values may have a sentence of its own.
const ErrorRow &rowOf(const Error &error)
{
    const QString reason = error.values.value(u"reason"_s).toString();
    const ErrorRow *row = reason.isEmpty() ? nullptr : rows().value(error.key + u':' + reason);
    if (!row)
        row = rows().value(error.key);
    return row ? *row : *rowOfCode(error.code);
}

// "Nothing was changed. | Try again." Where there is no bar, it is all what to do.
void splitAdvice(const QString &advice, QString &safe, QString &todo)
{
    const qsizetype bar = advice.indexOf(u'|');
    safe = advice.left(std::max<qsizetype>(bar, 0)).trimmed();
    todo = advice.mid(bar + 1).trimmed();
}

QVariantMap valuesOf(const Error &error)
{
    return rows().contains(error.key) ? error.values : QVariantMap{{u"key"_s, error.key}};
}

} // namespace

ErrorText errorText(const Error &error)
{
    const ErrorRow &row = rowOf(error);
    const QVariantMap values = valuesOf(error);
    ErrorText text;
    text.message = filled(row.message, values);
    QString safe;
    splitAdvice(filled(row.advice, values), safe, text.todo);
    text.advice = QString(safe + u' ' + text.todo).trimmed();
    text.safe = safe.isEmpty() ? QCoreApplication::translate("Errors", "Nothing was changed.") : safe;
    return text;
}

OpeningText openingText(const Error &error)
{
    const ErrorText text = errorText(error);
    const ErrorRow &row = rowOf(error);
    OpeningText opening{text.message, QCoreApplication::translate("Errors", "The workspace was not changed."),
                        text.todo};
    if (*row.openingSafe)
        opening.safe = QCoreApplication::translate("Errors", row.openingSafe);
    if (*row.openingAdvice)
        opening.advice = QCoreApplication::translate("Errors", row.openingAdvice);
    else if (text.todo.isEmpty())
        opening.advice = QCoreApplication::translate("Errors", "Try again, or open another workspace.");
    return opening;
}

ErrorText errorText(const QString &key, const QVariantMap &values)
{
    return errorText(Error{ErrorCode::Bug, key, values, {}});
}

// Words read as numbers are named in the order of the numbers.
ErrorText remarkText(const QString &key, QVariantMap values)
{
    if (key == "guessed-level"_L1) {
        QStringList named = values.value(u"values"_s).toString().split(u", "_s);
        std::stable_sort(named.begin(), named.end(), [](const QString &a, const QString &b) {
            return a.section(u' ', -1).toInt() < b.section(u' ', -1).toInt();
        });
        values.insert(u"values"_s, named.join(u", "_s));
    }
    values.insert(u"reason"_s, u"import"_s); // where the key has a sentence of its own for imports
    return errorText(key, values);
}

QString errorLine(const Error &error)
{
    const ErrorText text = errorText(error);
    return text.advice.isEmpty() ? text.message : text.message + u' ' + text.advice;
}

bool isWorded(const QString &key)
{
    return rows().contains(key);
}

QStringList wordedKeys()
{
    return rows().keys();
}

} // namespace binnacle::wording
