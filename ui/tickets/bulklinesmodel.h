// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What becomes of each ticket of many, one a row: number, title, what changes from what to what, or why it is
// refused. Shows all or one fate. GUI thread; owned by the sheet.

#include "tickets/bulkservice.h"

#include <QAbstractTableModel>
#include <QTimeZone>
#include <optional>

namespace binnacle {

class BulkLinesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Title, What, ColumnCount };

    explicit BulkLinesModel(const QTimeZone &zone, QObject *parent = nullptr);

    void setLines(const std::vector<BulkLine> &lines);
    void setShown(BulkLine::Fate fate);
    [[nodiscard]] BulkLine::Fate shown() const { return m_shown; }
    // "State: New → Assigned · Team: — → Network"; what follows by itself is left out.
    [[nodiscard]] static QString told(const BulkLine &line, const QTimeZone &zone);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void filter();

    QTimeZone m_zone;
    std::vector<BulkLine> m_lines;
    std::vector<size_t> m_rows; // of m_lines
    BulkLine::Fate m_shown = BulkLine::Fate::Changes;
};

} // namespace binnacle
