// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/valuereader.h"

#include "base/fold.h"
#include "base/timetext.h"

#include <QTimeZone>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

std::optional<QString> listed(const QStringList &values, const QString &text)
{
    QString wanted = fold(text);
    wanted.replace(u' ', u'_').replace(u'-', u'_');
    return values.contains(wanted) ? std::optional(wanted) : std::nullopt;
}

// Close to a state we know: two letters changed or swapped, or one more or less.
bool isMisspelled(const FieldSpec &spec, const QString &text)
{
    const QString word = fold(text);
    const QStringList known = spec.values + spec.classes;
    return std::any_of(known.begin(), known.end(), [&](const QString &value) {
        const int farthest = value.size() == word.size() ? 2 : 1;
        return editDistance(word, value) <= farthest;
    });
}

std::optional<QString> numberText(const FieldSpec &spec, const QString &text)
{
    QStringView digits = text;
    if (!spec.prefix.isNull() && digits.startsWith(spec.prefix, Qt::CaseInsensitive))
        digits = digits.mid(1);
    if (digits.isEmpty() || digits.front() < u'0' || digits.front() > u'9')
        return std::nullopt;
    bool ok = false;
    const int number = digits.toInt(&ok);
    if (!ok || number < spec.low || number > spec.high)
        return std::nullopt;
    return QString::number(number);
}

std::optional<QString> flagText(const QString &text)
{
    const QString folded = fold(text);
    if (folded == "yes"_L1 || folded == "true"_L1 || folded == "1"_L1)
        return u"yes"_s;
    if (folded == "no"_L1 || folded == "false"_L1 || folded == "0"_L1)
        return u"no"_s;
    return std::nullopt;
}

bool isTime(const QString &text)
{
    return parseIsoSpan(text, QTimeZone::utc()).has_value();
}

tl::unexpected<Error> badValue()
{
    return fail(ErrorCode::Invalid, u"bad-value"_s);
}

} // namespace

Result<QueryValue> readQueryValue(const FieldSpec &spec, const QString &text, bool inQuotes)
{
    const QString folded = inQuotes ? QString() : fold(text);
    if (folded == "none"_L1) {
        if (!spec.optional)
            return badValue();
        return QueryValue{QueryValue::Kind::None, {}};
    }
    if (spec.kind == FieldKind::Person && folded == "me"_L1)
        return QueryValue{QueryValue::Kind::Me, {}};

    std::optional<QString> kept;
    switch (spec.kind) {
    case FieldKind::Choice:
        kept = listed(spec.values, text);
        break;
    case FieldKind::State:
        kept = listed(spec.values + spec.classes, text);
        if (!kept && !text.trimmed().isEmpty() && (inQuotes || !isMisspelled(spec, text)))
            return QueryValue{QueryValue::Kind::Literal, text};
        break;
    case FieldKind::Number:
        kept = numberText(spec, text);
        break;
    case FieldKind::Flag:
        kept = flagText(text);
        break;
    case FieldKind::Time:
        if (isTime(text))
            kept = text;
        break;
    case FieldKind::Name:
    case FieldKind::Person:
    case FieldKind::Identifier:
    case FieldKind::Key:
        if (!fold(text).isEmpty())
            kept = text;
        break;
    }
    if (!kept)
        return badValue();
    return QueryValue{QueryValue::Kind::Text, *kept};
}

QString queryValueExpectation(const FieldSpec &spec)
{
    switch (spec.kind) {
    case FieldKind::Choice:
        return spec.values.join(u", "_s);
    case FieldKind::State:
        return (spec.classes + spec.values).join(u", "_s);
    case FieldKind::Number:
        return u"%1..%2"_s.arg(spec.low).arg(spec.high);
    case FieldKind::Flag:
        return u"yes, no"_s;
    case FieldKind::Time:
        return u"2026-01-31, 2026-01, <7d"_s;
    default:
        return {};
    }
}

} // namespace binnacle
