// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The band over the page: which workspace this is and whether it can be written, the way to search and
// commands, and the page's first act. GUI thread.

#include <QAbstractButton>
#include <QStringList>
#include <QWidget>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace binnacle {

struct WorkspaceLabel
{
    QString name;   // "Northwind IT"
    QString engine; // "SQLite file", "PostgreSQL · team"
    bool readOnly = false;
    QString person;         // who acts
    bool demo = false;      // its data is made up
    QStringList files = {}; // it consists of: neither read nor written over by others
};

// Looks like a field, opens the palette.
class SearchButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SearchButton(QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

class TopBar : public QWidget
{
    Q_OBJECT

public:
    TopBar(const WorkspaceLabel &label, QWidget *parent = nullptr);

    void setBackAction(QAction *action);
    void setPrimaryAction(QAction *action); // null: no button
    void setMenu(QMenu *menu);
    // The way to what a demo workspace has to show, beside its name.
    void setDemoAction(QAction *action, const QString &text);
    [[nodiscard]] SearchButton *search() const { return m_search; }
    [[nodiscard]] QToolButton *menuButton() const { return m_menu; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    SearchButton *m_search;
    QToolButton *m_back;
    QToolButton *m_menu;
    QPushButton *m_demo;
    QPushButton *m_primary;
    QAction *m_primaryAction = nullptr;
};

} // namespace binnacle
