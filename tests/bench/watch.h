// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An application that notes how long each event kept the GUI thread, painting apart. GUI thread.

#include <QApplication>
#include <QElapsedTimer>
#include <vector>

namespace binnacle::bench {

class WatchedApplication : public QApplication
{
    Q_OBJECT
public:
    using QApplication::QApplication;

    struct Block
    {
        double wall = 0; // milliseconds
        double cpu = 0;  // of this thread
        QString what;    // the receiver's class and the event
    };

    bool notify(QObject *receiver, QEvent *event) override;

    void watch();                                                               // forgets what was noted
    [[nodiscard]] const std::vector<Block> &blocks() const { return m_blocks; } // of work other than painting
    [[nodiscard]] const std::vector<Block> &paintings() const { return m_paintings; }

private:
    int m_depth = 0;
    int m_paintDepth = 0;
    double m_paintedWall = 0; // within the outermost event
    double m_paintedCpu = 0;
    std::vector<Block> m_blocks;
    std::vector<Block> m_paintings;
};

} // namespace binnacle::bench
