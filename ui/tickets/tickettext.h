// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small texts of the ticket windows: moments as short as they can be said, a body cut into prose and
// fenced code, file names made harmless. Pure; any thread.

#include "tickets/ticket.h"

#include <QString>
#include <QTimeZone>
#include <vector>

namespace binnacle::tickettext {

// "16:10" today, "Fri 16:10" within six days, "Nov 19 16:10" this year, else "Nov 19, 2016"; none: empty.
[[nodiscard]] QString momentText(qint64 utcMs, qint64 now, const QTimeZone &zone);

// A resolution that stands no more: the ticket was opened again.
struct EarlierResolution
{
    qint64 at = 0; // when it was given
    QString code;
    QString text;
};
[[nodiscard]] std::vector<EarlierResolution> earlierResolutions(const std::vector<HistoryRow> &oldestFirst);

struct Segment
{
    QString text;
    QString language; // what follows the fence, lower case; empty for prose or an unnamed block
    bool isCode = false;
};
// Prose and ``` blocks in order, `most` of them: the last one is then all the rest as it is written. A fence
// never closed reaches to the end.
[[nodiscard]] std::vector<Segment> segments(const QString &body, size_t most = 1000);

// A language for the code view by file name and media type: "log", "json", "sql" …; empty: not a text to be
// shown.
[[nodiscard]] QString languageOf(const QString &fileName, const QString &mediaType);

// A name for a file of ours: no folders, no control or direction characters, no leading dot, at most 120
// characters.
[[nodiscard]] QString safeFileName(const QString &name);
// Files a desktop may run or that carry scripts: scripts, html, svg, .desktop …
[[nodiscard]] bool isRisky(const QString &name, const QString &mediaType);

} // namespace binnacle::tickettext
