// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentloader.h"

#include "base/timetext.h"
#include "query/sqlcompiler.h"
#include "query/ticketfields.h"
#include "store/sqlcatalog.h"

#include <QSet>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

const SqlCatalog &sql()
{
    static const SqlCatalog catalog(u"metrics.sql"_s);
    return catalog;
}

const std::array<QString, 8> &knownStates()
{
    static const std::array<QString, 8> states{QString(),    u"new"_s,      u"assigned"_s, u"in_progress"_s,
                                               u"pending"_s, u"resolved"_s, u"closed"_s,   u"cancelled"_s};
    return states;
}

constexpr std::array kKeyed{ColumnName::Service, ColumnName::Category, ColumnName::Team, ColumnName::Assignee,
                            ColumnName::Requester};

QString namesBlock(ColumnName name)
{
    switch (name) {
    case ColumnName::Service:
        return u"service_names"_s;
    case ColumnName::Category:
        return u"category_names"_s;
    case ColumnName::Team:
        return u"team_names"_s;
    default:
        return u"person_names"_s;
    }
}

// A stamp that cannot be meant (a damaged or forged row: verify names it) is none.
std::optional<qint64> stampOf(const Statement &s, int column)
{
    const auto at = s.optInt64(column);
    return at && isPlausible(*at) ? at : std::nullopt;
}

// A row of incident_rows: all but its names.
IncidentRow plainRow(const Statement &s)
{
    IncidentRow row;
    row.id = s.int64(0);
    row.opened = std::clamp(s.int64(1), kFirstInstant, kEndOfInstants - 1);
    row.stamp(ColumnStamp::Updated) = stampOf(s, 2);
    row.stamp(ColumnStamp::Acknowledged) = stampOf(s, 3);
    row.stamp(ColumnStamp::Resolved) = stampOf(s, 4);
    row.stamp(ColumnStamp::Closed) = stampOf(s, 5);
    row.stamp(ColumnStamp::FirstResolved) = stampOf(s, 6);
    const qint64 pack = s.int64(7);
    row.priority = pack & 7;
    row.impact = pack >> 3 & 7;
    row.urgency = pack >> 6 & 7;
    row.stateClass = IncidentRow::Class(pack >> 9 & 3);
    row.sla = IncidentRow::Sla(pack >> 11 & 3);
    row.reopened = (pack >> 13 & 1) != 0;
    row.major = (pack >> 14 & 1) != 0;
    row.visibility = pack >> 15 & 3;
    row.acknowledgedDerived = (pack >> 21 & 1) != 0;
    row.resolvedDerived = (pack >> 22 & 1) != 0;
    row.reassignments = quint16(pack >> 23);
    return row;
}

QString stateText(const Statement &s)
{
    const size_t known = size_t(s.int64(7) >> 17 & 15);
    return known > 0 && known < knownStates().size() ? knownStates()[known] : s.text(15);
}

constexpr std::array kRareStamps{ColumnStamp::Occurred, ColumnStamp::Detected, ColumnStamp::Responded,
                                 ColumnStamp::Restored, ColumnStamp::Due};

// Read whole before other rows: a server's connection has one open answer at a time.
Result<std::vector<IncidentRow>> rareRows(ReadScope &scope, qint64 low, qint64 high)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), u"incident_rare_stamps"_s));
    s.bind(u"low"_s, low).bind(u"high"_s, high);
    BINNACLE_TRY(s.run());
    std::vector<IncidentRow> rows;
    while (s.next()) {
        IncidentRow row;
        row.id = s.int64(0);
        for (size_t i = 0; i < kRareStamps.size(); ++i)
            row.stamp(kRareStamps[i]) = stampOf(s, int(i) + 1);
        rows.push_back(row);
    }
    return rows;
}

void copyRareStamps(const IncidentRow &from, IncidentRow &to)
{
    for (const ColumnStamp stamp : kRareStamps)
        to.stamp(stamp) = from.stamps[size_t(stamp)];
}

// By ticket, in order.
Result<std::vector<std::pair<qint64, qint64>>> firstActs(ReadScope &scope)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), u"first_acts"_s));
    BINNACLE_TRY(s.run());
    std::vector<std::pair<qint64, qint64>> acts;
    while (s.next())
        acts.emplace_back(s.int64(0), s.int64(1));
    return acts;
}

Result<QStringList> sourcesWithoutReopenings(ReadScope &scope)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), u"sources_without_reopenings"_s));
    BINNACLE_TRY(s.bind(u"mapped"_s, u"%:\"reopen_count\"%"_s).run());
    QStringList sources;
    while (s.next())
        sources.append(s.text(0));
    return sources;
}

// The newest stamp before an instant.
std::optional<qint64> newestBefore(const IncidentRow &row, qint64 until)
{
    std::optional<qint64> newest;
    for (size_t i = 0; i < kColumnStamps; ++i) {
        const auto &stamp = row.stamps[i];
        if (ColumnStamp(i) != ColumnStamp::Due && stamp && *stamp < until)
            newest = std::max(newest.value_or(*stamp), *stamp);
    }
    return newest;
}

Result<QHash<qint64, QString>> namesOf(ReadScope &scope, ColumnName name)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), namesBlock(name)));
    BINNACLE_TRY(s.run());
    QHash<qint64, QString> names;
    while (s.next())
        names.insert(s.int64(0), s.text(1));
    return names;
}

// Row keys lie close together: a table answers for millions of rows what a hash would be asked.
class KeyCodes
{
public:
    KeyCodes(const NameDictionary &names, const QHash<qint64, QString> &known)
        : m_names(names)
    {
        for (auto it = known.keyBegin(); it != known.keyEnd(); ++it) {
            if (*it < 0 || *it >= kMost)
                continue;
            if (size_t(*it) >= m_table.size())
                m_table.resize(size_t(*it) + 1, 0);
            m_table[size_t(*it)] = names.find(*it).value_or(0);
        }
    }
    [[nodiscard]] quint32 of(qint64 key) const
    {
        if (key >= 0 && size_t(key) < m_table.size())
            return m_table[size_t(key)];
        return key < kMost ? 0 : m_names.find(key).value_or(0);
    }

private:
    static constexpr qint64 kMost = 1 << 20;
    const NameDictionary &m_names;
    std::vector<quint32> m_table;
};

// Texts repeat from row to row: most look-ups end at the last one.
class TextCode
{
public:
    explicit TextCode(NameDictionary &names)
        : m_names(names)
    {}
    quint32 of(const QString &text)
    {
        if (text != m_last) {
            m_last = text;
            m_code = m_names.codeOf(text);
        }
        return m_code;
    }

private:
    NameDictionary &m_names;
    QString m_last;
    quint32 m_code = 0;
};

} // namespace

namespace incidentloader {

Result<IncidentColumns> load(ReadScope &scope, qint64 now)
{
    IncidentColumns columns;
    std::vector<KeyCodes> codes; // beside kKeyed
    for (const ColumnName name : kKeyed) {
        BINNACLE_LET(const auto names, namesOf(scope, name));
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            (void)columns.names(name).codeOf(it.key(), it.value());
        codes.emplace_back(columns.names(name), names);
    }
    std::array<quint32, 8> stateCodes{};
    for (size_t i = 1; i < stateCodes.size(); ++i)
        stateCodes[i] = columns.names(ColumnName::State).codeOf(knownStates()[i]);
    BINNACLE_LET(Statement span, scope.statement(sql(), u"incident_span"_s));
    BINNACLE_TRY(span.run());
    if (!span.next())
        return columns;
    const qint64 low = span.int64(0);
    const qint64 high = span.int64(1) + 1;
    columns.reserve(size_t(span.int64(2)));
    span.finish();

    BINNACLE_LET(const std::vector<IncidentRow> rare, rareRows(scope, low, high));
    size_t next = 0;
    BINNACLE_LET(const auto acts, firstActs(scope));
    auto act = acts.cbegin();
    BINNACLE_LET(Statement s, scope.statement(sql(), u"incident_rows"_s));
    s.bind(u"low"_s, low).bind(u"high"_s, high);
    BINNACLE_TRY(s.run());
    TextCode source(columns.names(ColumnName::Source));
    TextCode origin(columns.names(ColumnName::Origin));
    while (s.next()) {
        IncidentRow row = plainRow(s);
        const size_t known = size_t(s.int64(7) >> 17 & 15);
        row.name(ColumnName::State) = known > 0 && known < stateCodes.size()
                                          ? stateCodes[known]
                                          : columns.names(ColumnName::State).codeOf(s.text(15));
        for (size_t i = 0; i < kKeyed.size(); ++i)
            row.name(kKeyed[i]) = codes[i].of(s.int64(int(8 + i)));
        row.name(ColumnName::Source) = source.of(s.text(13));
        row.name(ColumnName::Origin) = origin.of(s.text(14));
        while (next < rare.size() && rare[next].id < row.id)
            ++next;
        if (next < rare.size() && rare[next].id == row.id)
            copyRareStamps(rare[next], row);
        while (act != acts.cend() && act->first < row.id)
            ++act;
        const bool acted = act != acts.cend() && act->first == row.id;
        if (const auto told = newestBefore(row, acted ? std::min(act->second, now) : now))
            columns.noteTold(row.name(ColumnName::Source), *told);
        columns.append(row);
    }
    s.finish();
    columns.finish();
    BINNACLE_LET(const QStringList untold, sourcesWithoutReopenings(scope));
    for (const QString &name : untold)
        columns.setTellsReopenings(columns.names(ColumnName::Source).codeOf(name), false);
    return columns;
}

Result<Refreshed> refresh(ReadScope &scope, const std::set<qint64> &ids, bool withNames)
{
    Refreshed out;
    // A ticket may name a team made a moment ago, so the names of rows that come are read with them.
    for (const ColumnName name : kKeyed) {
        if (withNames || !ids.empty()) {
            BINNACLE_LET(out.names[size_t(name)], namesOf(scope, name));
        }
    }
    BINNACLE_LET(Statement s, scope.statement(sql(), u"incident_rows"_s));
    for (const qint64 id : ids) {
        s.bind(u"low"_s, id).bind(u"high"_s, id + 1);
        BINNACLE_TRY(s.run());
        if (!s.next()) {
            out.gone.push_back(id);
            s.finish();
            continue;
        }
        Refreshed::Row row;
        row.row = plainRow(s);
        for (size_t i = 0; i < kKeyed.size(); ++i)
            row.keys[size_t(kKeyed[i])] = s.int64(int(8 + i));
        row.texts[size_t(ColumnName::State)] = stateText(s);
        row.texts[size_t(ColumnName::Source)] = s.text(13);
        row.texts[size_t(ColumnName::Origin)] = s.text(14);
        s.finish();
        BINNACLE_LET(const std::vector<IncidentRow> rare, rareRows(scope, id, id + 1));
        if (!rare.empty())
            copyRareStamps(rare.front(), row.row);
        out.rows.push_back(std::move(row));
    }
    return out;
}

void apply(IncidentColumns &columns, const Refreshed &refreshed)
{
    for (const ColumnName name : kKeyed) {
        const auto &names = refreshed.names[size_t(name)];
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            (void)columns.names(name).codeOf(it.key(), it.value());
    }
    std::vector<IncidentRow> rows;
    for (const Refreshed::Row &one : refreshed.rows) {
        IncidentRow row = one.row;
        for (const ColumnName name : kKeyed)
            row.name(name) = columns.names(name).find(one.keys[size_t(name)]).value_or(0);
        for (const ColumnName name : {ColumnName::State, ColumnName::Source, ColumnName::Origin})
            row.name(name) = columns.names(name).codeOf(one.texts[size_t(name)]);
        rows.push_back(row);
    }
    columns.apply(rows, refreshed.gone);
}

Result<QHash<qint64, IncidentPast>> pastAt(ReadScope &scope, qint64 asOf)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), u"incident_history"_s));
    BINNACLE_TRY(s.run());
    QHash<qint64, IncidentPast> past;
    QSet<QString> texts; // few texts, many changes
    const auto shared = [&texts](const QString &text) { return *texts.insert(text); };
    PastFold fold(asOf);
    qint64 id = 0;
    qint64 stampFlags = 0;
    const auto keep = [&] {
        IncidentPast one = fold.take();
        one.stampFlags = stampFlags;
        if (id != 0)
            past.insert(id, std::move(one));
    };
    while (s.next()) {
        if (s.int64(0) != id) {
            keep();
            id = s.int64(0);
            stampFlags = s.int64(5);
        }
        if (const auto field = pastFieldFromName(s.text(2)))
            fold.add({s.int64(1), *field, shared(s.text(3)), shared(s.text(4))});
    }
    keep();
    return past;
}

Result<std::vector<qint64>> idsOf(ReadScope &scope, const Query &part, const QueryContext &context)
{
    SqlOptions options;
    options.liftWords = true;
    BINNACLE_LET(const SqlCondition condition,
                 compileSql(part, ticketFields(), ticketSqlMapping(scope.engine()), context, options));
    // A part is words or a clause. Words are asked of the search index alone: reading each hit's ticket
    // beside it would take most of the time, and the columns know which of the hits they hold.
    auto s = condition.match.isEmpty()
                 ? scope.statement(u"SELECT t.id FROM ticket t WHERE "_s + condition.where)
                 : scope.statement(sql(), u"ids_with_words"_s);
    if (!s)
        return tl::unexpected<Error>(s.error());
    if (!condition.match.isEmpty())
        s->bind(u"match"_s, condition.match);
    for (const auto &[name, value] : condition.bindings)
        s->bind(name, value);
    BINNACLE_TRY(s->run());
    std::vector<qint64> ids;
    while (s->next())
        ids.push_back(s->int64(0));
    return ids;
}

Result<std::vector<qint64>> teamsOf(ReadScope &scope, PersonId person)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), u"teams_of"_s));
    BINNACLE_TRY(s.bind(u"person"_s, person).run());
    std::vector<qint64> teams;
    while (s.next())
        teams.push_back(s.int64(0));
    return teams;
}

Result<QHash<qint64, QString>> numbersOf(ReadScope &scope, const std::vector<qint64> &ids)
{
    BINNACLE_LET(Statement s, scope.statement(sql(), u"ticket_number"_s));
    QHash<qint64, QString> numbers;
    for (const qint64 id : ids) {
        BINNACLE_TRY(s.bind(u"id"_s, id).run());
        if (s.next())
            numbers.insert(id, s.text(0));
        s.finish();
    }
    return numbers;
}

} // namespace incidentloader

} // namespace binnacle
