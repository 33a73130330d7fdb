// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The fields records have in a foreign file, the formats that carry them, and the names columns go by
// elsewhere. Pure; any thread.

#include "tickets/ticket.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>

namespace binnacle {

enum class Field {
    Number,
    At,
    Opened,
    Title,
    Description,
    Type,
    State,
    Priority,
    Impact,
    Urgency,
    Category,
    Subcategory,
    Service,
    Ci,
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
    Closed,
    MadeSla,
    ReopenCount,
    ReassignmentCount,
    Tags, // the last of an incident's
    From, // of an outage, as are the next
    To,
    Degree,
    Planned,
    Reference,
    ResponseMs, // of a check, as is the next
    Code,
};
inline constexpr int kFieldCount = int(Field::Code) + 1;

enum class ImportFieldKind { Text, Time, State, Level, Bool, Count, Type, Tags, Degree };

// The field a stamp comes in.
[[nodiscard]] constexpr Field fieldOf(Stamp stamp)
{
    return Field(int(Field::Occurred) + int(stamp));
}
static_assert(fieldOf(Stamp::Restored) == Field::Restored && fieldOf(Stamp::Closed) == Field::Closed);

[[nodiscard]] QString fieldName(Field field); // "reopen_count"
[[nodiscard]] std::optional<Field> fieldFromName(const QString &name);
[[nodiscard]] ImportFieldKind fieldKind(Field field);

enum class ImportFormat { Csv, Events, ServiceNowEvents, Outages, Checks, Upptime, Nagios };
[[nodiscard]] const QList<ImportFormat> &allFormats();

[[nodiscard]] QString formatName(ImportFormat format); // "incidents-csv"
[[nodiscard]] std::optional<ImportFormat> formatFromName(const QString &name);
[[nodiscard]] bool isEventFormat(ImportFormat format);
[[nodiscard]] bool bringsTickets(ImportFormat format);
// What a monitor left behind: its fields are known, no column is mapped.
[[nodiscard]] bool isFeed(ImportFormat format);
// The field that says what a row is about: a cell of it may hold several, each a record of its own.
[[nodiscard]] Field keyField(ImportFormat format);
[[nodiscard]] QList<Field> fieldsOf(ImportFormat format); // those that must be there first
[[nodiscard]] QList<Field> requiredOf(ImportFormat format);

// A header as compared: "Sys Updated-At" gives "sysupdatedat".
[[nodiscard]] QString headerKey(const QString &header);
// Names a field's column goes by elsewhere, as headerKey, likeliest first.
[[nodiscard]] const QStringList &aliasesOf(Field field);
// Those of the column that says who made the change of a row.
[[nodiscard]] const QStringList &actorAliases();

// The column each field is likely in; -1: none.
using FieldColumns = std::array<int, kFieldCount>;
[[nodiscard]] FieldColumns guessColumns(ImportFormat format, const QStringList &headers);
// Whether these are headers of a ServiceNow table with one row a change.
[[nodiscard]] bool looksLikeServiceNow(const QStringList &headers);

} // namespace binnacle
