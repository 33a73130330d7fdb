// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the change log on from where it was and tells what changed: after a commit of ours (catchUp), when
// SQLite's data_version moves (poll, four times a second), at NOTIFY and after each reconnect on PostgreSQL.
// There sequences are drawn before commit, so a number may appear after a greater one: gaps are watched until
// they are filled or old. Lives on the watching worker's thread. Private to store.

#include "base/clock.h"
#include "store/connection.h"

#include <QMap>
#include <QSet>
#include <functional>

namespace binnacle {

class ChangeFeed
{
public:
    using Told = std::function<void(const QStringList &kinds, const QList<qint64> &keys)>;

    ChangeFeed(Told told)
        : m_told(std::move(told))
    {}

    // From now on; listens.
    [[nodiscard]] Result<> start(Connection &connection);
    // Looks whether anything moved; opens a lost link again.
    void poll(Connection &connection);
    void catchUp(Connection &connection);

private:
    void pollServer(Connection &connection);
    [[nodiscard]] Result<> read(Connection &connection);
    [[nodiscard]] Result<qint64> number(Connection &connection, const QString &name);
    [[nodiscard]] Result<bool> prunedSince(Connection &connection, qint64 seen, qint64 first);
    void noteGaps(const QSet<qint64> &seen, qint64 from, qint64 to);
    void subscribe(Connection &connection);

    Told m_told;
    qint64 m_newest = 0;
    qint64 m_dataVersion = 0;
    QMap<qint64, int> m_gaps;    // missing sequence → looks so far
    void *m_listening = nullptr; // the link we listen on
    int m_waits = 0;             // polls to let pass while the server is away
    int m_nextWaits = 2;         // doubles up to half a minute
};

} // namespace binnacle
