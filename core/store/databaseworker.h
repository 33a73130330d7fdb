// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A thread with an event loop and the one connection it owns. What is posted runs there, in order. Owned by
// Database. Private to store.

#include "store/connection.h"

#include <QObject>
#include <QThread>
#include <functional>
#include <memory>

namespace binnacle {

class DatabaseWorker : public QObject
{
    Q_OBJECT
public:
    using Work = std::function<void(Connection &)>;

    DatabaseWorker(const Location &location, ConnectionRole role, const QString &threadName);
    ~DatabaseWorker() override; // stop()

    // Starts the thread and opens the connection there; waits for it.
    [[nodiscard]] Result<> start();
    void post(Work work);
    // Posts and waits for the answer.
    [[nodiscard]] Result<> call(const std::function<Result<>(Connection &)> &work);
    // Runs `work` every so often, on the thread.
    void every(int milliseconds, Work work);
    // Runs what was posted, closes the connection, ends the thread; waits.
    void stop();

private:
    QThread m_thread;
    std::unique_ptr<Connection> m_connection; // touched on m_thread only
    Location m_location;
    ConnectionRole m_role;
};

} // namespace binnacle
