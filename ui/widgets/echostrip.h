// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a filter being typed asks for, in words, in a strip over the window under its field: it moves nothing
// that stands there. GUI thread; owned by the query bar.

#include <QWidget>

namespace binnacle {

class ElidedLabel;

class EchoStrip : public QWidget
{
    Q_OBJECT

public:
    explicit EchoStrip(QWidget *parent);
    void setText(const QString &text);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ElidedLabel *m_text;
};

} // namespace binnacle
