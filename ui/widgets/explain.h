// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a figure means, shown beside it on hover or "?": definition, window, n, excluded and why, as of when.
// Plain text only. GUI thread; the popover deletes itself when it closes.

#include <QFrame>
#include <QString>
#include <QStringList>

namespace binnacle {

struct Explanation
{
    QString title;
    QStringList lines; // "Label: text" or a sentence; one paragraph each
    [[nodiscard]] bool isEmpty() const { return title.isEmpty() && lines.isEmpty(); }
    [[nodiscard]] QString plain() const; // for tool tips and screen readers
};

class ExplainPopover : public QFrame
{
    Q_OBJECT

public:
    // Opens under (or over) the anchor and takes the keyboard; Esc and a click elsewhere close it.
    static ExplainPopover *show(QWidget *anchor, const Explanation &explanation);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    ExplainPopover(QWidget *anchor, const Explanation &explanation);
};

} // namespace binnacle
