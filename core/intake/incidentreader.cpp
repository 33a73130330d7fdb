// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/incidentreader.h"

#include "intake/carryover.h"

#include <cstring>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kRowsOfOneIncident = 100'000;
constexpr qsizetype kBytesOfOneIncident = qsizetype(64) << 20;

// What is sorted of a row: where it stands and a hash of its cells, then its packed values.
struct PayloadHead
{
    quint64 raw = 0;
    qint64 line = 0;
    quint32 file = 0;
    quint32 unused = 0;
};

QByteArray payloadOf(const PayloadHead &head, QByteArrayView packed)
{
    QByteArray payload(reinterpret_cast<const char *>(&head), sizeof head);
    return payload.append(packed);
}

PayloadHead headOf(const QByteArray &payload)
{
    PayloadHead head;
    std::memcpy(&head, payload.constData(), sizeof head);
    return head;
}

} // namespace

IncidentReader::~IncidentReader() = default;

qsizetype IncidentDraft::bytes() const
{
    const Ticket &ticket = built.imported.ticket;
    const qsizetype characters =
        ticket.title.size() + ticket.description.size() + ticket.resolution.size() + ticket.extra.size();
    return characters * qsizetype(sizeof(QChar)) + rows.bytes();
}

IncidentReader::IncidentReader(std::unique_ptr<RowReader> rows, ImportFormat format, ImportReport &report,
                               ImportLog &log, Job &job)
    : m_rows(std::move(rows))
    , m_format(format)
    , m_report(report)
    , m_log(log)
    , m_job(job)
    , m_builder(report.source, isEventFormat(format))
{}

Result<std::unique_ptr<IncidentReader>> IncidentReader::open(const ImportRequest &request,
                                                             ImportFormat format, const QTimeZone &zone,
                                                             const MappingMemory &memory,
                                                             ImportReport &report, ImportLog &log, Job &job)
{
    BINNACLE_LET(std::unique_ptr<RowReader> rows,
                 RowReader::open(request, format, zone, memory, report, log, job));
    return std::unique_ptr<IncidentReader>(new IncidentReader(std::move(rows), format, report, log, job));
}

// Moves to the next row that is of an incident; false after the last.
Result<bool> IncidentReader::nextRow()
{
    for (;;) {
        BINNACLE_LET(const bool more, m_rows->next());
        if (!more)
            return false;
        if (!m_rows->keys().empty() && (m_rows->isGood() || !isEventFormat(m_format)))
            return true;
        ++m_report.failed; // belongs to no incident, or is left out of its own
    }
}

Result<bool> IncidentReader::next(IncidentDraft &draft)
{
    bool more = false;
    if (!isEventFormat(m_format)) {
        BINNACLE_LET(more, nextSingle(draft));
    }
    if (!more) {
        BINNACLE_LET(more, nextGroup(draft));
    }
    if (!more)
        m_rows->warnOfTimes();
    return more;
}

BuiltIncident IncidentReader::builtOf(size_t file, QByteArrayView packed, QByteArrayView number) const
{
    RowValues values = m_rows->shape(file).open(packed);
    values.fields[size_t(Field::Number)] = number;
    return m_builder.build({values});
}

Result<bool> IncidentReader::nextSingle(IncidentDraft &draft)
{
    for (;;) {
        if (m_rows->keys().empty()) {
            BINNACLE_LET(const bool more, nextRow());
            if (!more)
                return false;
        }
        const std::string number = std::move(m_rows->keys().back());
        m_rows->keys().pop_back();
        const QByteArrayView bytes(number.data(), qsizetype(number.size()));
        if (m_rows->isGood() && m_rows->survey().repeated.contains(bytes)) {
            BINNACLE_TRY(putAside(number));
            continue;
        }
        draft = {};
        draft.number = QString::fromStdString(number);
        draft.failed = !m_rows->isGood();
        draft.file = m_rows->path(m_rows->file());
        draft.line = m_rows->line();
        if (!draft.failed)
            draft.built = builtOf(m_rows->file(), m_rows->packed(), bytes);
        return true;
    }
}

// The row read last, to be met again beside the others of its number: by time in an event log, else as they
// stand in the files.
Result<> IncidentReader::putAside(const std::string &number)
{
    const PayloadHead head{m_rows->hash(), m_rows->line(), quint32(m_rows->file()), 0};
    return m_sorter.append(QString::fromStdString(number), m_rows->values().at,
                           payloadOf(head, m_rows->packed()));
}

// All rows that are left into the sorter.
Result<> IncidentReader::sortRows()
{
    for (;;) {
        BINNACLE_LET(const bool more, nextRow());
        if (!more)
            break;
        for (const std::string &number : m_rows->keys())
            BINNACLE_TRY(putAside(number));
    }
    BINNACLE_TRY(m_sorter.sort());
    m_sorted = true;
    BINNACLE_LET(m_hasRow, m_sorter.next(m_row));
    return {};
}

Result<bool> IncidentReader::nextGroup(IncidentDraft &draft)
{
    if (!m_sorted)
        BINNACLE_TRY(sortRows());
    if (!m_hasRow)
        return false;
    draft = {};
    draft.number = m_row.key;
    EventRows rows;
    while (m_hasRow && m_row.key == draft.number) {
        if (m_job.isCancelled())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (isEventFormat(m_format))
            takeChange(draft, rows);
        else
            takeLater(draft);
        BINNACLE_LET(m_hasRow, m_sorter.next(m_row));
    }
    if (isEventFormat(m_format) && !draft.failed)
        buildGroup(draft, std::move(rows));
    return true;
}

void IncidentReader::takeChange(IncidentDraft &draft, EventRows &rows)
{
    const PayloadHead head = headOf(m_row.payload);
    draft.file = m_rows->path(head.file);
    if (rows.size() < kRowsOfOneIncident && rows.bytes() < kBytesOfOneIncident) {
        const quint32 shape = rows.shapeIndex(m_rows->shape(head.file));
        rows.append({m_row.order, head.raw, shape, m_row.payload.sliced(sizeof head)});
        return;
    }
    if (!draft.failed)
        m_log.error({draft.file, 0, 0, u"number"_s, draft.number, u"too-many-rows"_s, {}});
    draft.failed = true;
}

void IncidentReader::takeLater(IncidentDraft &draft)
{
    const PayloadHead head = headOf(m_row.payload);
    const QByteArray number = m_row.key.toUtf8();
    BuiltIncident later = builtOf(head.file, QByteArrayView(m_row.payload).sliced(sizeof head), number);
    if (draft.line > 0) {
        carryover::join(draft.built, later);
        m_log.warn(u"number-repeated"_s);
    }
    draft.built = std::move(later);
    draft.file = m_rows->path(head.file);
    draft.line = head.line;
}

// Rows that are the same in all values count once.
void IncidentReader::buildGroup(IncidentDraft &draft, EventRows rows)
{
    if (const qsizetype same = draft.rows.unite(rows); same > 0)
        m_log.warn(u"identical-rows"_s, {}, same);
    const QByteArray number = draft.number.toUtf8();
    draft.built = m_builder.build(draft.rows.open(number));
}

} // namespace binnacle
