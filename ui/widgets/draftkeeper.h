// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts begun and not sent: answers, notes, forms, filters. What changed is stored in the workspace, in the
// person's own settings, a second later, and comes back when the program does, whatever ended it. GUI thread,
// which never waits for it; owned by the desk of the window.

#include "base/result.h"

#include <QFuture>
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTimeZone>
#include <optional>

class QTimer;

namespace binnacle {

// Where the drafts of the person at work lie, by name; app/ fills it over their settings. Outlives the
// keeper.
class DraftStore
{
public:
    virtual ~DraftStore() = default;
    [[nodiscard]] virtual QTimeZone zone() const = 0;
    [[nodiscard]] virtual qint64 now() const = 0; // UTC milliseconds
    [[nodiscard]] virtual QFuture<Result<QHash<QString, QJsonValue>>> drafts() = 0;
    // A null value drops it.
    [[nodiscard]] virtual QFuture<Result<>> keepDraft(const QString &name, const QJsonValue &draft) = 0;
};

class DraftKeeper : public QObject
{
    Q_OBJECT

public:
    static constexpr int kDelayMs = 1000; // from the first change to the store

    // Without a store they live as long as the keeper.
    explicit DraftKeeper(DraftStore *store, QObject *parent = nullptr);

    // Asks once for what an earlier run left; arrived() when it is here. What was written meanwhile stays.
    void read();
    [[nodiscard]] bool isRead() const { return m_read; }

    [[nodiscard]] QJsonObject draft(const QString &name) const { return m_drafts.value(name); }
    [[nodiscard]] QStringList names() const { return m_drafts.keys(); }
    void keep(const QString &name, const QJsonObject &draft); // an empty one drops it
    void drop(const QString &name) { keep(name, {}); }
    // When it was written last, as a clock on the wall shows it; with the day where that is not today.
    [[nodiscard]] QString timeOf(const QString &name) const;
    void flush(); // hands over at once what waits

    [[nodiscard]] bool isStored(const QString &name) const;
    // Set while the store refuses: what is written then is in memory only.
    [[nodiscard]] const std::optional<Error> &refusal() const { return m_refusal; }
    [[nodiscard]] bool hasUnstored() const { return !m_waiting.isEmpty() || !m_underway.isEmpty(); }

    [[nodiscard]] static QString drawOperation(); // an id that makes sending twice one act

Q_SIGNALS:
    void arrived();
    void stored(const QString &name);
    void refused(const QString &name);

private:
    void store(const QString &name);

    DraftStore *m_store;
    QHash<QString, QJsonObject> m_drafts;
    QHash<QString, qint64> m_writtenAt;
    QHash<QString, int> m_underway; // stores on their way
    QSet<QString> m_onDisk;         // some state of it
    QSet<QString> m_waiting;        // changed and not handed over
    std::optional<Error> m_refusal;
    QTimer *m_timer;
    bool m_asked = false;
    bool m_read = false;
};

} // namespace binnacle
