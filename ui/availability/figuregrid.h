// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small captions over figures with a word under each, in as many columns as fit. GUI thread.

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace binnacle {

struct Figure
{
    enum class Tone { Plain, Bad, Warn, Good };

    QString label;
    QString value;
    QString below;
    Tone tone = Tone::Plain;

    friend bool operator==(const Figure &, const Figure &) = default;
};

class FigureGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FigureGrid(QWidget *parent = nullptr);

    void setFigures(const QList<Figure> &figures);
    [[nodiscard]] const QList<Figure> &figures() const { return m_figures; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QList<Figure> m_figures;
    QList<QWidget *> m_cells;
    QGridLayout *m_grid;
    int m_columns = 0;
};

} // namespace binnacle
