// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Home over boards made by hand, which come when the test says so. GUI thread.

#include "base/readyfuture.h"
#include "charts/chartview.h"
#include "charts/rowsplot.h"
#include "dashboards/boardgrid.h"
#include "dashboards/homepage.h"
#include "ui/support/boardfixture.h"
#include "ui/support/testdesk.h"

#include <QCoreApplication>
#include <QPromise>

namespace binnacle::test {

using namespace Qt::StringLiterals;

// Answers when told to, in any order.
class HeldProvider : public BoardProvider
{
public:
    QFuture<Result<Board>> board(const BoardRequest &request) override
    {
        requests.append(request);
        promises.push_back(std::make_unique<QPromise<Result<Board>>>());
        promises.back()->start();
        return promises.back()->future();
    }
    QFuture<Result<QString>> ticketNumber(qint64 ticket) override
    {
        QPromise<Result<QString>> promise;
        promise.start();
        promise.addResult(u"INC%1"_s.arg(ticket));
        promise.finish();
        return promise.future();
    }
    QFuture<Result<QJsonValue>> savedBoards() override { return readyFuture(Result<QJsonValue>(saved)); }
    QFuture<Result<>> saveBoards(const QJsonValue &boards) override
    {
        saved = boards;
        return readyFuture(Result<>());
    }
    QFuture<Result<QJsonValue>> arrangement() override { return readyFuture(Result<QJsonValue>(cards)); }
    QFuture<Result<>> keepArrangement(const QJsonValue &arrangement) override
    {
        if (holds) {
            held.push_back({arrangement, std::make_unique<QPromise<Result<>>>()});
            held.back().second->start();
            return held.back().second->future();
        }
        if (refuses)
            return readyFuture(Result<>(fail(ErrorCode::Unavailable, u"no-access"_s)));
        cards = arrangement;
        return readyFuture(Result<>());
    }
    QFuture<Result<TakeAway>> addMark(qint64 at, const QString &text) override
    {
        marks.append({at, text});
        return readyFuture(Result<TakeAway>([this] {
            marks.removeLast();
            return readyFuture(Result<>());
        }));
    }
    qint64 now() const override { return 1'767'348'000'000; } // 2026-01-02T10:00:00Z
    QString workspaceName() const override { return u"Test"_s; }

    void answer(size_t index, Result<Board> board)
    {
        if (board)
            board->request = requests[qsizetype(index)];
        promises[index]->addResult(std::move(board));
        promises[index]->finish();
        QCoreApplication::processEvents();
    }

    // To the arrangement that came at this place while they were held.
    void answerHeld(size_t index, bool isKept)
    {
        if (isKept)
            cards = held[index].first;
        held[index].second->addResult(isKept ? Result<>()
                                             : Result<>(fail(ErrorCode::Unavailable, u"no-access"_s)));
        held[index].second->finish();
        QCoreApplication::processEvents();
    }

    QList<BoardRequest> requests;
    std::vector<std::unique_ptr<QPromise<Result<Board>>>> promises;
    QJsonValue saved;
    QJsonValue cards;
    bool refuses = false; // to keep an arrangement
    bool holds = false;   // arrangements, until they are answered
    std::vector<std::pair<QJsonValue, std::unique_ptr<QPromise<Result<>>>>> held;
    QList<std::pair<qint64, QString>> marks;
};

struct Shown
{
    HeldProvider provider;
    test::TestDesk desk;
    HomePage page{provider, desk};

    explicit Shown(const Board &board, const QSize &size = {1076, 728})
    {
        page.resize(size);
        page.show();
        page.activate({u"home"_s, {}});
        provider.answer(0, board);
    }
};

// The names of the cards, as they stand.
inline QString orderOf(const BoardGrid &grid)
{
    QStringList names;
    for (const ChartView *view : grid.views())
        names.append(view->parentWidget()->objectName());
    return names.join(u' ');
}

inline const QString kTiles = u"open acknowledge resolve sla-met reopened detect restore"_s;

inline QString withTiles(const QString &charts)
{
    return kTiles + u' ' + charts;
}

// Of a card that is a list; -1: it is none.
inline int rowsShown(const ChartView *view)
{
    const auto *rows = dynamic_cast<const RowsPlot *>(view->plot());
    return rows != nullptr ? rows->shownRows() : -1;
}

} // namespace binnacle::test
