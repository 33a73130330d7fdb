// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an empty page or list says: what it is for and the next step, as a button. GUI thread.

#include <QList>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace binnacle {

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString &icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    // The first button is the primary one.
    QPushButton *addButton(const QString &text, const QString &icon = {}, const QString &key = {});
    // Of the buttons there are, those that help here, in this order; the others are hidden.
    void offer(const QList<QPushButton *> &buttons);

private:
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QBoxLayout *m_buttons;
    int m_count = 0;
};

} // namespace binnacle
