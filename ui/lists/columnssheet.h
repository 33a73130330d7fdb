// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which columns of a list are shown, in what order. GUI thread; deletes itself.

#include "lists/listcolumns.h"
#include "lists/ordersheet.h"

namespace binnacle {

class ColumnsSheet : public OrderSheet
{
    Q_OBJECT

public:
    ColumnsSheet(const ListColumns &columns, QWidget *parent);

Q_SIGNALS:
    // With their widths; empty: as the list has them by itself.
    void chosen(const QList<binnacle::ListColumn> &columns);

private:
    [[nodiscard]] QList<Line> linesOf(const QStringList &shown) const;

    QList<ListColumns::Spec> m_specs;
    QList<ListColumn> m_columns;
    QStringList m_own;
};

} // namespace binnacle
