// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is dropped anywhere on the window, or pasted where no field takes it, becomes an import: files as they
// are, a table or lines of text as a file of their own that goes with the program. GUI thread; owned by the
// composition.

#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

class QMimeData;

namespace binnacle {

class Desk;

class IntakeCatcher : public QObject
{
    Q_OBJECT

public:
    // The desk's window takes drops from now on; "Paste to import" is one of its acts.
    IntakeCatcher(Desk &desk, QObject *parent);

    // As if it had been pasted or dropped; false: there is nothing in it that could be imported.
    bool take(const QMimeData *data);

Q_SIGNALS:
    void caught(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void paste();
    void keep(const QString &text);

    Desk &m_desk;
    QTemporaryDir m_folder; // only its owner reads it
    int m_kept = 0;
};

} // namespace binnacle
