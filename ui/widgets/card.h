// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The frame every board part stands in: surface, hairline, a small title on the left, a quiet caption on the
// right and a "?" that explains. The caption goes under the title when there is no room beside it. GUI
// thread.

#include "widgets/explain.h"

#include <QFrame>

class QBoxLayout;
class QToolButton;

namespace binnacle {

class ElidedLabel;

class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString &title = {}, QWidget *parent = nullptr);

    void setCaption(const QString &caption); // plain text, right of the title
    void setHeaderWidget(QWidget *widget);   // a legend or switch instead of the caption; taken over
    void setExplanation(const Explanation &explanation);

    // Where the content goes.
    [[nodiscard]] QBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeHeader();

    ElidedLabel *m_title;
    ElidedLabel *m_caption;
    QToolButton *m_help;
    QWidget *m_headerWidget = nullptr;
    QBoxLayout *m_header;
    QBoxLayout *m_body;
    Explanation m_explanation;
};

} // namespace binnacle
