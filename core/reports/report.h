// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as data: sections of tables whose cells are values. Each domain makes its section; the writers
// (HTML, CSV, XLSX, JSON, paper) know none of them. Plain values; any thread.

#include <QString>
#include <QStringList>
#include <QTimeZone>
#include <optional>
#include <vector>

namespace binnacle {

struct ReportCell
{
    enum class Kind { None, Text, Count, Duration, Share, Instant };
    Kind kind = Kind::None; // none: could not be computed, or is not told
    double number = 0;      // milliseconds of a duration, UTC milliseconds of an instant
    QString text;
    int decimals = 1;                 // of a share in percent
    bool isDifference = false;        // told with its sign
    std::optional<double> shown = {}; // what text tells instead of the number

    [[nodiscard]] static ReportCell of(const QString &text);
    [[nodiscard]] static ReportCell count(qint64 count);
    [[nodiscard]] static ReportCell duration(std::optional<double> milliseconds);
    [[nodiscard]] static ReportCell share(std::optional<double> share, int decimals = 1);
    [[nodiscard]] ReportCell asDifference() const;
    [[nodiscard]] static ReportCell instant(std::optional<qint64> at);
    friend bool operator==(const ReportCell &, const ReportCell &) = default;
};

struct ReportColumn
{
    QString key;
    QString title;
    bool isFigure = false; // stands at the right of its column
    double width = 1;      // beside the others, on paper
};

struct ReportRow
{
    std::vector<ReportCell> cells; // one a column
    bool isMarked = false;         // asks for attention: below its target
};

struct ReportTable
{
    QString key;
    QString title;
    std::vector<ReportColumn> columns;
    std::vector<ReportRow> rows;
    QString note;             // below it
    qsizetype paperRows = -1; // as many are drawn on paper; below 0: all
};

struct ReportSection
{
    QString key;
    QString title;
    QStringList paragraphs;
    std::vector<ReportTable> tables;
};

// What is said first, large.
struct ReportHighlight
{
    QString key;
    QString title;
    ReportCell value;
    QString note;
    bool isMarked = false;
};

struct Report
{
    QString kind; // "monthly", "service"
    QString title;
    QString workspace;
    QString dates; // of the period, in words
    qint64 from = 0;
    qint64 to = 0;
    qint64 asOf = 0;
    QTimeZone zone;
    QStringList facts; // as of, zone, how is counted
    std::vector<ReportHighlight> highlights;
    std::optional<QString> comment; // none: the report has no room for one
    std::vector<ReportSection> sections;
};

// As people read it; "–" for none.
[[nodiscard]] QString cellText(const ReportCell &cell, const QTimeZone &zone);

// "Mar 1, 2026 to Mar 31, 2026" for [from, to).
[[nodiscard]] QString datesText(qint64 from, qint64 to, const QTimeZone &zone);

} // namespace binnacle
