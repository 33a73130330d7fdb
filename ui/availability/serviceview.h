// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One service: a year of its days, the figures of the window, what it needs and what needs it, its outages,
// and every interval behind the percentage. A day of the year narrows the two lists. What is shown again
// after a change keeps focus, marks and scroll. GUI thread; owned by the page.

#include "availability/servicespicture.h"

#include <QTimeZone>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;

namespace binnacle {

class Card;
class ChartView;
class Chip;
class ElidedLabel;
class ExplanationModel;
class FigureGrid;
class OutagesModel;
class PagedTable;
class ServicesGateway;

class ServiceView : public QWidget
{
    Q_OBJECT

public:
    explicit ServiceView(ServicesGateway &gateway, QWidget *parent = nullptr);

    // Of a picture with a review, and what it answers.
    void setReview(const ServicesPicture &picture, const ServicesQuestion &question);
    void clear();
    [[nodiscard]] const std::optional<ServiceReview> &review() const { return m_review; }
    [[nodiscard]] const Outage *currentOutage() const; // null: none is marked
    void markOutage(OutageId id);                      // once it is shown

    // Narrows the lists; none: the whole window. Its explanation comes with the next review.
    void setDay(const std::optional<Interval> &day);
    [[nodiscard]] const std::optional<Interval> &day() const { return m_day; }
    [[nodiscard]] bool isCounting() const { return m_counting; } // incidents

    [[nodiscard]] QList<QWidget *> panes() const;
    [[nodiscard]] ChartView &year() const { return *m_year; }
    [[nodiscard]] PagedTable &outages() const { return *m_outages; }
    [[nodiscard]] PagedTable &explanation() const { return *m_explanation; }
    [[nodiscard]] FigureGrid &figures() const { return *m_figures; }
    [[nodiscard]] QPushButton &incidents() const { return *m_incidents; }
    [[nodiscard]] QPushButton &report() const { return *m_report; }
    void openIncidents();

Q_SIGNALS:
    void backWanted();
    void daysWanted(int days); // of the window
    void ownWindowWanted();    // the days before its newest data
    void serviceWanted(const QString &name);
    void incidentsWanted(const QString &query);
    void editWanted();
    void reportWanted();
    void outageOpened();
    void dayChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildHead();
    [[nodiscard]] QWidget *buildYear();
    [[nodiscard]] QWidget *buildFigures();
    [[nodiscard]] QWidget *buildLists();
    void showHead(bool isAsked, int days);
    void showLinks();
    void showLists();
    void countIncidents();
    void fitYear();
    void fitTables();

    ServicesGateway &m_gateway;
    std::optional<ServiceReview> m_review;
    std::optional<UptimeExplanation> m_dayExplanation;
    std::optional<Interval> m_day;
    OutageId m_wanted;
    bool m_counting = false;
    quint64 m_question = 0;
    QString m_query;
    QList<std::pair<QString, QString>> m_links; // what the links say and lead to, as shown

    QScrollArea *m_scroll;
    QWidget *m_content;
    ElidedLabel *m_name;
    ElidedLabel *m_about;
    QComboBox *m_window;
    QWidget *m_silent;
    QLabel *m_silence;
    ChartView *m_year;
    Card *m_figuresCard;
    FigureGrid *m_figures;
    QWidget *m_linksRow;
    QWidget *m_dayRow;
    Chip *m_dayChip;
    OutagesModel *m_outagesModel;
    PagedTable *m_outages;
    QPushButton *m_incidents;
    QPushButton *m_report;
    Card *m_explanationCard;
    ExplanationModel *m_explanationModel;
    PagedTable *m_explanation;
};

} // namespace binnacle
