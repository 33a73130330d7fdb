// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// CSV, read forward record by record: RFC 4180 quotes over lines, any of the usual delimiters, LF, CRLF and
// CR line ends, with the line and column of every cell and a cap on a record. Works on UTF-8 bytes. One
// thread; owned by its user.

#include "intake/textsource.h"

#include <QByteArray>
#include <QByteArrayView>
#include <string>
#include <vector>

namespace binnacle {

struct CsvPosition
{
    qint64 line = 1;   // of the file, from 1
    qint64 column = 1; // in characters, from 1
};

// One record; its cells are valid until the reader's next call.
class CsvRecord
{
public:
    [[nodiscard]] qsizetype size() const { return qsizetype(m_cells.size()); }
    [[nodiscard]] QByteArrayView cell(qsizetype i) const
    {
        const Cell &c = m_cells[size_t(i)];
        return {(c.inScratch ? m_scratch.data() : m_raw.data()) + c.begin, c.length};
    }
    [[nodiscard]] qint64 line() const { return m_line; }
    [[nodiscard]] CsvPosition position(qsizetype i) const; // where the cell begins (its quote, if it has one)
    // As it stands in the text, from the first of its cells on.
    [[nodiscard]] QByteArrayView raw() const
    {
        return m_cells.empty() ? m_raw : m_raw.sliced(m_cells.front().source);
    }
    [[nodiscard]] bool isBlank() const; // nothing but blanks in its cells

private:
    friend class CsvReader;
    struct Cell
    {
        quint32 source = 0; // in m_raw, where the cell begins
        quint32 begin = 0;
        quint32 length = 0;
        bool inScratch = false;
    };
    QByteArrayView m_raw;
    std::string m_scratch; // cells with doubled quotes
    std::vector<Cell> m_cells;
    qint64 m_line = 1;
};

// What is wrong with one record. The reader goes on with the next.
struct CsvFault
{
    const char *code = nullptr; // "stray-quote", "record-too-long", "too-many-columns", "nul"; null: none
    CsvPosition at;
};

class CsvReader
{
public:
    CsvReader(std::unique_ptr<TextSource> text, char delimiter, const IntakeLimits &limits = {});

    // The next record that is not an empty line; false at the end. Errors end the reading: those of
    // TextSource, and Invalid "unclosed-quote" with "file", "line", "column" of where the quote opened: it
    // never closes, or not where a cell ends on a later line, so that what is a record can no longer be told.
    [[nodiscard]] Result<bool> next(CsvRecord &record);
    [[nodiscard]] const CsvFault &fault() const { return m_fault; } // of the record next() gave

    // Records come without this cell from now on.
    void leaveOut(qsizetype cell) { m_leftOut = cell; }

    [[nodiscard]] const TextSource &text() const { return *m_text; }
    [[nodiscard]] char delimiter() const { return m_delimiter; }

private:
    enum class Scan { Done, NeedMore, Unclosed, Broken };
    [[nodiscard]] Scan scanRecord(CsvRecord &record);
    [[nodiscard]] Scan scanQuoted(const char *&p, const char *end, CsvRecord &record, CsvRecord::Cell &cell);
    [[nodiscard]] Scan scanPlain(const char *&p, const char *end);
    [[nodiscard]] Result<bool> more();
    void setFault(const char *code, const char *p);
    [[nodiscard]] Result<bool> skipLongRecord(CsvRecord &record);
    [[nodiscard]] CsvPosition positionOf(qsizetype offset) const;

    std::unique_ptr<TextSource> m_text;
    IntakeLimits m_limits;
    char m_delimiter;
    bool m_special[256] = {}; // the bytes that end a run of plain ones
    QByteArray m_buffer;
    qsizetype m_begin = 0; // of the next record in the buffer
    bool m_ended = false;
    qint64 m_line = 1; // of m_begin
    CsvFault m_fault;
    qsizetype m_leftOut = -1;
    qsizetype m_quoteAt = 0; // in the buffer, where the last quote opened
};

} // namespace binnacle
