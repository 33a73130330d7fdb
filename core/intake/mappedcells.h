// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cells of a row as a mapping reads them, before anything is made of their values: which cell it is, what
// is set in its place, what a row is about. One thread; owned by who reads the rows.

#include "intake/csvreader.h"
#include "intake/mapping.h"

#include <string>

namespace binnacle {

class MappedCells
{
public:
    explicit MappedCells(const Mapping &mapping);

    [[nodiscard]] const Mapping &mapping() const { return m_mapping; }
    // The cell, or what the request puts in its place; valid until the next call.
    [[nodiscard]] QByteArrayView raw(Field field, const CsvRecord &record);
    // What a row is about by the raw cell of its key; several where the mapping splits.
    void takeKeys(QByteArrayView raw, std::vector<std::string> &keys) const;

private:
    Mapping m_mapping;
    QByteArray m_substitute;
    bool m_questionMarkIsEmpty;
};

} // namespace binnacle
