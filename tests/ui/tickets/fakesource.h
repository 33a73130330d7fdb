// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tickets in memory for tests of windows: answers at once, or holds its answers until told, in any order;
// refuses when told. Knows the filters "", "state:open", "state:done", a team and a priority, and the order
// of opening. GUI thread.

#include "../support/fakelists.h"
#include "tickets/ticketsource.h"
#include "widgets/draftkeeper.h"

#include <QStringList>
#include <functional>
#include <map>
#include <optional>

namespace binnacle::test {

class FakeSource : public TicketSource, public DraftStore
{
    Q_OBJECT

public:
    explicit FakeSource(int tickets = 0);

    TicketDetail &add(const QString &title, const QString &state = QStringLiteral("new"));
    TicketDetail &ticket(qint64 id) { return m_tickets.at(id); }
    void erase(qint64 id) { m_tickets.erase(id); }
    // Somebody else saves: a new version, and word of it.
    void changeElsewhere(qint64 id, const TicketValues &values);
    void tell(qint64 id);

    bool hold = false; // answers wait for release()
    void release(qsizetype index = 0);
    void releaseAll();
    [[nodiscard]] qsizetype heldCount() const { return m_held.size(); }
    std::optional<Error> refuse;     // every call answers this
    std::optional<Error> refuseOnce; // the next act answers this
    std::optional<Error> loseOnce;   // the next comment is done, and its answer is this
    QStringList operations;          // of comments, as they came
    QHash<QString, QJsonValue> kept; // drafts, beyond the life of a page
    int counted = 0;                 // calls of count()
    QStringList calls;               // "page after", "set 5 title=x", …
    std::vector<Outage> recorded;    // outages, of whatever service
    FakeLists listStore;

    Actor actor() const override;
    ListStore &lists() override { return listStore; }
    QTimeZone zone() const override { return QTimeZone::utc(); }
    qint64 now() const override { return kNow; }
    QFuture<Result<TicketPage>> page(const TicketListRequest &request) override;
    QFuture<Result<TicketWay>> way(const TicketListRequest &request, TicketId ticket) override;
    QFuture<Result<qint64>> count(const QString &query) override;
    QFuture<Result<std::vector<TicketGroup>>> groups(const QString &query, const QString &field) override;
    QFuture<Result<std::vector<TicketRow>>> newest(const QString &query, int limit) override;
    QFuture<Result<std::vector<TicketRow>>> rows(const std::vector<TicketId> &ids,
                                                 const QString &query) override;
    QFuture<Result<TicketDetail>> detail(const TicketRef &ref) override;
    QFuture<Result<TicketNames>> names() override;
    QFuture<Result<QByteArray>> attachmentContent(AttachmentId id) override;
    QFuture<Result<std::vector<Outage>>> outages(const QString &service) override;
    QFuture<Result<TicketAct>> create(const TicketValues &values, const QString &operation) override;
    QFuture<Result<TicketAct>> set(TicketId id, const TicketValues &values, qint64 version) override;
    QFuture<Result<TicketAct>> assign(TicketId id, const QString &team, const QString &person,
                                      qint64 version) override;
    QFuture<Result<TicketAct>> resolve(TicketId id, const QString &code, const QString &text,
                                       const TicketValues &times, qint64 version) override;
    QFuture<Result<TicketAct>> reopen(TicketId id, qint64 version) override;
    QFuture<Result<TicketAct>> comment(TicketId id, const QString &text, MessageKind kind,
                                       const QString &operation) override;
    QFuture<Result<TicketAct>> attach(TicketId id, const QString &path) override;
    QFuture<Result<BulkPlan>> planBulk(const BulkSelection &selection, const TicketChange &change,
                                       const JobPtr &job) override;
    QFuture<Result<BulkResult>> runBulk(const BulkPlan &plan, const TicketChange &change,
                                        const JobPtr &job) override;
    QFuture<Result<TicketAct>> undo(const QString &operation) override;
    QFuture<Result<QHash<QString, QJsonValue>>> drafts() override;
    QFuture<Result<>> keepDraft(const QString &name, const QJsonValue &draft) override;

    static constexpr qint64 kNow = 1'767'348'000'000; // 2026-01-02T10:00:00Z

private:
    template <typename T>
    QFuture<Result<T>> answer(Result<T> result);
    [[nodiscard]] std::vector<TicketRow> found(const QString &query, bool descending) const;

    std::map<qint64, TicketDetail> m_tickets;
    std::map<QString, TicketDetail> m_before;                 // by operation
    std::map<QString, std::map<qint64, TicketDetail>> m_many; // by operation of many
    QList<std::function<void()>> m_held;
    QHash<QString, TicketAct> m_done; // by the operation a comment came with
    int m_operations = 0;
};

} // namespace binnacle::test
