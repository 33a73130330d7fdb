// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/volumeplot.h"

#include "charts/charttext.h"

#include <QBarSet>
#include <QChart>
#include <QCoreApplication>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <memory>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kBarShare = 0.66; // of the room a bar has

std::unique_ptr<QValueAxis> hiddenAxis(double from, double to)
{
    auto axis = std::make_unique<QValueAxis>();
    axis->setRange(from, to);
    axis->setVisible(false);
    return axis;
}

} // namespace

VolumePlot::VolumePlot(VolumeData data)
    : m_data(std::move(data))
{
    const qsizetype bars = std::max<qsizetype>(0, m_data.edges.size() - 1);
    for (auto &series : m_data.series) {
        series.counts.resize(bars);
        series.queries.resize(bars);
        for (auto &count : series.counts)
            count = std::max<qint64>(0, count);
    }
    if (!m_data.line.isEmpty()) {
        m_data.line.resize(bars);
        m_data.lineQueries.resize(bars);
    }
}

qint64 VolumePlot::total(qsizetype bar) const
{
    qint64 sum = 0;
    for (const auto &series : m_data.series)
        sum += series.counts[bar];
    return sum;
}

void VolumePlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    const QFontMetricsF metrics(style.font);
    const qsizetype bars = std::max<qsizetype>(0, m_data.edges.size() - 1);
    qint64 most = 1;
    for (qsizetype i = 0; i < bars; ++i)
        most = std::max({most, total(i), m_data.line.isEmpty() ? qint64(0) : m_data.line[i]});
    const int wanted = std::clamp(int(size.height() / (metrics.height() * 3.5)), 1, 5);
    const QList<AxisTick> ticks = countTicks(most, wanted, style.locale);
    m_highest = ticks.last().at;

    const double left = PlotFrame::leftRoom(ticks, metrics);
    const double top = std::ceil(metrics.height() / 2) + 2;
    const double bottom = size.height() - PlotFrame::belowRoom(metrics);
    m_frame.clear(QRectF(left, top, std::max(1.0, size.width() - left), std::max(1.0, bottom - top)));
    m_frame.placeLeft(ticks, metrics, [this](double at) { return yAt(at); });
    if (bars > 0) {
        m_frame.placeBelow(timeTicks(m_data.edges.first(), m_data.edges.last(), m_data.zone,
                                     m_frame.timeLabels(metrics), style.locale),
                           metrics, [this](double at) { return xAt(qint64(at)); });
    }
    drawCharts();
    placeMarks();
}

void VolumePlot::drawCharts()
{
    m_picture = QPicture();
    const qsizetype bars = m_data.edges.size() - 1;
    if (bars < 1)
        return;
    QGraphicsScene scene;
    auto *chart = new QChart; // the scene owns it
    scene.addItem(chart);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->legend()->hide();
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins(QMargins());
    chart->setContentsMargins(0, 0, 0, 0);
    auto x = hiddenAxis(-0.5, double(bars) - 0.5);
    auto y = hiddenAxis(0, m_highest);
    QValueAxis *axisX = x.release(); // the chart owns them from here
    QValueAxis *axisY = y.release();
    chart->addAxis(axisX, Qt::AlignBottom);
    chart->addAxis(axisY, Qt::AlignLeft);

    auto *stack = new QStackedBarSeries;
    stack->setBarWidth(kBarShare);
    for (const auto &series : m_data.series) {
        auto *set = new QBarSet(QString()); // names would be read as HTML; ours stand in the legend
        QList<qreal> values(series.counts.begin(), series.counts.end());
        set->append(values);
        QColor color = m_style.priority(series.priority);
        color.setAlphaF(0.88F);
        set->setBrush(color);
        set->setPen(QPen(m_style.surface, 1));
        stack->append(set);
    }
    chart->addSeries(stack);
    stack->attachAxis(axisX);
    stack->attachAxis(axisY);
    if (!m_data.line.isEmpty()) {
        auto *line = new QLineSeries;
        QList<QPointF> points;
        for (qsizetype i = 0; i < bars; ++i)
            points.append(QPointF(double(i), double(m_data.line[i])));
        line->replace(points);
        line->setPen(QPen(m_style.text, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        chart->addSeries(line);
        line->attachAxis(axisX);
        line->attachAxis(axisY);
    }
    const QRectF plot = m_frame.plot();
    chart->resize(plot.right() + 1, plot.bottom() + 1);
    chart->setPlotArea(plot);
    scene.setSceneRect(QRectF(QPointF(), chart->size()));
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, scene.sceneRect(), scene.sceneRect());
}

void VolumePlot::placeMarks()
{
    m_marks.clear();
    const qsizetype bars = std::max<qsizetype>(0, m_data.edges.size() - 1);
    const double pitch = m_frame.plot().width() / double(std::max<qsizetype>(1, bars));
    for (qsizetype i = 0; i < bars; ++i) {
        const double x = m_frame.plot().left() + (double(i) + 0.5 - kBarShare / 2) * pitch;
        double below = 0;
        for (qsizetype s = 0; s < m_data.series.size(); ++s) {
            const auto count = double(m_data.series[s].counts[i]);
            if (count <= 0)
                continue;
            QRectF area(QPointF(x, yAt(below + count)), QPointF(x + pitch * kBarShare, yAt(below)));
            m_marks.append({int(i), int(s), area});
            below += count;
        }
        if (!m_data.line.isEmpty() && m_data.line[i] > 0) {
            const QPointF at(m_frame.plot().left() + (double(i) + 0.5) * pitch, yAt(double(m_data.line[i])));
            m_marks.append({int(i), -1, QRectF(at - QPointF(4, 4), QSizeF(8, 8))});
        }
    }
}

double VolumePlot::yAt(double count) const
{
    return m_frame.plot().bottom() - std::clamp(count / m_highest, 0.0, 1.0) * m_frame.plot().height();
}

// Bars have equal width though their spans may differ by an hour at a change of clocks.
double VolumePlot::xAt(qint64 at) const
{
    const auto &edges = m_data.edges;
    if (edges.size() < 2)
        return m_frame.plot().left();
    const auto next = std::upper_bound(edges.begin(), edges.end(), at);
    const qsizetype bar = std::clamp<qsizetype>(next - edges.begin() - 1, 0, edges.size() - 2);
    const double part = double(at - edges[bar]) / double(std::max<qint64>(1, edges[bar + 1] - edges[bar]));
    const double pitch = m_frame.plot().width() / double(edges.size() - 1);
    return m_frame.plot().left() + (double(bar) + std::clamp(part, 0.0, 1.0)) * pitch;
}

qint64 VolumePlot::timeAt(double x) const
{
    const auto &edges = m_data.edges;
    if (edges.size() < 2)
        return 0;
    const double pitch = m_frame.plot().width() / double(edges.size() - 1);
    const double place = std::clamp((x - m_frame.plot().left()) / pitch, 0.0, double(edges.size() - 1));
    const qsizetype bar = std::min<qsizetype>(qsizetype(place), edges.size() - 2);
    return edges[bar] + qint64((place - double(bar)) * double(edges[bar + 1] - edges[bar]));
}

void VolumePlot::paint(QPainter &painter) const
{
    m_frame.paint(painter, m_style);
    painter.save();
    QPicture picture = m_picture; // playing is not const
    // Pictures keep their size in inches; ours are in the painter's units.
    const double inches = double(picture.logicalDpiX()) / painter.device()->logicalDpiX();
    painter.scale(inches, inches);
    painter.drawPicture(0, 0, picture);
    painter.restore();
}

ChartMark VolumePlot::mark(int index) const
{
    if (index < 0 || index >= m_marks.size())
        return {};
    const Place &place = m_marks[index];
    const bool closed = place.series < 0;
    ChartMark mark;
    if (!closed) { // a window is of opened ones
        mark.from = m_data.edges[place.bar];
        mark.to = m_data.edges[place.bar + 1];
    }
    mark.count = closed ? m_data.line[place.bar] : m_data.series[place.series].counts[place.bar];
    mark.query = closed ? m_data.lineQueries[place.bar] : m_data.series[place.series].queries[place.bar];
    mark.filter = closed ? QString() : m_data.series[place.series].filter;
    const QString name = closed ? m_data.lineName : m_data.series[place.series].name;
    mark.key = name + u' ' + QString::number(m_data.edges[place.bar]);
    mark.text = name + u": "_s + m_style.locale.toString(mark.count) + u'\n' +
                rangeText(m_data.edges[place.bar], m_data.edges[place.bar + 1], m_data.zone, m_style.locale);
    if (!closed)
        mark.text += u'\n' + QCoreApplication::translate("Charts", "%1 opened in all")
                                 .arg(m_style.locale.toString(total(place.bar)));
    return mark;
}

QRectF VolumePlot::markArea(int index) const
{
    return index >= 0 && index < m_marks.size() ? m_marks[index].area : QRectF();
}

int VolumePlot::step(int index, MarkStep way) const
{
    if (index < 0 || index >= m_marks.size() || way == MarkStep::First || way == MarkStep::Last)
        return ChartPlot::step(index, way);
    const Place &here = m_marks[index];
    if (way == MarkStep::Above || way == MarkStep::Below) {
        const int other = way == MarkStep::Above ? index + 1 : index - 1;
        return other >= 0 && other < m_marks.size() && m_marks[other].bar == here.bar ? other : index;
    }
    // Left and right keep to the series; where the next bar has none of it, its nearest part.
    const int sign = way == MarkStep::Next ? 1 : -1;
    int best = -1;
    int bar = -1;
    for (int i = index; i >= 0 && i < m_marks.size(); i += sign) {
        const Place &place = m_marks[i];
        if (place.bar == here.bar)
            continue;
        if (bar >= 0 && place.bar != bar)
            break;
        bar = place.bar;
        if (best < 0 || place.series == here.series)
            best = i;
        if (place.series == here.series)
            break;
    }
    return best < 0 ? index : best;
}

ChartTable VolumePlot::table() const
{
    ChartTable table;
    table.columns = {QCoreApplication::translate("Charts", "From"),
                     QCoreApplication::translate("Charts", "To")};
    table.words = 2;
    // From the top of a bar to its foot, as the legend has them.
    for (auto series = m_data.series.rbegin(); series != m_data.series.rend(); ++series)
        table.columns.append(series->name);
    if (!m_data.line.isEmpty())
        table.columns.append(m_data.lineName);
    for (qsizetype i = 0; i + 1 < m_data.edges.size(); ++i) {
        QStringList row{dateText(m_data.edges[i], m_data.zone, m_style.locale),
                        dateText(m_data.edges[i + 1] - 1, m_data.zone, m_style.locale)};
        for (auto series = m_data.series.rbegin(); series != m_data.series.rend(); ++series)
            row.append(m_style.locale.toString(series->counts[i]));
        if (!m_data.line.isEmpty())
            row.append(m_style.locale.toString(m_data.line[i]));
        table.rows.append(row);
    }
    return table;
}

} // namespace binnacle
