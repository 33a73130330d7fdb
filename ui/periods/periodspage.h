// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The published periods, newest first, and the one chosen below them. Whether figures still read the same is
// asked for period by period, the chosen one first, and only while the page is seen: the page can be left at
// any time. Routes: {"from", "to": UTC ms of a window, "edition"}. GUI thread; owned by the page host.

#include "base/result.h"
#include "periods/periodsmodel.h"
#include "periods/restatement.h"
#include "shell/page.h"

#include <QHash>
#include <QPointer>

class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace binnacle {

class ElidedLabel;
class EmptyState;
class ListKeeper;
class PagedTable;
class PeriodActions;
class PeriodsGateway;
class PeriodView;

class PeriodsPage : public Page
{
    Q_OBJECT

public:
    PeriodsPage(Desk &desk, PeriodsGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    void activate(const Route &route) override;
    [[nodiscard]] Route route() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QString facts() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QList<std::pair<QString, Route>> scenes() const override; // a month restated

    [[nodiscard]] PagedTable &list() const { return *m_list; }
    [[nodiscard]] PeriodsModel &model() const { return *m_model; }
    [[nodiscard]] PeriodView &view() const { return *m_view; }
    [[nodiscard]] PeriodActions &acts() const { return *m_acts; }
    [[nodiscard]] EmptyState &empty() const { return *m_empty; }
    [[nodiscard]] QString progress() const; // "3 of 12 read"; empty: all are
    [[nodiscard]] QString caption() const;  // what stands beside the title

    [[nodiscard]] std::optional<PublishedPeriod> chosen() const; // without figures
    void refresh();                                              // reads all again
    void showEdition(int edition);                               // of the same window; 0: the newest
    void escape();                                               // from the period back to the list

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildList();
    void connectAll();
    void load();
    void arrived(const std::vector<PublishedPeriod> &periods);
    void showFailure(const Error &error);
    void choose(PeriodId id);
    void showChosen();
    void loadFigures();
    void readNext();
    void told(PeriodId id, const Result<Restatement> &answer);
    void showProgress();
    [[nodiscard]] QString verdicts() const;
    void fitList();

    PeriodsGateway &m_gateway;
    quint64 m_asked = 0; // of the list; answers and readings of an earlier one are dropped
    quint64 m_figuresAsked = 0;
    bool m_loading = false;
    bool m_loaded = false;
    bool m_figuresLoading = false;
    PeriodId m_chosen;
    QPointer<QWidget> m_last; // of the view, from where one went elsewhere
    PeriodId m_reading;       // valid while its figures are read again
    bool m_readsAll = false;  // with the next list, not the chosen one alone
    Route m_wanted;           // a window that is shown once the list is there
    QHash<qint64, Restatement> m_restatements;
    bool m_isByHand = false; // the line between list and period

    ElidedLabel *m_caption;
    ElidedLabel *m_failure;
    QStackedWidget *m_stack;
    QSplitter *m_split;
    PagedTable *m_list;
    ListKeeper *m_keeper = nullptr;
    PeriodsModel *m_model;
    EmptyState *m_empty;
    QPushButton *m_pack = nullptr;
    QPushButton *m_publish = nullptr;
    PeriodView *m_view;
    PeriodActions *m_acts;
    QTimer *m_soon;
    QTimer *m_settle;
};

} // namespace binnacle
