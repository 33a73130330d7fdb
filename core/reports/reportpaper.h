// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report in words, as it is drawn on paper: what the command line hands to the program that draws. Pure;
// any thread.

#include "base/result.h"
#include "reports/report.h"

#include <QByteArray>

namespace binnacle {

struct PaperColumn
{
    QString title;
    bool isFigure = false;
    double width = 1;
};

struct PaperTable
{
    QString title;
    std::vector<PaperColumn> columns;
    std::vector<QStringList> rows;
    std::vector<bool> marked;
    QString note;
};

struct PaperSection
{
    QString title;
    QStringList paragraphs;
    std::vector<PaperTable> tables;
};

struct PaperHighlight
{
    QString title, value, note;
    bool isMarked = false;
};

struct ReportPaper
{
    QString title, workspace, dates;
    QStringList facts;
    std::vector<PaperHighlight> highlights;
    std::optional<QString> comment;
    std::vector<PaperSection> sections;
};

// Of long tables the rows meant for paper, and how many there are besides.
[[nodiscard]] ReportPaper paperOf(const Report &report);

[[nodiscard]] QByteArray paperBytes(const ReportPaper &paper);
// Invalid "bad-report": it is not what paperBytes() makes.
[[nodiscard]] Result<ReportPaper> paperFrom(const QByteArray &bytes);

} // namespace binnacle
