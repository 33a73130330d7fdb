// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The foot of an import: what the check or the import says, the step it is at with a way to stop, and the
// acts that come next. Its mark is a shape and a color, and never that of success when a row failed. GUI
// thread.

#include "intake/importservice.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;

namespace binnacle {

class OutcomeStrip : public QWidget
{
    Q_OBJECT

public:
    enum class State { Idle, Checking, Checked, Importing, Done };
    enum class Mark { None, Good, Warn, Bad };

    explicit OutcomeStrip(QWidget *parent = nullptr);

    void showIdle(const QString &why); // required fields are missing, and the like
    void showBusy(bool importing);
    void showProgress(const Job::Progress &progress);
    void showReport(const ImportReport &report, bool importing);
    void showError(const Error &error);
    [[nodiscard]] bool skipBad() const;
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Mark mark() const { return m_mark; }
    [[nodiscard]] QPushButton *primary() const { return m_import; }

Q_SIGNALS:
    void importWanted();
    void stopWanted();
    void saveBadWanted();
    void undoWanted();
    void ticketsWanted();
    void servicesWanted(); // of an import that brought outages or checks
    void anotherWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void set(State state, Mark mark, const QString &headline, const QString &detail);
    void fitButtons();

    State m_state = State::Idle;
    Mark m_mark = Mark::None;
    ImportReport m_report;
    QLabel *m_headline;
    QLabel *m_detail;
    QCheckBox *m_skipBad;
    QPushButton *m_saveBad;
    QPushButton *m_stop;
    QPushButton *m_another;
    QPushButton *m_undo;
    QPushButton *m_tickets;
    QPushButton *m_import;
};

} // namespace binnacle
