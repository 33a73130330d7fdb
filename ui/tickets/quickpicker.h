// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A short list to choose one thing from by typing: teams and persons, next states, columns to sort by. Enter
// takes the marked one, once all is there; Esc leaves. Stays open with the reason when what was chosen is
// refused. GUI thread.

#include "widgets/sheet.h"

#include <QList>

class QLineEdit;
class QListWidget;

namespace binnacle {

struct PickItem
{
    QString id;
    QString text;
    QString note; // "team", "person", "now"
};

class QuickPicker : public Sheet
{
    Q_OBJECT

public:
    QuickPicker(const QString &title, const QString &about, const QString &placeholder, QWidget *parent);

    void setItems(const QList<PickItem> &items);
    // Until then there is more to come: Enter waits for it, so that half a list never decides.
    void setComplete(bool complete);
    void setBusy(bool busy); // what was picked is on its way
    void setError(const QString &error);
    [[nodiscard]] QString currentId() const;

Q_SIGNALS:
    void picked(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void pick();

    QList<PickItem> m_items;
    QLineEdit *m_line;
    QListWidget *m_list;
    bool m_complete = true;
    bool m_busy = false;
    bool m_enterWaits = false;
};

} // namespace binnacle
