// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/condition.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "query/age.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Match = QueryClause::Match;

// What one value of a Time field covers. An age is a single instant.
TimeSpan covered(const QString &text, const QueryContext &context)
{
    if (const auto age = parseAge(text))
        return {context.now - *age, context.now - *age + 1};
    const auto span = parseIsoSpan(text, context.zone);
    return span ? TimeSpan{span->first, span->second} : TimeSpan{0, 0};
}

TimeSpan compared(const QueryClause &clause, const QueryContext &context)
{
    const QString &text = clause.values.first().text;
    const TimeSpan first = covered(text, context);
    // An age counts backwards: less is younger, so later.
    const bool backwards = parseAge(text).has_value();
    switch (clause.match) {
    case Match::Less:
        return backwards ? TimeSpan{first.to, TimeSpan::kFuture} : TimeSpan{TimeSpan::kPast, first.from};
    case Match::LessOrEqual:
        return backwards ? TimeSpan{first.from, TimeSpan::kFuture} : TimeSpan{TimeSpan::kPast, first.to};
    case Match::Greater:
        return backwards ? TimeSpan{TimeSpan::kPast, first.from} : TimeSpan{first.to, TimeSpan::kFuture};
    case Match::GreaterOrEqual:
        return backwards ? TimeSpan{TimeSpan::kPast, first.to} : TimeSpan{first.from, TimeSpan::kFuture};
    case Match::Between:
        break;
    case Match::OneOf:
        return first;
    }
    const TimeSpan last = covered(clause.values.last().text, context);
    return {qMin(first.from, last.from), qMax(first.to, last.to)};
}

bool withinNumbers(const QueryClause &clause, int number)
{
    const int a = clause.values.first().text.toInt();
    switch (clause.match) {
    case Match::Less:
        return number < a;
    case Match::LessOrEqual:
        return number <= a;
    case Match::Greater:
        return number > a;
    case Match::GreaterOrEqual:
        return number >= a;
    case Match::Between: {
        const int b = clause.values.last().text.toInt();
        return number >= qMin(a, b) && number <= qMax(a, b);
    }
    case Match::OneOf:
        break;
    }
    return false;
}

void addKey(const QueryValue &value, const FieldSpec &spec, Condition &condition)
{
    switch (spec.kind) {
    case FieldKind::State:
        if (value.kind == QueryValue::Kind::Text && spec.classes.contains(value.text))
            condition.classes.append(value.text);
        else
            condition.keys.append(asciiLower(value.text));
        break;
    case FieldKind::Choice:
        condition.keys.append(value.text);
        break;
    case FieldKind::Identifier:
        condition.keys.append(asciiLower(value.text));
        break;
    case FieldKind::Key:
        condition.keys.append(naturalKey(value.text));
        break;
    case FieldKind::Flag:
        condition.numbers.append(value.text == "yes"_L1 ? 1 : 0);
        break;
    case FieldKind::Number:
        condition.numbers.append(value.text.toInt());
        break;
    case FieldKind::Name:
    case FieldKind::Person:
    case FieldKind::Time:
        condition.keys.append(fold(value.text));
        break;
    }
}

} // namespace

QString asciiLower(const QString &text)
{
    QString out = text;
    for (QChar &c : out) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + 32);
    }
    return out;
}

Condition resolve(const QueryClause &clause, const FieldSpec &spec, const QueryContext &context)
{
    Condition condition;
    condition.field = clause.field;
    condition.kind = spec.kind;
    if (clause.match != Match::OneOf) {
        if (spec.kind == FieldKind::Time) {
            condition.spans.append(compared(clause, context));
        } else {
            for (int number = spec.low; number <= spec.high; ++number) {
                if (withinNumbers(clause, number))
                    condition.numbers.append(number);
            }
        }
        return condition;
    }
    for (const QueryValue &value : clause.values) {
        if (value.kind == QueryValue::Kind::None)
            condition.none = true;
        else if (value.kind == QueryValue::Kind::Me)
            condition.me = context.me;
        else if (spec.kind == FieldKind::Time)
            condition.spans.append(covered(value.text, context));
        else
            addKey(value, spec, condition);
    }
    return condition;
}

} // namespace binnacle
