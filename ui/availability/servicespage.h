// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The services: all of them, the worst first, and the one that is opened. Follows what is recorded while it
// is shown and keeps focus, marks and scroll. Routes: {"service": name, "from", "to": UTC ms of a window,
// "days", "day", "dayEnd": the day the lists are narrowed to}. GUI thread; owned by the page host.

#include "availability/servicespicture.h"
#include "shell/page.h"

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace binnacle {

class EmptyState;
class ElidedLabel;
class ListKeeper;
class PagedTable;
class ServiceActions;
class ServicesGateway;
class ServicesModel;
class ServiceView;

class ServicesPage : public Page
{
    Q_OBJECT

public:
    ServicesPage(Desk &desk, ServicesGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    void activate(const Route &route) override;
    [[nodiscard]] Route route() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QString facts() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QList<std::pair<QString, Route>> scenes() const override; // the worst service

    [[nodiscard]] PagedTable &list() const { return *m_list; }
    [[nodiscard]] ServicesModel &model() const { return *m_model; }
    [[nodiscard]] ServiceView &view() const { return *m_view; }
    [[nodiscard]] QLineEdit &filter() const { return *m_filter; }
    [[nodiscard]] EmptyState &empty() const { return *m_empty; }

    [[nodiscard]] bool isOpen() const { return !m_question.service.isEmpty(); }
    void load();   // asks again for all that is shown
    void escape(); // the day, then the service, is left
    void focusFilter();
    // Where it lies outside the window of its service, the next load() shows it all the same.
    void reveal(const Outage &outage);
    void follow(const Service &service); // the service that is open has another name now
    // What acts are about: the one that is open, else the one marked.
    [[nodiscard]] std::optional<Service> chosenService() const;
    [[nodiscard]] QString currentService() const;
    [[nodiscard]] QStringList serviceNames() const;
    [[nodiscard]] std::optional<AvailabilityRules> rules() const;

private:
    [[nodiscard]] QWidget *buildList();
    void connectAll();
    void open(const QString &service);
    void showPicture(const ServicesPicture &picture);
    void showList();
    void showFailure(const Error &error);
    void mark(ServiceId id);
    void showOwnWindow();
    void showRevealed();

    ServicesGateway &m_gateway;
    ServicesQuestion m_question; // of what is shown
    std::optional<ServicesPicture> m_picture;
    quint64 m_asked = 0;
    bool m_asking = false;
    ServiceId m_marked;             // of the list
    std::optional<Outage> m_reveal; // what is shown next, wherever it lies
    bool m_focusWanted = false;

    QStackedWidget *m_stack;
    QLineEdit *m_filter;
    QPushButton *m_report;
    ElidedLabel *m_caption;
    ElidedLabel *m_failure;
    PagedTable *m_list;
    ListKeeper *m_keeper = nullptr;
    ServicesModel *m_model;
    EmptyState *m_empty;
    ServiceView *m_view;
    ServiceActions *m_acts;
    QTimer *m_soon;
};

} // namespace binnacle
