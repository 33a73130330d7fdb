// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakesource.h"

#include "tickets/ticketrules.h"
#include "tickets/ticketvalues.h"

#include <QJsonObject>
#include <QPromise>
#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle::test {

namespace {

TicketRow rowOf(const Ticket &ticket)
{
    TicketRow row;
    row.id = ticket.id;
    row.number = ticket.number;
    row.type = ticket.type;
    row.title = ticket.title;
    row.state = ticket.state;
    row.stateClass = ticket.stateClass;
    row.priority = ticket.priority;
    row.team = ticket.team.name;
    row.assignee = ticket.assignee.name;
    row.requester = ticket.requester.name;
    row.openedAt = ticket.openedAt;
    row.updatedAt = ticket.updatedAt;
    row.rowVersion = ticket.rowVersion;
    return row;
}

} // namespace

FakeSource::FakeSource(int tickets)
{
    for (int i = 0; i < tickets; ++i)
        add(u"Ticket %1"_s.arg(i + 1));
}

TicketDetail &FakeSource::add(const QString &title, const QString &state)
{
    const qint64 id = m_tickets.empty() ? 1 : m_tickets.rbegin()->first + 1;
    TicketDetail detail;
    Ticket &ticket = detail.ticket;
    ticket.id = TicketId(id);
    ticket.source = u"binnacle"_s;
    ticket.number = u"INC-%1"_s.arg(id);
    ticket.title = title;
    ticket.state = state;
    ticket.stateClass = classOf(state);
    ticket.openedAt = kNow - 30 * qint64(86'400'000) + id * 60'000;
    ticket.updatedAt = ticket.openedAt;
    ticket.rowVersion = 1;
    return m_tickets.insert_or_assign(id, detail).first->second;
}

template <typename T>
QFuture<Result<T>> FakeSource::answer(Result<T> result)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    if (refuse)
        result = tl::unexpected<Error>(*refuse);
    const auto give = [promise, result] {
        promise->addResult(result);
        promise->finish();
    };
    if (hold)
        m_held.append(give);
    else
        give();
    return future;
}

void FakeSource::release(qsizetype index)
{
    m_held.takeAt(index)();
}

void FakeSource::releaseAll()
{
    while (!m_held.isEmpty())
        release();
}

void FakeSource::tell(qint64 id)
{
    Q_EMIT changed({u"ticket"_s}, {id});
}

void FakeSource::changeElsewhere(qint64 id, const TicketValues &values)
{
    Ticket &ticket = m_tickets.at(id).ticket;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        (void)ticketvalues::set(ticket, value.key(), value.value());
    ticket.stateClass = classOf(ticket.state);
    ++ticket.rowVersion;
    tell(id);
}

Actor FakeSource::actor() const
{
    return {PersonId(1), u"Mara Keller"_s, Role::Agent, u"test"_s, {}};
}

std::vector<TicketRow> FakeSource::found(const QString &query, bool descending) const
{
    std::vector<TicketRow> rows;
    for (const auto &[id, detail] : m_tickets) {
        const auto fits = [&query](const QString &field, const QString &value) {
            const QString wanted = query.section(field + u':', 1, 1).section(u' ', 0, 0).remove(u'"');
            return wanted.isEmpty() || (value.isEmpty() ? u"none"_s : value) == wanted;
        };
        const TicketRow row = rowOf(detail.ticket);
        if (fits(u"state"_s, classText(row.stateClass)) && fits(u"team"_s, row.team) &&
            fits(u"priority"_s, row.priority > 0 ? QString::number(row.priority) : QString()))
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end(), [descending](const TicketRow &a, const TicketRow &b) {
        return descending ? std::pair(b.openedAt, b.id) < std::pair(a.openedAt, a.id)
                          : std::pair(a.openedAt, a.id) < std::pair(b.openedAt, b.id);
    });
    return rows;
}

QFuture<Result<TicketPage>> FakeSource::page(const TicketListRequest &request)
{
    calls.append(u"page "_s + request.query + u'|' + request.sort + u'|' + request.after);
    const auto rows = found(request.query, request.sort.startsWith(u'-'));
    size_t from = 0;
    if (!request.after.isEmpty()) {
        while (from < rows.size() && rows[from].id.value != request.after.toLongLong())
            ++from;
        ++from;
    }
    TicketPage page;
    for (size_t i = from; i < rows.size() && i < from + size_t(request.limit); ++i)
        page.rows.push_back(rows[i]);
    if (from + page.rows.size() < rows.size())
        page.next = QString::number(page.rows.back().id.value);
    return answer<TicketPage>(page);
}

QFuture<Result<TicketWay>> FakeSource::way(const TicketListRequest &request, TicketId ticket)
{
    calls.append(u"way %1"_s.arg(ticket.value));
    const auto rows = found(request.query, request.sort.startsWith(u'-'));
    const auto placeOf = [&rows](qint64 id) {
        return std::find_if(rows.begin(), rows.end(),
                            [id](const TicketRow &row) { return row.id.value == id; }) -
               rows.begin();
    };
    const auto end = qsizetype(rows.size());
    const qsizetype from = request.after.isEmpty() ? 0 : placeOf(request.after.toLongLong()) + 1;
    const qsizetype place = placeOf(ticket.value);
    TicketWay way;
    if (place < end)
        way.end = place < from ? TicketWay::End::Before : TicketWay::End::Ahead;
    for (qsizetype last = from + request.limit - 1; place < end && last < place; last += request.limit)
        way.pages.append(QString::number(rows[size_t(last)].id.value));
    return answer<TicketWay>(way);
}

QFuture<Result<qint64>> FakeSource::count(const QString &query)
{
    ++counted;
    return answer<qint64>(qint64(found(query, true).size()));
}

QFuture<Result<std::vector<TicketGroup>>> FakeSource::groups(const QString &query, const QString &field)
{
    calls.append(u"groups "_s + query + u'|' + field);
    std::vector<TicketGroup> groups;
    for (const TicketRow &row : found(query, true)) {
        const QString value = ticketgroups::valueOf(row, field, zone());
        const auto same = std::find_if(groups.begin(), groups.end(),
                                       [&](const TicketGroup &group) { return group.value == value; });
        if (same != groups.end())
            ++same->count;
        else
            groups.push_back({value,
                              (query.isEmpty() ? QString() : query + u' ') + field + u':' +
                                  (value.isEmpty() ? u"none"_s : value),
                              1});
    }
    ticketgroups::sort(groups, field);
    return answer<std::vector<TicketGroup>>(groups);
}

QFuture<Result<std::vector<TicketRow>>> FakeSource::newest(const QString &query, int limit)
{
    auto rows = found(query, true);
    rows.resize(std::min(rows.size(), size_t(limit)));
    return answer<std::vector<TicketRow>>(rows);
}

QFuture<Result<std::vector<TicketRow>>> FakeSource::rows(const std::vector<TicketId> &ids,
                                                         const QString &query)
{
    calls.append(u"rows %1 %2"_s.arg(ids.size()).arg(query));
    std::vector<TicketRow> present;
    for (const TicketRow &row : found(query, true)) {
        if (std::find(ids.begin(), ids.end(), row.id) != ids.end())
            present.push_back(row);
    }
    return answer<std::vector<TicketRow>>(present);
}

QFuture<Result<TicketDetail>> FakeSource::detail(const TicketRef &ref)
{
    for (const auto &[id, detail] : m_tickets) {
        if (id == ref.id.value || (!ref.number.isEmpty() && detail.ticket.number == ref.number))
            return answer<TicketDetail>(detail);
    }
    return answer<TicketDetail>(fail(ErrorCode::NotFound, u"no-such-ticket"_s, {{u"number"_s, ref.number}}));
}

QFuture<Result<TicketNames>> FakeSource::names()
{
    return answer<TicketNames>(TicketNames{{u"Network"_s, u"Service desk"_s},
                                           {u"Ines Duarte"_s, u"Mara Keller"_s},
                                           {u"Office network"_s},
                                           {u"Wi-Fi"_s}});
}

QFuture<Result<QByteArray>> FakeSource::attachmentContent(AttachmentId)
{
    return answer<QByteArray>(QByteArray("{\"level\": \"error\"}\n"));
}

QFuture<Result<std::vector<Outage>>> FakeSource::outages(const QString &service)
{
    std::vector<Outage> found;
    for (const Outage &outage : recorded) {
        if (outage.serviceName == service)
            found.push_back(outage);
    }
    return answer<std::vector<Outage>>(found);
}

QFuture<Result<TicketAct>> FakeSource::create(const TicketValues &values, const QString &operation)
{
    calls.append(u"create"_s);
    if (values.value(u"title"_s).isEmpty())
        return answer<TicketAct>(fail(ErrorCode::Invalid, u"title-required"_s, {{u"field"_s, u"title"_s}}));
    Ticket &ticket = add(values.value(u"title"_s)).ticket;
    ticket.openedAt = kNow;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        (void)ticketvalues::set(ticket, value.key(), value.value());
    derive(ticket);
    tell(ticket.id.value);
    return answer<TicketAct>(TicketAct{ticket.id, ticket.number, 1, operation});
}

QFuture<Result<TicketAct>> FakeSource::set(TicketId id, const TicketValues &values, qint64 version)
{
    QStringList said;
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        said.append(value.key() + u'=' + value.value());
    calls.append(u"set %1 %2"_s.arg(id.value).arg(said.join(u' ')));
    if (refuseOnce) {
        const Error error = *refuseOnce;
        refuseOnce.reset();
        return answer<TicketAct>(tl::unexpected<Error>(error));
    }
    Ticket &ticket = m_tickets.at(id.value).ticket;
    if (version > 0 && version != ticket.rowVersion) {
        QVariantMap theirs;
        for (const QString &field : values.keys())
            theirs.insert(field, ticketvalues::text(ticket, field));
        return answer<TicketAct>(
            fail(ErrorCode::Conflict, u"stale-version"_s,
                 {{u"number"_s, ticket.number}, {u"version"_s, ticket.rowVersion}, {u"theirs"_s, theirs}}));
    }
    const QString operation = u"op%1"_s.arg(++m_operations);
    m_before[operation] = m_tickets.at(id.value);
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        (void)ticketvalues::set(ticket, value.key(), value.value());
    derive(ticket);
    ++ticket.rowVersion;
    tell(id.value);
    return answer<TicketAct>(TicketAct{id, ticket.number, ticket.rowVersion, operation});
}

QFuture<Result<TicketAct>> FakeSource::assign(TicketId id, const QString &team, const QString &person,
                                              qint64 version)
{
    TicketValues values;
    if (!team.isEmpty())
        values.insert(u"team"_s, team);
    if (!person.isEmpty())
        values.insert(u"assignee"_s, person);
    return set(id, values, version);
}

QFuture<Result<TicketAct>> FakeSource::resolve(TicketId id, const QString &code, const QString &text,
                                               const TicketValues &times, qint64 version)
{
    TicketValues values = {
        {u"state"_s, u"resolved"_s}, {u"resolution_code"_s, code}, {u"resolution"_s, text}};
    for (auto time = times.cbegin(); time != times.cend(); ++time) {
        if (!time->isEmpty())
            values.insert(time.key(), *time);
    }
    return set(id, values, version);
}

QFuture<Result<TicketAct>> FakeSource::reopen(TicketId id, qint64 version)
{
    return set(id, {{u"state"_s, u"in_progress"_s}}, version);
}

QFuture<Result<TicketAct>> FakeSource::comment(TicketId id, const QString &text, MessageKind kind,
                                               const QString &given)
{
    operations.append(given);
    if (m_done.contains(given))
        return answer<TicketAct>(m_done.value(given));
    calls.append(u"comment %1 %2 %3"_s.arg(id.value).arg(messageKindText(kind), text));
    if (refuseOnce) {
        const Error error = *refuseOnce;
        refuseOnce.reset();
        return answer<TicketAct>(tl::unexpected<Error>(error));
    }
    TicketDetail &detail = m_tickets.at(id.value);
    const QString operation = u"op%1"_s.arg(++m_operations);
    m_before[operation] = detail;
    detail.conversation.push_back({MessageId(qint64(detail.conversation.size()) + 1),
                                   {},
                                   kNow,
                                   PersonId(1),
                                   u"Mara Keller"_s,
                                   kind,
                                   text});
    ++detail.ticket.rowVersion;
    tell(id.value);
    const TicketAct act{id, detail.ticket.number, detail.ticket.rowVersion, operation};
    m_done.insert(given, act);
    if (const std::optional<Error> lost = std::exchange(loseOnce, {}))
        return answer<TicketAct>(tl::unexpected<Error>(*lost));
    return answer<TicketAct>(act);
}

QFuture<Result<QHash<QString, QJsonValue>>> FakeSource::drafts()
{
    return answer<QHash<QString, QJsonValue>>(kept);
}

QFuture<Result<>> FakeSource::keepDraft(const QString &name, const QJsonValue &draft)
{
    if (!refuse && draft.isNull())
        kept.remove(name);
    else if (!refuse)
        kept.insert(name, draft);
    return answer<void>({});
}

QFuture<Result<TicketAct>> FakeSource::attach(TicketId id, const QString &path)
{
    calls.append(u"attach %1 %2"_s.arg(id.value).arg(path));
    return answer<TicketAct>(TicketAct{id, m_tickets.at(id.value).ticket.number, 2, u"op"_s});
}

QFuture<Result<BulkPlan>> FakeSource::planBulk(const BulkSelection &selection, const TicketChange &change,
                                               const JobPtr &)
{
    std::vector<TicketId> ids = selection.tickets;
    if (selection.query) {
        for (const TicketRow &row : found(*selection.query, false))
            ids.push_back(row.id);
    }
    calls.append(u"plan %1 %2"_s.arg(ids.size()).arg(change.values.values().join(u',')));
    BulkPlan plan;
    for (const TicketId id : ids) {
        const Ticket before = m_tickets.at(id.value).ticket;
        Ticket after = before;
        TicketValues values = change.values;
        if (change.kind == TicketChange::Kind::Resolve)
            values.insert(u"state"_s, resolvedState(before.type));
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            if (const auto set = ticketvalues::set(after, value.key(), value.value()); !set)
                return answer<BulkPlan>(tl::unexpected<Error>(set.error()));
        }
        after.tags = ticketvalues::tagsOf(after.tags + change.addTags);
        derive(after);
        BulkLine line{id, before.number, before.title, before.rowVersion, BulkLine::Fate::Changes, {}, {}};
        line.fields = ticketwrite::differences(before, after);
        if (const auto may = check(after, &before, kNow); !may) {
            line.fate = BulkLine::Fate::Refused;
            line.refusal = may.error();
        } else if (line.fields.empty()) {
            line.fate = BulkLine::Fate::Already;
        }
        plan.lines.push_back(line);
    }
    return answer<BulkPlan>(plan);
}

QFuture<Result<BulkResult>> FakeSource::runBulk(const BulkPlan &plan, const TicketChange &change,
                                                const JobPtr &job)
{
    if (job->isCancelled())
        return answer<BulkResult>(fail(ErrorCode::Cancelled, u"cancelled"_s));
    BulkResult result;
    result.operation = u"op%1"_s.arg(++m_operations);
    calls.append(
        u"bulk %1 %2"_s.arg(plan.count(BulkLine::Fate::Changes)).arg(change.values.values().join(u',')));
    for (BulkLine line : plan.lines) {
        if (line.fate != BulkLine::Fate::Changes)
            continue;
        TicketDetail &detail = m_tickets.at(line.id.value);
        if (detail.ticket.rowVersion != line.rowVersion) {
            line.fate = BulkLine::Fate::Refused;
            line.refusal = Error{ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, line.number}}, {}};
            ++result.refused;
        } else {
            m_many[result.operation].emplace(line.id.value, detail);
            for (const FieldDifference &field : line.fields)
                (void)ticketvalues::set(detail.ticket, field.field, field.after);
            detail.ticket.stateClass = classOf(detail.ticket.state);
            ++detail.ticket.rowVersion;
            ++result.changed;
            tell(line.id.value);
        }
        result.lines.push_back(line);
    }
    return answer<BulkResult>(result);
}

QFuture<Result<TicketAct>> FakeSource::undo(const QString &operation)
{
    calls.append(u"undo "_s + operation);
    if (const auto many = m_many.find(operation); many != m_many.end()) {
        for (const auto &[id, detail] : many->second) {
            const qint64 version = m_tickets.at(id).ticket.rowVersion + 1;
            m_tickets[id] = detail;
            m_tickets[id].ticket.rowVersion = version;
            tell(id);
        }
        return answer<TicketAct>(TicketAct{TicketId(many->second.begin()->first), {}, 1, u"undo"_s});
    }
    const auto before = m_before.find(operation);
    if (before == m_before.end())
        return answer<TicketAct>(fail(ErrorCode::Conflict, u"later-edit"_s));
    const TicketId id = before->second.ticket.id;
    const qint64 version = m_tickets.at(id.value).ticket.rowVersion + 1;
    m_tickets[id.value] = before->second;
    m_tickets[id.value].ticket.rowVersion = version;
    tell(id.value);
    return answer<TicketAct>(TicketAct{id, before->second.ticket.number, version, u"undo"_s});
}

} // namespace binnacle::test
