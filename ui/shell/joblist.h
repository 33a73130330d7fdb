// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The jobs that run, for the status bar: title, progress, cancel. Watches by a timer while there are any. GUI
// thread.

#include "base/job.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QString>

class QTimer;

namespace binnacle {

class JobList : public QObject
{
    Q_OBJECT

public:
    struct Item
    {
        JobPtr job;
        QString title; // "Import incidents.csv"
        Job::Progress progress;
        bool cancelled = false;
        qint64 remaining = -1; // milliseconds; below 0: not known, or nothing worth telling
        QString phase = {};    // the one that is timed
        qint64 phaseDone = 0;  // when its timing began
        QElapsedTimer timed = {};
    };

    explicit JobList(QObject *parent = nullptr);

    void add(const JobPtr &job, const QString &title);
    void finish(const JobPtr &job);
    void cancel(const JobPtr &job);
    [[nodiscard]] const QList<Item> &items() const { return m_items; }

    [[nodiscard]] static int percent(const Job::Progress &progress); // -1: length not known
    // How much longer a step takes that got from `from` to `done` in so many milliseconds. -1: not known yet,
    // or short altogether.
    [[nodiscard]] static qint64 remainingOf(qint64 from, const Job::Progress &progress, qint64 elapsed);

Q_SIGNALS:
    void changed();

private:
    void look();

    QList<Item> m_items;
    QTimer *m_timer;
};

} // namespace binnacle
