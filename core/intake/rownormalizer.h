// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One CSV row to the values a mapping makes of it, in one canonical form ("values as read": 29/2/2016 and
// 29-02-2016 are the same), packed into bytes that can be sorted, put aside and compared. One thread; owned
// by the reader of a file.

#include "intake/csvreader.h"
#include "intake/importlog.h"
#include "intake/mappedcells.h"
#include "intake/rowshape.h"
#include "intake/timereader.h"

#include <string>

namespace binnacle {

class RowNormalizer
{
public:
    RowNormalizer(const Mapping &mapping, TimeReader &times, ImportLog &log, QString file);

    // False: the row failed, its errors are in the log. `keys` gets what the row is about (several where
    // the mapping splits), as far as it can be told even then.
    [[nodiscard]] bool read(const CsvRecord &record, const CsvFault &fault, std::string &packed,
                            std::vector<std::string> &keys);
    // Of the row read last: a time that can only be read in the other order of day and month, and where it
    // is.
    [[nodiscard]] const std::optional<QVariantMap> &mixedOrder() const { return m_mixedOrder; }
    [[nodiscard]] const RowShape &shape() const { return m_shape; } // of the packed rows
    [[nodiscard]] const Mapping &mapping() const { return m_cells.mapping(); }

private:
    struct Slot
    {
        Field field = Field::Number;
        int column = -1;
        bool required = false;
        std::string lastRaw; // the same value often follows itself
        std::string lastValue;
        bool hasLast = false;
    };
    [[nodiscard]] bool canonical(Slot &slot, QByteArrayView raw, const CsvRecord &record);
    enum class Converted { Bad, Good, GoodButCounted };
    [[nodiscard]] Converted convert(Slot &slot, QByteArrayView raw);
    void noteOrder(QByteArrayView raw);
    void fail(const CsvRecord &record, int column, const QString &field, QByteArrayView value,
              const QString &code);

    MappedCells m_cells;
    TimeReader &m_times;
    ImportLog &m_log;
    QString m_file;
    std::vector<Slot> m_slots;
    RowShape m_shape;
    std::vector<int> m_extras; // columns
    QList<RowError> m_errors;
    std::optional<QVariantMap> m_mixedOrder;
};

} // namespace binnacle
