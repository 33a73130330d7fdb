// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The settings: panes in a list at the left with a search over their rows, the chosen pane at the right. The
// palette finds the rows too. Routes: {"pane": id, "row": id}. GUI thread; owned by the page host.

#include "settings/settingspane.h"
#include "settings/settingssearch.h"
#include "shell/page.h"

class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace binnacle {

class SettingsPage : public Page
{
    Q_OBJECT

public:
    // In the order of the list; the first is shown first.
    SettingsPage(Desk &desk, const QList<SettingsPaneFactory> &factories, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    void activate(const Route &route) override;
    [[nodiscard]] Route route() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override; // of F6: the list, what is shown
    [[nodiscard]] QString facts() const override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] bool mayClose() override;
    [[nodiscard]] QList<std::pair<QString, Route>> scenes() const override; // each pane

    [[nodiscard]] QList<SettingsPane *> settingsPanes() const { return m_panes; }
    [[nodiscard]] SettingsPane *pane(const QString &id) const;
    [[nodiscard]] SettingsPane *shown() const;
    [[nodiscard]] QLineEdit &search() const { return *m_search; }
    [[nodiscard]] QListWidget &list() const { return *m_list; } // panes, or what the search found
    [[nodiscard]] QList<SettingsPlace> places() const;          // all that can be found
    void showPane(const QString &paneId, const QString &rowId = {});

    // The place as a route, for links and other rooms.
    [[nodiscard]] static Route placeOf(const QString &paneId, const QString &rowId = {});

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QWidget *buildSide();
    void addActs();
    void addToPalette();
    void fillList();
    void choose(int row);

    QList<SettingsPane *> m_panes;
    QWidget *m_side;
    QLineEdit *m_search;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    bool m_isFilling = false;
};

} // namespace binnacle
