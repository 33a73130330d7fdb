// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text from outside is never markup: labels, tool tips and parts of lines that read on as plain text. GUI
// thread.

#include <QFontMetricsF>
#include <QString>
#include <QWidget>

namespace binnacle {

// A tool tip that shows exactly these characters, also where they look like markup.
[[nodiscard]] QString plainTooltip(const QString &text);

// Without characters that hide what a text is: controls, marks that turn the direction of reading, fillers.
[[nodiscard]] QString withoutHidden(const QString &text);

// Hidden characters go, white space in runs becomes one blank; long texts are cut for a line.
[[nodiscard]] QString oneLine(const QString &text);

// As many of the parts of "a · b · c" as fit the width; at least the first, elided if it must be.
[[nodiscard]] QString fittingParts(const QString &text, const QFontMetricsF &metrics, qreal width);

// One line of plain text that gives way: elided when narrow, whole in the tool tip then.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Text, Second, Caption };

    explicit ElidedLabel(const QString &text = {}, Tone tone = Tone::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    void setAlignment(Qt::Alignment alignment);
    void setElideMode(Qt::TextElideMode mode);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    Tone m_tone;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

} // namespace binnacle
