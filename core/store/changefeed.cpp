// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changefeed.h"

#include "base/logging.h"
#include "store/storesql.h"

#include <QSqlDriver>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kToldAtOnce = 5000;
constexpr qsizetype kGaps = 10'000;
constexpr int kLongestWait = 120; // polls: half a minute
constexpr int kLooks = 1200;      // at four a second: five minutes

} // namespace

Result<> ChangeFeed::start(Connection &connection)
{
    BINNACLE_TRY(connection.ensureOpen());
    subscribe(connection);
    BINNACLE_LET(m_dataVersion, number(connection, u"data_version"_s));
    BINNACLE_LET(const qint64 newest, number(connection, u"change_newest"_s));
    m_newest = newest;
    return {};
}

void ChangeFeed::poll(Connection &connection)
{
    if (connection.engine() == Engine::Postgresql)
        return pollServer(connection);
    if (!connection.ensureOpen())
        return;
    const auto version = number(connection, u"data_version"_s);
    if (!version || *version == m_dataVersion)
        return;
    m_dataVersion = *version;
    catchUp(connection);
}

// NOTIFY tells of changes; here the link is kept up, and gaps are looked at again.
void ChangeFeed::pollServer(Connection &connection)
{
    if (m_waits > 0) {
        --m_waits;
        return;
    }
    const bool lost = connection.isLost();
    if (!connection.ensureOpen()) {
        m_listening = nullptr;
        m_waits = m_nextWaits;
        m_nextWaits = qMin(2 * m_nextWaits, kLongestWait);
        return;
    }
    m_nextWaits = 2;
    const bool reopened = lost || connection.postgresql() != m_listening;
    if (reopened)
        subscribe(connection);
    if (reopened || !m_gaps.isEmpty())
        catchUp(connection);
}

void ChangeFeed::catchUp(Connection &connection)
{
    if (const auto done = read(connection); !done)
        qCWarning(lcBinnacle, "change log not read: %s", qUtf8Printable(done.error().detail));
}

void ChangeFeed::subscribe(Connection &connection)
{
    if (connection.engine() != Engine::Postgresql)
        return;
    const QString channel = u"binnacle_change"_s;
    QSqlDriver *driver = connection.driver();
    if (!driver->subscribedToNotifications().contains(channel) && !driver->subscribeToNotification(channel))
        return;
    QObject::disconnect(driver, &QSqlDriver::notification, nullptr, nullptr);
    QObject::connect(driver, &QSqlDriver::notification, driver, [this, &connection] { catchUp(connection); });
    m_listening = connection.postgresql();
}

Result<qint64> ChangeFeed::number(Connection &connection, const QString &name)
{
    BINNACLE_LET(Statement statement, connection.statement(storeSql().text(name, connection.engine())));
    return statement.runForInt64();
}

// Whether rows we have not seen were pruned while we slept: the last one we saw is gone, and the log goes on
// later.
Result<bool> ChangeFeed::prunedSince(Connection &connection, qint64 seen, qint64 first)
{
    if (seen == 0 || first <= seen + 1)
        return false;
    BINNACLE_LET(const qint64 oldest, number(connection, u"change_oldest"_s));
    return oldest > seen + 1;
}

Result<> ChangeFeed::read(Connection &connection)
{
    BINNACLE_TRY(connection.ensureOpen());
    const qint64 from = m_newest;
    const qint64 floor = m_gaps.isEmpty() ? from : qMin(from, m_gaps.firstKey() - 1);
    QMap<QString, QSet<qint64>> kinds;
    QSet<qint64> seen;
    qint64 newest = from;
    qint64 first = 0;
    qsizetype rows = 0;
    qint64 after = floor;
    for (bool more = true; more;) {
        more = false;
        BINNACLE_LET(Statement row,
                     connection.statement(storeSql().text(u"changes_after"_s, connection.engine())));
        BINNACLE_TRY(row.bind(u"seq"_s, after).run());
        while (row.next()) {
            const qint64 seq = row.int64(0);
            after = seq;
            more = ++rows % 20000 == 0;
            if (first == 0)
                first = seq;
            if (seq <= from && !m_gaps.contains(seq))
                continue;
            m_gaps.remove(seq);
            seen.insert(seq);
            kinds[row.text(1)].insert(row.int64(2));
            newest = qMax(newest, seq);
        }
    }
    if (auto failed = connection.takeFailure())
        return tl::unexpected<Error>(*failed);
    BINNACLE_LET(const bool pruned, prunedSince(connection, from, first));
    if (pruned) {
        kinds = {{u"*"_s, {0}}};
        m_gaps.clear();
    }
    if (connection.engine() == Engine::Postgresql && !pruned)
        noteGaps(seen, from, newest);
    m_newest = newest;
    if (kinds.isEmpty())
        return {};
    QStringList names;
    QList<qint64> keys;
    for (auto kind = kinds.cbegin(); kind != kinds.cend(); ++kind) {
        const bool all = kind->contains(0) || kind->size() > kToldAtOnce;
        for (const qint64 key : all ? QSet<qint64>{0} : kind.value()) {
            names.append(kind.key());
            keys.append(key);
        }
    }
    m_told(names, keys);
    return {};
}

// Numbers between that are not there: drawn by a writer that has not committed, or never will.
void ChangeFeed::noteGaps(const QSet<qint64> &seen, qint64 from, qint64 to)
{
    for (auto gap = m_gaps.begin(); gap != m_gaps.end();)
        gap = ++gap.value() > kLooks ? m_gaps.erase(gap) : std::next(gap);
    for (qint64 seq = from + 1; seq < to && m_gaps.size() < kGaps; ++seq) {
        if (!seen.contains(seq))
            m_gaps.insert(seq, 0);
    }
}

} // namespace binnacle
