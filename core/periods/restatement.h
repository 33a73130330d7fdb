// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What of a published period reads otherwise by now, figure by figure, and the records whose change may be
// why. A cause belongs to a difference where it is of the same section, of the same item and of a record that
// goes into that measure. Pure; any thread.

#include "periods/period.h"

#include <QSet>

namespace binnacle {

struct RestatementCause
{
    enum class Kind {
        Ticket,        // made, changed or deleted here, or changed by an import
        Resolved,      // open when it was published, resolved since
        TicketsCome,   // brought or changed by an import
        OutagesCome,   // brought or changed by an import
        WatchTold,     // an import tells what a service was like
        ImportUndone,  // what it had brought is gone
        Outage,        // entered, ended, reopened or removed here
        Service,       // its target, calendar or needs
        Calendar,      // agreed hours
        Rules,         // how maintenance and lesser degrees count
        Definition,    // what is counted is another
        SeenOtherwise, // some incidents are not for everyone, and another person looks
    };
    Kind kind = Kind::Ticket;
    QString section;        // empty: both
    QSet<QString> items;    // empty: all
    QSet<QString> measures; // empty: all
    QSet<QString> figures;  // empty: all
    QString act;            // "ticket.set", as the audit calls it
    QStringList fields;     // of a ticket, a service
    QString number;         // of a ticket; of an outage its key; of a batch likewise
    QString source;         // of what was imported
    QString reference;      // of an outage where it comes from
    QString service;        // its name
    QStringList numbers;    // of tickets an import brought, the first few
    qint64 count = 0;       // of records, where there are several
    qint64 at = 0;          // when, UTC milliseconds; the last time
    QString by;             // who; empty where nobody knows
    bool isHidden = false;  // the ticket is not for the person asking: it has no number here
    // An outage of another time: with the first that is entered a service begins to be watched. A cause only
    // where unknown time has changed.
    bool isBeside = false;

    friend bool operator==(const RestatementCause &, const RestatementCause &) = default;
};
[[nodiscard]] QString causeKindName(RestatementCause::Kind kind); // "ticket", "import-undone"

struct FigureDifference
{
    PeriodFigure published;
    std::optional<double> now;
    std::vector<size_t> causes; // places in Restatement::causes; none: no record tells

    [[nodiscard]] std::optional<double> difference() const;
};

struct Restatement
{
    PublishedPeriod period;
    std::vector<FigureDifference> differences;
    std::vector<RestatementCause> causes; // of these differences only
    QStringList damage;                   // of what is stored: it is not what was published
    // The edition it replaces, and how many figures of that one it tells otherwise.
    struct Replaced
    {
        int edition = 0;
        qint64 publishedAt = 0;
        qint64 differences = 0;
    };
    std::optional<Replaced> replaced;
    qint64 asOf = 0;

    [[nodiscard]] bool isRestated() const { return !differences.empty(); }
};

// What windows and papers show of them: no percentile of fewer than kLeastForPercentile values.
[[nodiscard]] std::vector<FigureDifference> shownDifferences(const Restatement &restatement);

// `candidates`: what changed since. A definition with another version joins them.
[[nodiscard]] Restatement restatementOf(const PublishedPeriod &period, const std::vector<PeriodFigure> &now,
                                        const QStringList &definitionsNow,
                                        std::vector<RestatementCause> candidates);

} // namespace binnacle
