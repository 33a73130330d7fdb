// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One figure of the board: title, the value large with its unit, a line of detail, what it was before, and
// room for a sparkline. Focusable; Enter or a click asks for the records, "?" or F1 for the definition. GUI
// thread.

#include "widgets/explain.h"

#include <QWidget>

class QToolButton;

namespace binnacle {

class TileCard : public QWidget
{
    Q_OBJECT

public:
    enum class Mark { None, Good, Warn, Bad };

    explicit TileCard(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title); // "Time to resolve · median": parts after a dot go first when narrow
    void setFigure(const QString &value, const QString &unit = {}); // "1 h 52", "m"
    void setMissing(const QString &reason); // no value: why, and what can be had instead
    void setDetail(const QString &detail);  // "mean 15 · p90 31 m · n 2,301"
    void setWas(const QString &was, Mark mark = Mark::None);
    void setSparkline(QWidget *sparkline); // taken over; stands at the lower right
    void setExplanation(const Explanation &explanation);
    void setMuted(bool muted); // the present filter does not apply here
    void setClickable(bool clickable);

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString figure() const { return m_value; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void told();
    void explain();

    QString m_title, m_value, m_unit, m_missing, m_detail, m_was;
    Mark m_mark = Mark::None;
    Explanation m_explanation;
    QWidget *m_sparkline = nullptr;
    QToolButton *m_help;
    bool m_muted = false;
    bool m_clickable = true;
};

} // namespace binnacle
