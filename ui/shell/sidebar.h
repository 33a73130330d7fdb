// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The navigation at the left: the pages there are, the present page's saved views with counts, folded to
// icons when the window is narrow or by wish. Up and Down move in it. GUI thread.

#include "shell/page.h"

#include <QAbstractButton>
#include <QHash>

class QVBoxLayout;

namespace binnacle {

class NavButton : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Kind { Page, View, Brand };

    NavButton(Kind kind, const QString &icon, const QString &text, QWidget *parent);
    void setCount(qint64 count, bool urgent);
    void setChanged(bool changed); // not as it was saved: a dot
    void setFolded(bool folded);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void moveWanted(int step); // Alt+Up, Alt+Down: of a view

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    QIcon m_icon;
    qint64 m_count = -1;
    bool m_urgent = false;
    bool m_folded = false;
    bool m_changed = false;
};

class Sidebar : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);

    void addPage(const Page &page, bool atBottom);
    void setCurrent(const Route &route);
    void setViews(const QString &pageId, const QList<NavView> &views);
    void setFolded(bool folded);
    void focusCurrent();
    [[nodiscard]] bool isFolded() const { return m_folded; }

Q_SIGNALS:
    void wanted(const binnacle::Route &route);
    void foldWanted();
    void moveWanted(const QString &pageId, const QString &key, int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showViews();
    void addView(const NavView &view, qsizetype index, int place);

    QVBoxLayout *m_layout;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    NavButton *m_brand;
    NavButton *m_fold;
    QHash<QString, NavButton *> m_pages;
    QHash<QString, QList<NavView>> m_views;
    QList<NavButton *> m_viewButtons;
    QString m_viewsOf; // page they are of
    Route m_current;
    bool m_folded = false;
};

} // namespace binnacle
