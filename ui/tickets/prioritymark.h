// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The priority of one ticket as the small colored mark the list shows too. GUI thread.

#include <QWidget>

namespace binnacle {

class PriorityMark : public QWidget
{
    Q_OBJECT

public:
    explicit PriorityMark(QWidget *parent = nullptr);

    void setPriority(int priority); // 0: nothing is shown
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_priority = 0;
};

} // namespace binnacle
