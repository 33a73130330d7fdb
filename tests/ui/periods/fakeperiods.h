// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Published months in memory that answer at once or when the test says so: January (twice), February and
// March 2026, of which February reads otherwise by now: an incident was changed, and an outage came late. It
// is 2026-04-10T12:00Z. GUI thread.

#include "base/timetext.h"
#include "periods/periodsgateway.h"
#include "ui/support/fakelists.h"

#include <QMap>
#include <deque>
#include <functional>

namespace binnacle::test {

class FakePeriods : public PeriodsGateway
{
    Q_OBJECT

public:
    static constexpr qint64 kNow = 1'775'822'400'000;

    explicit FakePeriods(bool isEmpty = false);

    [[nodiscard]] static qint64 monthStart(int month); // of 2026; 0: the December before
    [[nodiscard]] static PeriodFigure figure(const QString &section, const QString &item,
                                             const QString &measure, const QString &name, FigureUnit unit,
                                             std::optional<double> value);
    // All incidents: 400, of which 380 tell when service was restored, in 2 h; P1: ten; P2: none. One
    // service.
    [[nodiscard]] static std::vector<PeriodFigure> figures();
    // Of February: an incident moved two figures, an outage told later four.
    [[nodiscard]] Restatement restated(const PublishedPeriod &period) const;

    PublishedPeriod put(int month, int edition, const QString &reason = {});
    void answerOne(); // of the readings held, the oldest
    [[nodiscard]] size_t held() const { return m_held.size(); }

    ListStore &lists() override { return listStore; }
    [[nodiscard]] Actor actor() const override { return me; }
    [[nodiscard]] QTimeZone zone() const override { return QTimeZone::utc(); }
    [[nodiscard]] qint64 now() const override { return kNow; }
    [[nodiscard]] QString workspaceName() const override;
    [[nodiscard]] QStringList workspaceFiles() const override { return files; }
    [[nodiscard]] QFuture<Result<std::vector<PublishedPeriod>>> periods() override;
    [[nodiscard]] QFuture<Result<PublishedPeriod>> period(PeriodId id) override;
    [[nodiscard]] QFuture<Result<Restatement>> restatement(const PublishedPeriod &period) override;
    [[nodiscard]] QFuture<Result<std::optional<DataSpan>>> dataSpan() override;
    [[nodiscard]] QFuture<Result<PublishedPeriod>> publish(const PeriodRequest &request) override;
    [[nodiscard]] QFuture<Result<Report>> monthly(const ReportWindow &window,
                                                  const QString &comment) override;

    [[nodiscard]] QFuture<Result<QString>> comment(const ReportWindow &month) override;
    [[nodiscard]] QFuture<Result<>> keepComment(const ReportWindow &month, const QString &comment) override;

    Actor me{PersonId(1), QStringLiteral("Ada Osei"), Role::Manager, {}, {}};
    std::vector<PublishedPeriod> stored;
    std::optional<DataSpan> span;
    std::optional<Error> refusal;    // of the next acts
    std::optional<Error> unreadable; // of readings
    std::optional<Error> unlisted;   // of the list
    std::optional<Error> unfigured;  // of the figures of one
    QStringList damaged;             // by uid
    QStringList files;
    QMap<qint64, QString> kept; // comments, by the beginning of their month
    QStringList read;           // "2/1": month and edition
    QList<PeriodRequest> requests;
    bool holds = false; // readings
    qint64 changes = 0; // a later reading is of a later time

    FakeLists listStore;

private:
    std::deque<std::function<void()>> m_held;
};

} // namespace binnacle::test
