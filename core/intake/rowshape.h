// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A row of foreign data as values packed into bytes, and what tells which value is which. Packed rows can be
// sorted, kept and compared; opening one makes views into its bytes. Pure; any thread.

#include "intake/fields.h"

#include <QByteArrayView>
#include <QStringList>
#include <optional>
#include <string>
#include <vector>

class QDataStream;

namespace binnacle {

struct RowShape;

// A packed row opened: views into the bytes it was made from, beside its shape.
struct RowValues
{
    std::array<QByteArrayView, kFieldCount>
        fields;                         // times in UTC milliseconds, levels 1 to 4, yes and no as 1 and 0
    std::vector<QByteArrayView> extras; // cells of the unmapped columns, in their order
    QByteArrayView actor;
    qint64 at = 0;
    const RowShape *shape = nullptr;

    [[nodiscard]] QByteArrayView field(Field which) const { return fields[size_t(which)]; }
    [[nodiscard]] std::optional<qint64> number(Field which) const;
    [[nodiscard]] QString
    extraText() const; // a JSON object of those that are not empty; empty: none is there
};

// The fields a row has a value for (it may be empty) and its columns that fill no field.
struct RowShape
{
    std::vector<Field> fields;
    QStringList extras;

    [[nodiscard]] bool has(Field field) const;
    [[nodiscard]] RowValues open(QByteArrayView packed) const;
    // Whether bytes from outside this process can be opened.
    [[nodiscard]] bool fits(QByteArrayView packed) const;

    friend bool operator==(const RowShape &, const RowShape &) = default;
};

// A packed row is the values of its fields, who made the change, then its extras, each appended by this.
void appendPacked(std::string &packed, QByteArrayView value);

// A list of texts, by hand: QDataStream itself makes room for as many as damaged bytes say there are. `left`
// is how many more may come; it goes down.
[[nodiscard]] bool readTexts(QDataStream &in, qsizetype &left, QStringList &texts);

} // namespace binnacle
