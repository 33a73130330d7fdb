// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What waits for somebody, of the incidents under the filter as they are now.

#include "reports/boardmaker.h"

#include "metrics/rowloops.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 kGrave = 2; // P1 and P2

struct Waiting
{
    qint64 grave = 0, missed = 0, unassigned = 0;
};

Waiting openNow(const BoardParts &parts)
{
    const IncidentColumns &columns = parts.input.columns;
    RowBits open = parts.kept.measures.open();
    open &= parts.input.selected;
    Waiting waiting;
    forEachRow(open, 0, columns.size(), [&](size_t row) {
        const quint8 priority = columns.priority()[row];
        waiting.grave += priority >= 1 && priority <= kGrave ? 1 : 0;
        waiting.missed += IncidentRow::Sla(columns.flags()[row] >> 2 & 3) == IncidentRow::Sla::Missed ? 1 : 0;
        waiting.unassigned += columns.code(ColumnName::Assignee, row) == 0 ? 1 : 0;
    });
    return waiting;
}

} // namespace

std::vector<BoardNeed> makeNeeds(const BoardParts &parts)
{
    const BoardFrame &frame = parts.frame;
    std::vector<BoardNeed> needs;
    if (frame.past || frame.opensAtEnd())
        return needs; // of now alone
    const auto add = [&needs](BoardNeed::Tone tone, qint64 count, const QString &code, const QString &query) {
        if (count > 0)
            needs.push_back(
                {tone, wording::countText(count), wording::boardText(code), count, query, {}, false});
    };
    const Waiting waiting = openNow(parts);
    add(BoardNeed::Tone::Bad, waiting.grave, u"need-grave"_s, frame.query(u"state:open priority:1,2"_s));
    add(BoardNeed::Tone::Bad, waiting.missed, u"need-missed"_s, frame.query(u"state:open breached:yes"_s));
    add(BoardNeed::Tone::Warn, waiting.unassigned, u"need-unassigned"_s,
        frame.query(u"state:open assignee:none"_s));
    return needs;
}

} // namespace binnacle
