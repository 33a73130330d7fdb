// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a list is laid out: its columns in order and how wide, what it is sorted and grouped by, how dense, and
// which rows are colored. A value every list can use; what is left empty is as the list has it by itself. A
// column the list does not know is kept and not shown: another edition of the program may know it.

#include "theme/theme.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace binnacle {

struct ListColumn
{
    QString field;
    int width = 0; // in type of 10 points; 0: as the list has it

    friend bool operator==(const ListColumn &, const ListColumn &) = default;
};

// Rows a query finds, in a color that has a name and a letter as well.
struct RowRule
{
    QString name;
    QString query;
    QString color; // of rowColors()

    friend bool operator==(const RowRule &, const RowRule &) = default;
};

struct ListLayout
{
    QList<ListColumn> columns; // shown, from the left; empty: the list's own
    QString sort;              // "-opened"
    QString group;             // field; empty: none
    std::optional<Density> density;
    QList<RowRule> rules; // the first that finds a row counts

    [[nodiscard]] QJsonObject toJson() const;
    // As much of it as can be read: what is written by another hand may be anything.
    [[nodiscard]] static ListLayout of(const QJsonObject &json);
    [[nodiscard]] bool shows(const QString &field) const;

    friend bool operator==(const ListLayout &, const ListLayout &) = default;
};

inline constexpr qsizetype kMostRules = 20;

// What a row may be colored with.
struct RowColor
{
    const char *name; // as kept: "red"
    QColor Theme::*token;
};
[[nodiscard]] const QList<RowColor> &rowColors();
[[nodiscard]] QString rowColorLabel(const QString &name);               // "Red"
[[nodiscard]] QColor rowColor(const Theme &theme, const QString &name); // of its mark; invalid: none
// Behind the row: as much of the color as leaves all text on it at 4.5:1.
[[nodiscard]] QColor rowTint(const Theme &theme, const QString &name, const QColor &under);

} // namespace binnacle
