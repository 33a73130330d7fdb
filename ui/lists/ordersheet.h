// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Lines that are shown or not, in an order: the columns of a list, its views. Space shows or hides, Alt+Up
// and Alt+Down move. GUI thread; deletes itself.

#include "widgets/sheet.h"

class QBoxLayout;
class QListWidget;
class QListWidgetItem;

namespace binnacle {

class OrderSheet : public Sheet
{
    Q_OBJECT

public:
    struct Line
    {
        QString key;
        QString text;
        bool shown = true;
        QString remark = {}; // behind the text
    };

    // `listName`: what is read aloud of the list; `done`: what the button says that keeps it.
    OrderSheet(const QString &title, const QString &about, const QString &listName, const QString &done,
               QWidget *parent);

    void setLines(const QList<Line> &lines);
    [[nodiscard]] QList<Line> lines() const;
    [[nodiscard]] QString current() const; // key; empty: none
    void select(const QString &key);
    void setLeast(int shown) { m_least = shown; } // as many must be shown
    // Between the list and the foot.
    QPushButton *addLineButton(const QString &text, const QString &name);
    [[nodiscard]] QListWidget *list() const { return m_list; }
    void accept() override;

Q_SIGNALS:
    void arranged(const QList<binnacle::OrderSheet::Line> &lines);
    void currentChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void move(int step);
    void showWhatCanBeDone();

    QListWidget *m_list;
    QBoxLayout *m_row;
    int m_lineButtons = 0;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_done;
    int m_least = 0;
};

} // namespace binnacle
