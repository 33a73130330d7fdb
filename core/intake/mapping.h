// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which column fills which field, and what is done to its values: guessed from the headers, corrected by what
// was remembered for them and by what the request says. Pure; any thread.

#include "base/result.h"
#include "intake/fields.h"
#include "intake/importreport.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>

namespace binnacle {

struct Mapping
{
    ImportFormat format = ImportFormat::Csv;
    QStringList headers; // each name once
    FieldColumns columns;
    int actorColumn = -1; // who made the change of a row; it stays among the unmapped
    std::array<std::optional<QString>, kFieldCount> sets;
    std::array<std::optional<QString>, kFieldCount> defaults;
    std::array<QHash<QString, QString>, kFieldCount> values; // by folded source value
    QString split;     // separator of several keys in a cell; empty: one
    QStringList rules; // as told, those in force that nobody said this time: they were remembered

    [[nodiscard]] bool has(Field field) const
    {
        return columns[size_t(field)] >= 0 || sets[size_t(field)] || defaults[size_t(field)];
    }
    [[nodiscard]] QStringList fieldNames() const; // by column; empty: none
    [[nodiscard]] QStringList unmapped() const;
};

// The headers with each name once: a second "Note" is "Note[2]"; an empty one is named by its place.
// `duplicates` gets the names met again.
[[nodiscard]] QStringList uniqueHeaders(const QStringList &headers, QStringList *duplicates);

// What a person said for headers like these before.
struct RememberedMapping
{
    QHash<QString, QString> columns;                // field by column name; an empty field is "leave out"
    QHash<QString, QString> sets, defaults, splits; // by field
    QHash<QString, QHash<QString, QString>> values; // by field, then by folded source value

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QJsonObject toJson() const;
    // An object of texts is one of columns, as they were kept at first.
    [[nodiscard]] static RememberedMapping fromJson(const QJsonObject &object);
};
// All that is in force in a mapping.
[[nodiscard]] RememberedMapping rememberedOf(const Mapping &mapping);
// The name the mapping of these headers is remembered by.
[[nodiscard]] QString headerSignature(ImportFormat format, const QStringList &headers);

// Invalid: "unknown-column", "unknown-field", "field-mapped-twice", "column-mapped-twice", "split-not-key",
// "column-missing" (a required field no column fills).
[[nodiscard]] Result<Mapping> makeMapping(ImportFormat format, const QStringList &headers,
                                          const ImportRequest &request, const RememberedMapping &remembered);

} // namespace binnacle
