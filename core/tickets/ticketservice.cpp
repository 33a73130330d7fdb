// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketservice.h"

#include "base/outputfile.h"
#include "base/readyfuture.h"
#include "store/content.h"
#include "store/database.h"
#include "tickets/editnames.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketundo.h"
#include "tickets/ticketvalues.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QPromise>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kLargestAttachment = 25 * 1024 * 1024;
constexpr qsizetype kLongestComment = 1'000'000;

// What a repeat of an operation answers.
QString toText(const TicketAct &act)
{
    return u"%1 %2 %3"_s.arg(act.id.value).arg(act.rowVersion).arg(act.number);
}

TicketAct fromText(const QString &text, const QString &operation)
{
    return {TicketId(text.section(u' ', 0, 0).toLongLong()), text.section(u' ', 2),
            text.section(u' ', 1, 1).toLongLong(), operation};
}

// The door of every act: the right, the work, and the first answer again for a repeated operation.
QFuture<Result<TicketAct>> acting(Database &database, const WriteRequest &request, Act right,
                                  std::function<Result<TicketAct>(WriteScope &)> work)
{
    return database.write(
        request,
        [right, work = std::move(work)](WriteScope &scope) -> Result<TicketAct> {
            BINNACLE_TRY(require(scope.actor(), right));
            auto act = work(scope);
            if (act)
                scope.setResult(toText(*act));
            return act;
        },
        [operation = request.operation](const QString &result) -> Result<TicketAct> {
            return fromText(result, operation);
        });
}

QFuture<Result<TicketAct>> run(Database &database, const Actor &actor, const TicketRef &ref,
                               const TicketChange &change, qint64 version, const QString &operation)
{
    const QString act = ticketedit::actOf(change);
    return acting(database, {act, actor, operation}, Act::EditTicket,
                  [=](WriteScope &scope) -> Result<TicketAct> {
                      EditNames names(scope);
                      BINNACLE_LET(const Ticket before, ticketedit::hold(scope, actor, ref));
                      BINNACLE_LET(const Ticket after,
                                   ticketedit::changed(names, scope.now(), before, change, version));
                      return ticketedit::write(scope, names, act, before, after);
                  });
}

// After something was added to a ticket: a new version, the news, the answer.
Result<TicketAct> touched(WriteScope &scope, const Ticket &ticket)
{
    BINNACLE_LET(const qint64 version, ticketstore::touch(scope, ticket.id));
    BINNACLE_TRY(scope.changed(u"ticket"_s, ticket.id.value));
    return TicketAct{ticket.id, ticket.number, version, scope.operation()};
}

// A person of the desk who answers has taken the incident, and responded.
Result<Ticket> answered(WriteScope &scope, const Ticket &before)
{
    Ticket after = before;
    if (!after.stamp(Stamp::Responded))
        after.stamp(Stamp::Responded) = scope.now();
    if (!after.stamp(Stamp::Acknowledged) && after.type == TicketType::Incident)
        after.stamp(Stamp::Acknowledged) = scope.now();
    // Where an import told of times to come, an answer of today is before them and says nothing of them.
    if (after.stamps == before.stamps || !check(after, &before, scope.now()))
        return before;
    EditNames names(scope);
    BINNACLE_TRY(ticketedit::write(scope, names, u"ticket.comment"_s, before, after));
    ++after.rowVersion;
    return after;
}

Result<TicketAct> addComment(WriteScope &scope, const Ticket &found, const QString &text, MessageKind kind)
{
    const bool byDesk = scope.actor().person.value != found.requester.key;
    Ticket ticket = found;
    if (kind == MessageKind::Public && byDesk && found.stateClass == StateClass::Open) {
        BINNACLE_LET(ticket, answered(scope, found));
    }
    const Message message{{},  scope.newUid(), scope.now(), scope.actor().person, scope.actor().name, kind,
                          text};
    BINNACLE_LET(const MessageId id, ticketstore::insert(scope, ticket.id, message));
    BINNACLE_TRY(ticketstore::index(scope, ticket));
    BINNACLE_TRY(scope.audit({u"ticket.comment"_s,
                              u"ticket"_s,
                              ticket.id.value,
                              u"message"_s,
                              {},
                              QString::number(id.value) + u' ' + ticketvalues::hashOf(message.uid, text),
                              {}}));
    return touched(scope, ticket);
}

Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, path}}, file.errorString());
    if (file.size() > kLargestAttachment) {
        return fail(ErrorCode::Invalid, u"file-too-large"_s,
                    {{u"file"_s, path}, {u"largest"_s, kLargestAttachment}, {u"size"_s, file.size()}});
    }
    return file.readAll();
}

// Path parts and control characters off: the name comes from outside.
QString cleanName(const QString &path)
{
    QString name;
    for (const QChar c : QFileInfo(path).fileName()) {
        if (c.isPrint() && c != u'/' && c != u'\\')
            name.append(c);
    }
    name = name.left(200);
    return name.isEmpty() || name.startsWith(u'.') ? u"file"_s + name : name;
}

// Who may only ask says what it is about, and asks for themselves. Anything else is denied before it is
// looked at: whether a name is known here is not told.
Result<> asksOnly(const Actor &actor, Ticket &draft, TicketValues &values)
{
    if (allowed(actor.roles, Act::EditTicket))
        return {};
    if (values.value(u"requester"_s) == actor.name)
        values.remove(u"requester"_s);
    for (const QString &field : values.keys()) {
        const auto known = ticketvalues::find(field);
        if (!known || !known->asked)
            return require(actor, Act::EditTicket);
    }
    draft.requester = {actor.person.value, actor.name};
    return {};
}

struct Loaded
{
    QString name, mediaType;
    QByteArray data;
};

Result<Loaded> loaded(const QString &path, const QStringList &workspace)
{
    BINNACLE_TRY(mayReadInput(path, workspace));
    BINNACLE_LET(const QByteArray data, readWhole(path));
    const QString name = cleanName(path);
    return Loaded{name, QMimeDatabase().mimeTypeForFileNameAndData(name, data).name(), data};
}

QFuture<Result<Loaded>> loading(QThreadPool &threads, const QString &path, const Location &workspace)
{
    auto promise = std::make_shared<QPromise<Result<Loaded>>>();
    promise->start();
    threads.start([promise, path, workspace] {
        promise->addResult(loaded(path, workspace.files()));
        promise->finish();
    });
    return promise->future();
}

Result<TicketAct> addAttachment(WriteScope &scope, const Ticket &ticket, const Loaded &file)
{
    BINNACLE_LET(const QByteArray hash, content::put(scope, file.data));
    const Attachment attachment{{},   file.name,   file.mediaType,    file.data.size(),
                                hash, scope.now(), scope.actor().name};
    BINNACLE_LET(const AttachmentId id, ticketstore::insert(scope, ticket.id, attachment));
    const QString audited = QString::number(id.value) + u' ' + QString::fromLatin1(hash.toHex());
    BINNACLE_TRY(
        scope.audit({u"ticket.attach"_s, u"ticket"_s, ticket.id.value, u"attachment"_s, {}, audited, {}}));
    return touched(scope, ticket);
}

Result<TicketAct> addLink(WriteScope &scope, const Actor &actor, const TicketRef &ref, const TicketRef &other,
                          const QString &kind, bool add)
{
    if (kind != u"duplicates" && kind != u"relates" && kind != u"blocks")
        return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, u"kind"_s}, {u"value"_s, kind}});
    BINNACLE_LET(const Ticket from, ticketedit::hold(scope, actor, ref));
    BINNACLE_LET(const Ticket to, ticketedit::hold(scope, actor, other));
    if (from.id == to.id)
        return fail(ErrorCode::Invalid, u"link-to-itself"_s, {{u"number"_s, from.number}});
    const QString value = kind + u' ' + QString::number(to.id.value);
    BINNACLE_TRY(add ? ticketstore::addLink(scope, from.id, to.id, kind)
                     : ticketstore::removeLink(scope, from.id, to.id, kind));
    BINNACLE_TRY(scope.audit({add ? u"ticket.link"_s : u"ticket.unlink"_s,
                              u"ticket"_s,
                              from.id.value,
                              u"link"_s,
                              add ? QString() : value,
                              add ? value : QString(),
                              {}}));
    BINNACLE_TRY(scope.changed(u"ticket"_s, to.id.value));
    return touched(scope, from);
}

} // namespace

QFuture<Result<TicketAct>> TicketService::create(const Actor &actor, const TicketValues &values,
                                                 const QString &operation)
{
    return acting(m_database, {u"ticket.create"_s, actor, operation}, Act::CreateTicket,
                  [=](WriteScope &scope) -> Result<TicketAct> {
                      Ticket draft;
                      draft.state = initialState();
                      draft.openedAt = scope.now();
                      draft.origin = u"binnacle"_s;
                      TicketValues said = values;
                      BINNACLE_TRY(asksOnly(actor, draft, said));
                      EditNames names(scope);
                      BINNACLE_LET(const Ticket ticket,
                                   ticketedit::applied(names, scope.now(), draft, said, 0));
                      return ticketedit::insert(scope, names, ticket);
                  });
}

QFuture<Result<TicketAct>> TicketService::set(const Actor &actor, const TicketRef &ref,
                                              const TicketValues &values, qint64 version,
                                              const QString &operation)
{
    return run(m_database, actor, ref, {TicketChange::Kind::Set, values, {}, {}}, version, operation);
}

QFuture<Result<TicketAct>> TicketService::assign(const Actor &actor, const TicketRef &ref,
                                                 const QString &team, const QString &person, qint64 version,
                                                 const QString &operation)
{
    const TicketValues values{{u"team"_s, team}, {u"assignee"_s, person}};
    return run(m_database, actor, ref, {TicketChange::Kind::Assign, values, {}, {}}, version, operation);
}

QFuture<Result<TicketAct>> TicketService::resolve(const Actor &actor, const TicketRef &ref,
                                                  const QString &code, const QString &text,
                                                  const TicketValues &times, qint64 version,
                                                  const QString &operation)
{
    TicketValues values = times;
    values.insert(u"resolution_code"_s, code);
    values.insert(u"resolution"_s, text);
    return run(m_database, actor, ref, {TicketChange::Kind::Resolve, values, {}, {}}, version, operation);
}

QFuture<Result<TicketAct>> TicketService::reopen(const Actor &actor, const TicketRef &ref, qint64 version,
                                                 const QString &operation)
{
    return run(m_database, actor, ref, {TicketChange::Kind::Reopen, {}, {}, {}}, version, operation);
}

QFuture<Result<TicketAct>> TicketService::comment(const Actor &actor, const TicketRef &ref,
                                                  const QString &given, MessageKind kind,
                                                  const QString &operation)
{
    const QString text = ticketvalues::storable(given);
    return acting(m_database, {u"ticket.comment"_s, actor, operation}, Act::Comment,
                  [=](WriteScope &scope) -> Result<TicketAct> {
                      if (text.trimmed().isEmpty())
                          return fail(ErrorCode::Invalid, u"text-required"_s, {{u"field"_s, u"text"_s}});
                      if (text.size() > kLongestComment) {
                          return fail(ErrorCode::Invalid, u"text-too-long"_s,
                                      {{u"field"_s, u"text"_s}, {u"longest"_s, kLongestComment}});
                      }
                      BINNACLE_LET(const Ticket ticket, ticketedit::hold(scope, actor, ref));
                      return addComment(scope, ticket, text, kind);
                  });
}

QFuture<Result<TicketAct>> TicketService::attach(const Actor &actor, const TicketRef &ref,
                                                 const QString &path)
{
    if (const auto may = require(actor, Act::Attach); !may)
        return readyFuture(Result<TicketAct>(tl::unexpected<Error>(may.error())));
    // Nobody who reads or writes waits for the file: it is read before the write begins, on its own thread.
    return loading(m_threads, path, m_database.location())
        .then([&database = m_database, actor, ref](const Result<Loaded> &file) {
            if (!file)
                return readyFuture(Result<TicketAct>(tl::unexpected<Error>(file.error())));
            return acting(database, {u"ticket.attach"_s, actor, {}}, Act::Attach,
                          [actor, ref, file = *file](WriteScope &scope) -> Result<TicketAct> {
                              BINNACLE_LET(const Ticket ticket, ticketedit::hold(scope, actor, ref));
                              return addAttachment(scope, ticket, file);
                          });
        })
        .unwrap();
}

QFuture<Result<TicketAct>> TicketService::link(const Actor &actor, const TicketRef &ref,
                                               const TicketRef &other, const QString &kind)
{
    return acting(m_database, {u"ticket.link"_s, actor, {}}, Act::EditTicket,
                  [=](WriteScope &scope) { return addLink(scope, actor, ref, other, kind, true); });
}

QFuture<Result<TicketAct>> TicketService::unlink(const Actor &actor, const TicketRef &ref,
                                                 const TicketRef &other, const QString &kind)
{
    return acting(m_database, {u"ticket.unlink"_s, actor, {}}, Act::EditTicket,
                  [=](WriteScope &scope) { return addLink(scope, actor, ref, other, kind, false); });
}

QFuture<Result<TicketAct>> TicketService::explain(const Actor &actor, const TicketRef &ref, OutageId outage,
                                                  bool explains, qint64 version, const QString &operation)
{
    const QString act = explains ? u"ticket.explain"_s : u"ticket.unexplain"_s;
    return acting(m_database, {act, actor, operation}, Act::EditTicket,
                  [=](WriteScope &scope) -> Result<TicketAct> {
                      BINNACLE_LET(const Ticket before, ticketedit::hold(scope, actor, ref));
                      std::vector<OutageId> outages = before.outages;
                      if (explains) {
                          outages.push_back(outage);
                      } else if (std::erase(outages, outage) == 0) {
                          return fail(ErrorCode::NotFound, u"not-explained"_s,
                                      {{u"number"_s, before.number}, {u"id"_s, outage.value}});
                      }
                      const TicketValues values{{u"outages"_s, ticketvalues::textOf(outages)}};
                      EditNames names(scope);
                      BINNACLE_LET(const Ticket after,
                                   ticketedit::applied(names, scope.now(), before, values, version));
                      return ticketedit::write(scope, names, act, before, after);
                  });
}

QFuture<Result<TicketAct>> TicketService::undo(const Actor &actor, const QString &operation)
{
    return acting(m_database, {u"ticket.undo"_s, actor, {}}, Act::EditTicket,
                  [=](WriteScope &scope) -> Result<TicketAct> { return ticketundo::undo(scope, operation); });
}

QFuture<Result<QByteArray>> TicketService::attachmentContent(const Actor &actor, AttachmentId id)
{
    return m_database.read(actor, Act::ReadTickets,
                           [me = actor.person, id](ReadScope &scope) -> Result<QByteArray> {
                               BINNACLE_LET(const auto attachment, ticketstore::attachment(scope, me, id));
                               if (!attachment)
                                   return fail(ErrorCode::NotFound, u"no-such-attachment"_s);
                               return content::get(scope, attachment->hash);
                           });
}

} // namespace binnacle
