// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/csvreader.h"

#include <algorithm>
#include <cstring>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kChunk = 256 * 1024;

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// Line ends in a text: LF, CRLF or CR alone.
qint64 lineEnds(QByteArrayView text)
{
    qint64 count = std::count(text.begin(), text.end(), '\n');
    if (std::memchr(text.data(), '\r', size_t(text.size()))) {
        for (qsizetype i = 0; i < text.size(); ++i)
            count += text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    }
    return count;
}

CsvPosition positionIn(QByteArrayView text, qsizetype offset, qint64 firstLine)
{
    const QByteArrayView before = text.first(offset);
    CsvPosition at{firstLine + lineEnds(before), 1};
    for (qsizetype i = offset; i > 0 && text[i - 1] != '\n' && text[i - 1] != '\r'; --i)
        at.column += (uchar(text[i - 1]) & 0xc0) != 0x80;
    return at;
}

// Whether a quoted cell begun before `pending` ends as a cell does, however far away: then its record is only
// too long. The first quote that is not doubled decides.
Result<bool> closesLater(TextSource &text, QByteArrayView pending, char delimiter)
{
    bool quote = false; // the byte before was an odd quote
    QByteArray chunk = pending.toByteArray();
    for (;;) {
        for (const char c : std::as_const(chunk)) {
            if (quote && c != '"')
                return c == delimiter || isLineEnd(c);
            quote = c == '"' && !quote;
        }
        chunk.clear();
        BINNACLE_TRY(text.read(chunk, kChunk));
        if (chunk.isEmpty())
            return quote;
    }
}

} // namespace

CsvPosition CsvRecord::position(qsizetype i) const
{
    if (i >= size())
        return positionIn(m_raw, m_raw.size(), m_line);
    return positionIn(m_raw, m_cells[size_t(i)].source, m_line);
}

bool CsvRecord::isBlank() const
{
    for (qsizetype i = 0; i < size(); ++i) {
        if (!cell(i).trimmed().isEmpty())
            return false;
    }
    return true;
}

CsvReader::CsvReader(std::unique_ptr<TextSource> text, char delimiter, const IntakeLimits &limits)
    : m_text(std::move(text))
    , m_limits(limits)
    , m_delimiter(delimiter)
{
    for (const char c : {delimiter, '\n', '\r', '\0'})
        m_special[uchar(c)] = true;
}

// Drops what has been read and reads on; false at the end of the text.
Result<bool> CsvReader::more()
{
    if (m_ended)
        return false;
    if (m_begin > 0) {
        m_buffer.remove(0, m_begin);
        m_quoteAt -= m_begin;
        m_begin = 0;
    }
    const qsizetype before = m_buffer.size();
    BINNACLE_TRY(m_text->read(m_buffer, kChunk));
    m_ended = m_buffer.size() == before;
    return !m_ended;
}

CsvPosition CsvReader::positionOf(qsizetype offset) const
{
    return positionIn(QByteArrayView(m_buffer).sliced(m_begin), offset - m_begin, m_line);
}

void CsvReader::setFault(const char *code, const char *p)
{
    if (!m_fault.code)
        m_fault = {code, positionOf(p - m_buffer.constData())};
}

Result<bool> CsvReader::next(CsvRecord &record)
{
    for (;;) {
        m_fault = {};
        const Scan scan = scanRecord(record);
        if (scan == Scan::Done) {
            const bool emptyLine = record.size() == 1 && record.m_raw.isEmpty();
            if (emptyLine)
                continue;
            if (m_leftOut >= 0 && m_leftOut < record.size())
                record.m_cells.erase(record.m_cells.begin() + m_leftOut);
            return true;
        }
        const bool tooLong = m_buffer.size() - m_begin > m_limits.recordBytes;
        if (scan == Scan::Broken || (scan == Scan::Unclosed && (m_ended || tooLong))) {
            const CsvPosition at = positionOf(m_quoteAt);
            BINNACLE_LET(
                const bool closed,
                scan == Scan::Unclosed && !m_ended
                    ? closesLater(*m_text, QByteArrayView(m_buffer).sliced(m_quoteAt + 1), m_delimiter)
                    : false);
            return fail(
                ErrorCode::Invalid, closed ? u"record-too-long"_s : u"unclosed-quote"_s,
                {{u"file"_s, m_text->bytes().name()}, {u"line"_s, at.line}, {u"column"_s, at.column}});
        }
        if (tooLong)
            return skipLongRecord(record);
        if (m_ended)
            return false;
        BINNACLE_TRY(more());
    }
}

// A record over the cap outside quotes: its first bytes are given with the fault, the rest is passed over.
Result<bool> CsvReader::skipLongRecord(CsvRecord &record)
{
    const qint64 line = m_line;
    m_fault = {"record-too-long", {line, 1}};
    record.m_cells.clear();
    record.m_raw = {};
    record.m_line = line;
    for (;;) {
        const char *begin = m_buffer.constData() + m_begin;
        const char *end = m_buffer.constData() + m_buffer.size();
        const char *stop = std::find_if(begin, end, isLineEnd);
        m_begin = stop - m_buffer.constData();
        if (stop != end) {
            const bool crlf = *stop == '\r' && stop + 1 != end && stop[1] == '\n';
            m_begin += crlf ? 2 : 1;
            ++m_line;
            return true;
        }
        BINNACLE_LET(const bool got, more());
        if (!got)
            return true;
    }
}

// On a special byte, or NeedMore at the end of what there is.
CsvReader::Scan CsvReader::scanPlain(const char *&p, const char *end)
{
    for (;;) {
        while (p != end && !m_special[uchar(*p)])
            ++p;
        if (p == end)
            return m_ended ? Scan::Done : Scan::NeedMore;
        if (*p != '\0')
            return Scan::Done;
        setFault("nul", p);
        ++p;
    }
}

// p is after the opening quote; leaves it after the closing one. The cell's content goes to the scratch only
// if a doubled quote is in it.
CsvReader::Scan CsvReader::scanQuoted(const char *&p, const char *end, CsvRecord &record,
                                      CsvRecord::Cell &cell)
{
    const char *run = p;
    cell.begin = quint32(p - (m_buffer.constData() + m_begin));
    for (;;) {
        const auto *quote = static_cast<const char *>(std::memchr(run, '"', size_t(end - run)));
        if (!quote)
            return Scan::Unclosed;
        const bool atEnd = quote + 1 == end;
        if (atEnd && !m_ended)
            return Scan::Unclosed; // a second quote may follow
        const bool doubled = !atEnd && quote[1] == '"';
        if (doubled || cell.inScratch) {
            if (!cell.inScratch) {
                cell.inScratch = true;
                cell.begin = quint32(record.m_scratch.size());
                run = p;
            }
            record.m_scratch.append(run, size_t(quote - run) + (doubled ? 1 : 0));
        }
        if (doubled) {
            run = quote + 2;
            continue;
        }
        cell.length = cell.inScratch ? quint32(record.m_scratch.size()) - cell.begin : quint32(quote - p);
        if (std::memchr(p, '\0', size_t(quote - p)))
            setFault("nul", p);
        p = quote + 1;
        return Scan::Done;
    }
}

CsvReader::Scan CsvReader::scanRecord(CsvRecord &record)
{
    record.m_cells.clear();
    record.m_scratch.clear();
    const char *const begin = m_buffer.constData() + m_begin;
    const char *const end = m_buffer.constData() + m_buffer.size();
    if (begin == end)
        return Scan::NeedMore;
    const char *p = begin;
    bool quotedLines = false;
    for (;;) {
        CsvRecord::Cell cell;
        cell.source = quint32(p - begin);
        if (p != end && *p == '"') {
            m_quoteAt = p - m_buffer.constData();
            ++p;
            if (const Scan scan = scanQuoted(p, end, record, cell); scan != Scan::Done)
                return scan;
            quotedLines = true;
            const char *after = p;
            if (const Scan scan = scanPlain(p, end); scan != Scan::Done)
                return scan;
            if (p != after && std::find_if(begin + cell.source, after, isLineEnd) != after)
                return Scan::Broken;
            if (p != after)
                setFault("stray-quote", begin + cell.source);
        } else {
            cell.begin = cell.source;
            const char *from = p;
            if (const Scan scan = scanPlain(p, end); scan != Scan::Done)
                return scan;
            cell.length = quint32(p - from);
        }
        if (qsizetype(record.m_cells.size()) < m_limits.columns)
            record.m_cells.push_back(cell);
        else
            setFault("too-many-columns", begin + cell.source);
        if (p == end || *p != m_delimiter)
            break;
        ++p;
        if (p == end && !m_ended)
            return Scan::NeedMore;
    }
    // p is on the line end or at the end of the text.
    qsizetype length = p - begin;
    record.m_raw = QByteArrayView(begin, length);
    record.m_line = m_line;
    if (p != end) {
        if (*p == '\r') {
            if (p + 1 == end && !m_ended)
                return Scan::NeedMore; // an LF may belong to it
            length += p + 1 != end && p[1] == '\n';
        }
        ++length;
    }
    m_line += (p != end) + (quotedLines ? lineEnds(record.m_raw) : 0);
    m_begin += length;
    return Scan::Done;
}

} // namespace binnacle
