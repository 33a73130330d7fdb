// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/sampletickets.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "query/age.h"
#include "query/samplepools.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Match = QueryClause::Match;

const QStringList kLevels{u"priority"_s, u"impact"_s, u"urgency"_s};
const QStringList kRefs{u"team"_s, u"service"_s, u"category"_s, u"assignee"_s, u"requester"_s};
const QStringList kTimes{u"opened"_s, u"updated"_s, u"resolved"_s, u"closed"_s, u"due"_s, u"detected"_s};

QString words(const QString &text)
{
    return u' ' + foldedWords(text).join(u' ') + u' ';
}

bool hasPhrase(const SampleTicket &ticket, const QStringList &phrase)
{
    const QString all = words(ticket.title + u'\n' + ticket.description);
    return all.contains(u' ' + phrase.join(u' ') + u' ');
}

bool hasAspect(const SampleTicket &ticket, const QString &aspect)
{
    if (const auto ref = ticket.refs.find(aspect); ref != ticket.refs.end())
        return ref->second.has_value();
    if (const auto time = ticket.times.find(aspect); time != ticket.times.end())
        return time->second.has_value();
    if (aspect == "tag"_L1)
        return !ticket.tags.isEmpty();
    if (aspect == "sla"_L1)
        return ticket.madeSla.has_value();
    if (aspect == "attachment"_L1)
        return ticket.attachment;
    if (aspect == "description"_L1)
        return !ticket.description.isEmpty();
    return aspect == "reopened"_L1 && ticket.reopened;
}

bool judgeTime(const QueryClause &clause, std::optional<qint64> at, const QueryContext &context)
{
    const auto value = [&](qsizetype i) { return clause.values[i].text; };
    const auto begin = [&](qsizetype i) { return parseIsoSpan(value(i), context.zone)->first; };
    const auto end = [&](qsizetype i) { return parseIsoSpan(value(i), context.zone)->second; };
    if (clause.match == Match::OneOf) {
        for (qsizetype i = 0; i < clause.values.size(); ++i) {
            const bool none = clause.values[i].kind == QueryValue::Kind::None;
            if (none ? !at : at && *at >= begin(i) && *at < end(i))
                return true;
        }
        return false;
    }
    if (!at)
        return false;
    if (parseAge(value(0))) {
        const qint64 age = context.now - *at;
        const qint64 first = *parseAge(value(0));
        switch (clause.match) {
        case Match::Less:
            return age < first;
        case Match::LessOrEqual:
            return age <= first;
        case Match::Greater:
            return age > first;
        case Match::GreaterOrEqual:
            return age >= first;
        default: {
            const qint64 second = *parseAge(value(1));
            return age >= qMin(first, second) && age <= qMax(first, second);
        }
        }
    }
    switch (clause.match) {
    case Match::Less:
        return *at < begin(0);
    case Match::LessOrEqual:
        return *at < end(0);
    case Match::Greater:
        return *at >= end(0);
    case Match::GreaterOrEqual:
        return *at >= begin(0);
    default:
        return *at >= qMin(begin(0), begin(1)) && *at < qMax(end(0), end(1));
    }
}

bool judgeLevel(const QueryClause &clause, qint64 level)
{
    const qint64 first = clause.values.first().text.toLongLong();
    switch (clause.match) {
    case Match::Less:
        return level > 0 && level < first;
    case Match::LessOrEqual:
        return level > 0 && level <= first;
    case Match::Greater:
        return level > first;
    case Match::GreaterOrEqual:
        return level >= first;
    case Match::Between: {
        const qint64 last = clause.values.last().text.toLongLong();
        return level >= qMin(first, last) && level <= qMax(first, last);
    }
    case Match::OneOf:
        break;
    }
    return std::any_of(clause.values.begin(), clause.values.end(), [&](const QueryValue &value) {
        return value.kind == QueryValue::Kind::None ? level == 0 : value.text.toLongLong() == level;
    });
}

bool judgeValue(const QueryValue &value, const QString &field, const SampleTicket &ticket,
                const QueryContext &context)
{
    if (const auto ref = ticket.refs.find(field); ref != ticket.refs.end()) {
        if (value.kind == QueryValue::Kind::None)
            return !ref->second;
        if (value.kind == QueryValue::Kind::Me)
            return ref->second && *ref->second + 1 == context.me.value;
        return ref->second && fold(pools::kNames[*ref->second]) == fold(value.text);
    }
    if (field == "state"_L1)
        return ticket.stateClass == value.text || ticket.state.toLower() == value.text.toLower();
    if (field == "type"_L1)
        return ticket.type == value.text;
    if (field == "origin"_L1)
        return value.kind == QueryValue::Kind::None ? ticket.origin.isEmpty()
                                                    : ticket.origin.toLower() == value.text.toLower();
    if (field == "number"_L1)
        return naturalKey(ticket.number) == naturalKey(value.text);
    if (field == "tag"_L1) {
        if (value.kind == QueryValue::Kind::None)
            return ticket.tags.isEmpty();
        return std::any_of(ticket.tags.begin(), ticket.tags.end(),
                           [&](const QString &tag) { return fold(tag) == fold(value.text); });
    }
    if (field == "major"_L1)
        return ticket.major == (value.text == "yes"_L1);
    if (field == "breached"_L1)
        return (ticket.madeSla == false) == (value.text == "yes"_L1);
    return field == "has"_L1 && hasAspect(ticket, value.text);
}

bool markOne(const Condition &c, const SampleTicket &ticket)
{
    if (const auto level = ticket.levels.find(c.field); level != ticket.levels.end())
        return (c.none && level->second == 0) || c.numbers.contains(level->second);
    if (const auto ref = ticket.refs.find(c.field); ref != ticket.refs.end()) {
        if (!ref->second)
            return c.none;
        return c.keys.contains(fold(pools::kNames[*ref->second])) || c.me.value == *ref->second + 1;
    }
    if (c.kind == FieldKind::Time) {
        const auto at = ticket.times.at(c.field);
        if (!at)
            return c.none;
        return std::any_of(c.spans.begin(), c.spans.end(),
                           [&](const TimeSpan &span) { return *at >= span.from && *at < span.to; });
    }
    if (c.field == "state"_L1)
        return c.classes.contains(ticket.stateClass) || c.keys.contains(asciiLower(ticket.state));
    if (c.field == "type"_L1)
        return c.keys.contains(ticket.type);
    if (c.field == "origin"_L1)
        return ticket.origin.isEmpty() ? c.none : c.keys.contains(asciiLower(ticket.origin));
    if (c.field == "number"_L1)
        return c.keys.contains(naturalKey(ticket.number));
    if (c.field == "tag"_L1)
        return (c.none && ticket.tags.isEmpty()) ||
               std::any_of(ticket.tags.begin(), ticket.tags.end(),
                           [&](const QString &tag) { return c.keys.contains(fold(tag)); });
    if (c.field == "major"_L1)
        return c.numbers.contains(ticket.major ? 1 : 0);
    if (c.field == "breached"_L1)
        return c.numbers.contains(ticket.madeSla == false ? 1 : 0);
    return std::any_of(c.keys.begin(), c.keys.end(),
                       [&](const QString &key) { return hasAspect(ticket, key); });
}

} // namespace

std::vector<SampleTicket> sampleTickets(int count, quint32 seed)
{
    constexpr qint64 kBegin = 1'735'689'600'000; // 2025-01-01
    constexpr qint64 kSpan = 600LL * 24 * 3600 * 1000;
    const QStringList states{u"new"_s,      u"assigned"_s, u"in_progress"_s, u"pending"_s,
                             u"resolved"_s, u"closed"_s,   u"cancelled"_s,   u"Awaiting vendor"_s};
    QRandomGenerator random(seed);
    const auto below = [&](int limit) { return int(random.bounded(limit)); };
    std::vector<SampleTicket> tickets;
    for (int i = 0; i < count; ++i) {
        SampleTicket ticket;
        ticket.number = i == 7 ? u"INC-0007"_s : u"INC-%1"_s.arg(i);
        ticket.title = pools::kTitles[below(int(pools::kTitles.size()))];
        ticket.description = below(3) == 0 ? pools::kTitles[below(int(pools::kTitles.size()))] : QString();
        ticket.state = states[below(int(states.size()))];
        const bool done = ticket.state == "resolved"_L1 || ticket.state == "closed"_L1;
        ticket.stateClass = done ? u"done"_s : ticket.state == "cancelled"_L1 ? u"void"_s : u"open"_s;
        ticket.type = below(4) == 0 ? u"request"_s : u"incident"_s;
        ticket.origin = QStringList{u""_s, u"phone"_s, u"self-service"_s, u"Mail"_s}[below(4)];
        for (const QString &level : kLevels)
            ticket.levels[level] = below(5);
        for (const QString &ref : kRefs)
            ticket.refs[ref] =
                below(3) == 0 ? std::nullopt : std::optional<int>(below(int(pools::kNames.size()) - 1));
        for (const QString &time : kTimes) {
            const bool always = time == "opened"_L1 || time == "updated"_L1;
            // Whole hours, so that edges of spans are met.
            const qint64 at = (kBegin + qint64(random.generate64() % kSpan)) / kMsPerHour * kMsPerHour;
            ticket.times[time] = always || below(2) == 0 ? std::optional<qint64>(at) : std::nullopt;
        }
        for (int n = below(3); n > 0; --n) {
            const QString tag = pools::kNames[below(int(pools::kNames.size()) - 1)];
            if (!ticket.tags.contains(tag))
                ticket.tags.append(tag);
        }
        ticket.madeSla = below(3) == 0 ? std::nullopt : std::optional<bool>(below(2) == 0);
        ticket.major = below(5) == 0;
        ticket.reopened = below(5) == 0;
        ticket.attachment = below(4) == 0;
        tickets.push_back(std::move(ticket));
    }
    return tickets;
}

bool judge(const QueryNode &node, const SampleTicket &ticket, const QueryContext &context)
{
    const auto fulfilled = [&](const QueryNode &child) { return judge(child, ticket, context); };
    switch (node.kind) {
    case QueryNode::Kind::All:
        return std::all_of(node.children.begin(), node.children.end(), fulfilled);
    case QueryNode::Kind::Any:
        return std::any_of(node.children.begin(), node.children.end(), fulfilled);
    case QueryNode::Kind::Not:
        return !fulfilled(node.children.first());
    case QueryNode::Kind::Text:
        return hasPhrase(ticket, foldedWords(node.text));
    case QueryNode::Kind::Clause:
        break;
    }
    const QueryClause &clause = node.clause;
    if (const auto time = ticket.times.find(clause.field); time != ticket.times.end())
        return judgeTime(clause, time->second, context);
    if (const auto level = ticket.levels.find(clause.field); level != ticket.levels.end())
        return judgeLevel(clause, level->second);
    return std::any_of(clause.values.begin(), clause.values.end(), [&](const QueryValue &value) {
        return judgeValue(value, clause.field, ticket, context);
    });
}

bool SampleColumns::mark(const Condition &condition, RowBits &out) const
{
    for (qsizetype row = 0; row < rows(); ++row) {
        if (markOne(condition, m_tickets[size_t(row)]))
            out.set(row);
    }
    return true;
}

bool SampleColumns::markWords(const QList<QStringList> &phrases, RowBits &out) const
{
    for (qsizetype row = 0; row < rows(); ++row) {
        const SampleTicket &ticket = m_tickets[size_t(row)];
        if (std::all_of(phrases.begin(), phrases.end(),
                        [&](const auto &phrase) { return hasPhrase(ticket, phrase); }))
            out.set(row);
    }
    return true;
}

} // namespace binnacle
