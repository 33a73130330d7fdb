// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Gray bars where text will stand, while it loads; still, nothing flashes. GUI thread.

#include <QWidget>

namespace binnacle {

class Skeleton : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(int lines = 3, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_lines;
};

} // namespace binnacle
