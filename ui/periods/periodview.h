// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The period that is chosen: what of it reads otherwise today and why, then its figures as they were
// published. Every row leads to the records behind it. GUI thread; owned by the page.

#include "periods/periodsmodel.h"
#include "periods/restatement.h"
#include "shell/route.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace binnacle {

class Card;
class CausesModel;
class DifferencesModel;
class ElidedLabel;
class KeptFigures;
class PagedTable;
class Skeleton;

inline constexpr Qt::Key kEarlierKey = Qt::Key_B; // the edition before

class PeriodView : public QWidget
{
    Q_OBJECT

public:
    explicit PeriodView(QWidget *parent = nullptr);

    // Its head; of another period than before nothing is known yet.
    void setPeriod(const PeriodRow &row);
    void setFigures(const PublishedPeriod &period);
    void setFiguresProblem(const QString &problem);
    [[nodiscard]] bool hasFigures() const { return m_hasFigures; }
    void setRestatement(const std::optional<Restatement> &restatement); // nothing: it is not read

    [[nodiscard]] PeriodId id() const { return m_row.period.id; }
    [[nodiscard]] QList<QWidget *> panes() const; // those that can be seen
    [[nodiscard]] PagedTable &causes() const { return *m_causes; }
    [[nodiscard]] PagedTable &differences() const { return *m_differences; }
    [[nodiscard]] PagedTable &incidents() const { return *m_incidents; }
    [[nodiscard]] PagedTable &services() const { return *m_services; }
    [[nodiscard]] QString verdict() const; // what is said of today

Q_SIGNALS:
    void wanted(const binnacle::Route &route);
    void noPlace(); // of the change that was opened
    void newestWanted();
    void earlierWanted(); // the edition it replaces
    void boardWanted();
    void linkWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    void buildToday(QVBoxLayout *column);
    void buildKept(QVBoxLayout *column);
    [[nodiscard]] PagedTable *makeTable(Card *card, const QString &name, QAbstractItemModel *model,
                                        const QList<int> &widths);
    void showToday();
    void explain(const PublishedPeriod &period);
    void fitTables();
    void follow(const PagedTable &table, const QModelIndex &index);

    PeriodRow m_row;
    std::optional<Restatement> m_told;
    bool m_hasFigures = false;

    ElidedLabel *m_name;
    ElidedLabel *m_about;
    QScrollArea *m_scroll;
    QWidget *m_content;
    Card *m_today;
    QLabel *m_verdict;
    QPushButton *m_earlier;
    QPushButton *m_newest;
    Skeleton *m_waiting;
    PagedTable *m_causes;
    PagedTable *m_differences;
    CausesModel *m_causesModel;
    DifferencesModel *m_differencesModel;
    Card *m_incidentsCard;
    Card *m_servicesCard;
    PagedTable *m_incidents;
    PagedTable *m_services;
    KeptFigures *m_incidentsModel;
    KeptFigures *m_servicesModel;
};

} // namespace binnacle
