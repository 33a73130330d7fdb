// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the history of an incident says of it at an instant: each field by its last change until then, else by
// what the first later change says was there before it. Pure; any thread.

#include "metrics/incidentcolumns.h"

#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace binnacle {

enum class PastField : quint8 {
    State,
    Priority,
    Impact,
    Urgency,
    Major,
    MadeSla,
    ReopenCount,
    ReassignmentCount,
    Service,
    Category,
    Team,
    Assignee,
    Requester,
    Origin,
    Occurred,
    Detected,
    Acknowledged,
    Responded,
    Restored,
    Resolved,
    FirstResolved,
    Closed
};
[[nodiscard]] std::optional<PastField> pastFieldFromName(const QString &name); // as history names it

// The stamps history tells of, in the order of both enums.
inline constexpr std::array kPastStamps{
    ColumnStamp::Occurred, ColumnStamp::Detected, ColumnStamp::Acknowledged,  ColumnStamp::Responded,
    ColumnStamp::Restored, ColumnStamp::Resolved, ColumnStamp::FirstResolved, ColumnStamp::Closed};
[[nodiscard]] constexpr PastField pastField(ColumnStamp stamp)
{
    return PastField(int(PastField::Occurred) + int(stamp));
}
static_assert(pastField(ColumnStamp::FirstResolved) == PastField::FirstResolved &&
              pastField(ColumnStamp::Closed) == PastField::Closed);

struct PastChange
{
    qint64 at = 0;
    PastField field = PastField::State;
    QString before;
    QString after;
};

struct IncidentPast
{
    struct Value
    {
        PastField field;
        bool recorded; // by a change at or before the instant; else it is what a later one found
        QString text;
    };
    [[nodiscard]] const Value *value(PastField field) const;

    std::vector<Value> values;              // of fields that changed at any time
    bool whole = false;                     // told from its first state on
    std::optional<qint64> lastChange;       // until then
    std::optional<qint64> resolved, closed; // the last change into it until then (rule 3 of the command line)
    bool reopened = false;                  // by states, until then
    bool everReopened = false;              // by states, until now
    int teamChanges = 0;                    // until then, before anything counted them
    int allTeamChanges = 0;                 // likewise until now
    qint64 stampFlags = 0;                  // how its stamps came about (tickets/ticket.h)
};

// Takes the changes of one incident in the order they happened.
class PastFold
{
public:
    explicit PastFold(qint64 asOf)
        : m_asOf(asOf)
    {}
    void add(const PastChange &change);
    [[nodiscard]] IncidentPast take(); // and is ready for the next

private:
    void addState(const PastChange &change);

    qint64 m_asOf;
    IncidentPast m_past;
    std::vector<qint64> m_teamChanges;
    std::optional<qint64> m_counted; // the first change of the count of reassignments
    QString m_state;
};

} // namespace binnacle
