// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/factsgrid.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QGridLayout>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kCellWidth = 160;

QWidget *makeCell(const Fact &fact, QWidget *parent)
{
    auto *cell = new QWidget(parent);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *label = new ElidedLabel(fact.label, ElidedLabel::Tone::Caption, cell);
    label->setFont(captionFont(cell->font()));
    auto *value = new ElidedLabel(fact.value, ElidedLabel::Tone::Text, cell);
    column->addWidget(label);
    column->addWidget(value);
    return cell;
}

} // namespace

FactsGrid::FactsGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(kGrid);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FactsGrid::setFacts(const QList<Fact> &facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    qDeleteAll(m_cells);
    m_cells.clear();
    for (const Fact &fact : facts)
        m_cells.append(makeCell(fact, this));
    m_columns = 0;
    arrange();
}

void FactsGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FactsGrid::arrange()
{
    const int most = std::clamp(width() / lengthFor(font(), kCellWidth), 2, 7);
    const int count = std::max(1, int(m_cells.size()));
    const int rows = (count + most - 1) / most;
    const int columns = (count + rows - 1) / rows; // evenly, so that none is left over for a line alone
    if (columns == m_columns)
        return;
    for (int column = 0; column < m_grid->columnCount() || column < columns; ++column) // and those of before
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        m_grid->addWidget(m_cells.at(i), int(i) / columns, int(i) % columns);
        m_cells.at(i)->show();
    }
}

} // namespace binnacle
