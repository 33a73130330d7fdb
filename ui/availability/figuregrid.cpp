// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/figuregrid.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kCellWidth = 176;
constexpr double kValue = 1.3;

// The figure in the color of what it says, asked anew at each painting, so that it follows the theme.
class ValueLabel final : public QWidget
{
public:
    ValueLabel(const Figure &figure, QWidget *parent)
        : QWidget(parent)
        , m_figure(figure)
    {
        QFont large = strongFont(font());
        large.setPointSizeF(large.pointSizeF() * kValue);
        setFont(tabularFont(large));
        setToolTip(plainTooltip(figure.value));
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {int(tabularWidth(m_figure.value, font())) + 2, fontMetrics().height()};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {40, fontMetrics().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setPen(m_figure.tone == Figure::Tone::Bad    ? theme.bad
                       : m_figure.tone == Figure::Tone::Warn ? theme.warn
                       : m_figure.tone == Figure::Tone::Good ? theme.good
                                                             : theme.text);
        drawTabular(&painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, m_figure.value);
    }

private:
    Figure m_figure;
};

QWidget *makeCell(const Figure &figure, QWidget *parent)
{
    auto *cell = new QWidget(parent);
    cell->setAccessibleName(figure.label + QStringLiteral(": ") + figure.value);
    cell->setAccessibleDescription(figure.below);
    auto *column = new QVBoxLayout(cell);
    column->setContentsMargins({});
    column->setSpacing(1);
    auto *label = new ElidedLabel(figure.label, ElidedLabel::Tone::Second, cell);
    label->setFont(captionFont(cell->font()));
    auto *below = new ElidedLabel(figure.below, ElidedLabel::Tone::Caption, cell);
    below->setFont(captionFont(cell->font()));
    column->addWidget(label);
    column->addWidget(new ValueLabel(figure, cell));
    column->addWidget(below);
    return cell;
}

} // namespace

FigureGrid::FigureGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(4 * kGrid);
    m_grid->setVerticalSpacing(3 * kGrid);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FigureGrid::setFigures(const QList<Figure> &figures)
{
    if (figures == m_figures)
        return;
    m_figures = figures;
    qDeleteAll(m_cells);
    m_cells.clear();
    for (const Figure &figure : figures)
        m_cells.append(makeCell(figure, this));
    m_columns = 0;
    arrange();
}

void FigureGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FigureGrid::arrange()
{
    const int most = std::clamp(width() / lengthFor(font(), kCellWidth), 2, 8);
    const int count = std::max(1, int(m_cells.size()));
    const int rows = (count + most - 1) / most;
    const int columns = (count + rows - 1) / rows; // evenly, so that none is left over for a line alone
    if (columns == m_columns)
        return;
    for (int column = 0; column < m_grid->columnCount() || column < columns; ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
        m_grid->setColumnMinimumWidth(column, column < columns ? 60 : 0);
    }
    m_columns = columns;
    for (qsizetype i = 0; i < m_cells.size(); ++i) {
        m_grid->addWidget(m_cells.at(i), int(i) / columns, int(i) % columns);
        m_cells.at(i)->show();
    }
}

} // namespace binnacle
