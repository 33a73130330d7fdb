// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A small window with lines of plain text beside a mark or a figure. Unlike QToolTip it never guesses markup,
// and it stays as long as it is wanted. GUI thread; owned by the widget it explains.

#include <QFrame>

class QLabel;

namespace binnacle {

class ChartTip : public QFrame
{
    Q_OBJECT

public:
    explicit ChartTip(QWidget *owner);

    // The first line is set off as a heading where there are more. `beside` is in the owner's coordinates.
    // `keys`: a line at the foot, what can be done here.
    void showText(const QString &text, const QRect &beside, const QString &keys = {});
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QLabel *m_head;
    QLabel *m_body;
    QLabel *m_keys;
};

} // namespace binnacle
