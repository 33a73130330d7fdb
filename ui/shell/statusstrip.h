// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The strip at the foot: whether all is saved, the jobs that run with a way to stop them, and quiet facts at
// the right. GUI thread.

#include <QWidget>

class QHBoxLayout;

namespace binnacle {

class ElidedLabel;
class JobList;
class SavedMark;

class StatusStrip : public QWidget
{
    Q_OBJECT

public:
    enum class Saved { Saved, Saving, Unsaved, ReadOnly };

    explicit StatusStrip(JobList &jobs, QWidget *parent = nullptr);

    void setSaved(Saved saved);
    void setFacts(const QString &facts); // "Data to Feb 16, 2017 · read 10:27:07"

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showJobs();

    JobList &m_jobs;
    SavedMark *m_saved;
    QHBoxLayout *m_jobRow;
    QList<QWidget *> m_jobWidgets;
    ElidedLabel *m_facts;
};

} // namespace binnacle
