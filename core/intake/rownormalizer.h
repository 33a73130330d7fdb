// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One CSV row to the values a mapping makes of it, in one canonical form ("values as read": 29/2/2016 and
// 29-02-2016 are the same), packed into bytes that can be sorted, put aside and compared. One thread; owned
// by the reader of a file.

#include "intake/csvreader.h"
#include "intake/importlog.h"
#include "intake/mapping.h"
#include "intake/timereader.h"

#include <string>

namespace binnacle {

// A packed row opened: views into the bytes it was made from.
struct RowValues
{
    std::array<QByteArrayView, kFieldCount>
        fields;                         // times in UTC milliseconds, levels 1 to 4, yes and no as 1 and 0
    std::vector<QByteArrayView> extras; // cells of the unmapped columns, in their order
    QByteArrayView actor;
    qint64 at = 0;

    [[nodiscard]] QByteArrayView field(Field which) const { return fields[size_t(which)]; }
    [[nodiscard]] std::optional<qint64> number(Field which) const;
};

class RowNormalizer
{
public:
    RowNormalizer(const Mapping &mapping, TimeReader &times, ImportLog &log, QString file);

    // False: the row failed, its errors are in the log. `numbers` gets what the row is about (several where
    // the mapping splits), as far as it can be told even then.
    [[nodiscard]] bool read(const CsvRecord &record, const CsvFault &fault, std::string &packed,
                            std::vector<std::string> &numbers);
    [[nodiscard]] RowValues open(QByteArrayView packed) const;
    [[nodiscard]] const Mapping &mapping() const { return m_mapping; }

private:
    struct Slot
    {
        Field field = Field::Number;
        int column = -1;
        std::string lastRaw; // the same value often follows itself
        std::string lastValue;
        bool hasLast = false;
    };
    [[nodiscard]] QByteArrayView rawOf(const Slot &slot, const CsvRecord &record);
    [[nodiscard]] bool canonical(Slot &slot, QByteArrayView raw, const CsvRecord &record);
    enum class Converted { Bad, Good, GoodButCounted };
    [[nodiscard]] Converted convert(Slot &slot, QByteArrayView raw);
    void fail(const CsvRecord &record, int column, const QString &field, QByteArrayView value,
              const QString &code);

    Mapping m_mapping;
    TimeReader &m_times;
    ImportLog &m_log;
    QString m_file;
    std::vector<Slot> m_slots;
    std::vector<int> m_extras; // columns
    QByteArray m_substitute;
    QList<RowError> m_errors;
    bool m_questionMarkIsEmpty;
};

} // namespace binnacle
