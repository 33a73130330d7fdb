// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/databaseworker.h"

#include <QSemaphore>
#include <QTimer>

namespace binnacle {

DatabaseWorker::DatabaseWorker(const Location &location, ConnectionRole role, const QString &threadName)
    : m_location(location)
    , m_role(role)
{
    m_thread.setObjectName(threadName);
}

DatabaseWorker::~DatabaseWorker()
{
    stop();
}

Result<> DatabaseWorker::start()
{
    moveToThread(&m_thread);
    m_thread.start();
    return call([](Connection &connection) { return connection.ensureOpen(); });
}

void DatabaseWorker::post(Work work)
{
    QMetaObject::invokeMethod(
        this,
        [this, work = std::move(work)] {
            if (!m_connection)
                m_connection = std::make_unique<Connection>(m_location, m_role);
            work(*m_connection);
        },
        Qt::QueuedConnection);
}

Result<> DatabaseWorker::call(const std::function<Result<>(Connection &)> &work)
{
    Result<> answer;
    QSemaphore done;
    post([&](Connection &connection) {
        answer = work(connection);
        done.release();
    });
    done.acquire();
    return answer;
}

void DatabaseWorker::every(int milliseconds, Work work)
{
    post([this, milliseconds, work = std::move(work)](Connection &connection) {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [&connection, work] { work(connection); });
        timer->start(milliseconds);
    });
}

void DatabaseWorker::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            qDeleteAll(findChildren<QTimer *>(Qt::FindDirectChildrenOnly));
            m_connection.reset();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace binnacle
