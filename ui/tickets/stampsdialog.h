// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The course of an incident: its stamps on a timeline and in fields, how sure each is, and the outages it
// explains. What does not fit is said beside the field while it is typed. GUI thread; deletes itself.

#include "base/result.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketvalues.h"
#include "widgets/sheet.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimeZone>
#include <array>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace binnacle {

class DraftKeeper;
class FormRow;
class OutageChooser;
class StampTimeline;

class StampsDialog : public Sheet
{
    Q_OBJECT

public:
    static constexpr std::array kEdited{Stamp::Occurred, Stamp::Detected, Stamp::Acknowledged,
                                        Stamp::Restored, Stamp::Resolved};

    StampsDialog(TicketDetail detail, const QTimeZone &zone, qint64 now, QWidget *parent);

    // What is recorded of the ticket's service; until it has come the explained ones are offered.
    void setOutages(const Result<std::vector<Outage>> &outages);
    // Brings back what was changed under this name before and keeps what is changed from now on, until saved.
    void keepIn(DraftKeeper &drafts, const QString &name);
    void setBusy(bool busy);
    void setError(const Error &error);
    void accept() override;
    // What is to be saved: the fields that differ from the ticket's.
    [[nodiscard]] TicketValues changed() const;
    // That are offered, and that its history names.
    [[nodiscard]] std::vector<Outage> outages() const;
    [[nodiscard]] StampTimeline &timeline() const { return *m_timeline; }

Q_SIGNALS:
    void submitted(const binnacle::TicketValues &values);

private:
    struct Row
    {
        Stamp stamp = Stamp::Occurred;
        ticketvalues::StampText said;
        bool isWrong = false; // what stands in the line is no time
        FormRow *row = nullptr;
        QLineEdit *line = nullptr;
        QCheckBox *estimated = nullptr;
    };

    // To the second: a person means no milliseconds.
    [[nodiscard]] qint64 now() const { return m_openedAt + m_open.elapsed() / 1000 * 1000; }
    void addRow(Stamp stamp, QLayout *into);
    void addOutages();
    [[nodiscard]] Row &rowOf(Stamp stamp);
    void typedIn(Stamp stamp);
    void set(Stamp stamp, const ticketvalues::StampText &said);
    void takeTimes(const Outage &outage);
    void refresh();
    void showCourse();
    void showError(const Error &error);
    void submit();
    void keep();
    void discard();

    TicketDetail m_base;
    Ticket m_after;
    QTimeZone m_zone;
    qint64 m_openedAt; // when the dialog was
    QElapsedTimer m_open;
    std::vector<Row> m_rows;
    Stamp m_last = Stamp::Occurred; // touched last
    std::optional<Error> m_error;
    bool m_isFilling = false;
    StampTimeline *m_timeline;
    OutageChooser *m_outages;
    QPushButton *m_save = nullptr;
    QPointer<DraftKeeper> m_drafts;
    QString m_draft;                                // its name
    std::optional<std::vector<OutageId>> m_drafted; // explained by it, until the outages have come
};

} // namespace binnacle
