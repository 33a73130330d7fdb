// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/draftkeeper.h"

#include "base/timetext.h"
#include "base/whenready.h"

#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kWrittenAt = u"written_at"_s; // beside what is kept
constexpr int kAgainMs = 5000;              // after a refusal

} // namespace

DraftKeeper::DraftKeeper(DraftStore *store, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kDelayMs);
    connect(m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
}

QString DraftKeeper::drawOperation()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void DraftKeeper::read()
{
    if (m_asked)
        return;
    m_asked = true;
    if (!m_store) {
        m_read = true;
        return;
    }
    whenReady(m_store->drafts(), this, [this](const Result<QHash<QString, QJsonValue>> &left) {
        if (!left) {
            m_asked = false; // the next visit asks again
            return;
        }
        m_read = true;
        for (auto draft = left->cbegin(); draft != left->cend(); ++draft) {
            if (!m_waiting.contains(draft.key()) && !m_underway.contains(draft.key())) {
                QJsonObject kept = draft.value().toObject();
                m_writtenAt.insert(draft.key(), kept.take(kWrittenAt).toInteger());
                m_drafts.insert(draft.key(), kept);
                m_onDisk.insert(draft.key());
            }
        }
        Q_EMIT arrived();
    });
}

// The timer is not started anew by each key: someone who types on and on is stored each second.
void DraftKeeper::keep(const QString &name, const QJsonObject &draft)
{
    if (m_drafts.value(name) == draft)
        return;
    if (draft.isEmpty())
        m_drafts.remove(name);
    else
        m_drafts.insert(name, draft);
    if (!m_store)
        return;
    m_writtenAt.insert(name, m_store->now());
    m_waiting.insert(name);
    if (!m_timer->isActive() || m_timer->interval() > kDelayMs)
        m_timer->start(kDelayMs);
}

void DraftKeeper::flush()
{
    m_timer->stop();
    const QSet<QString> names = std::exchange(m_waiting, {});
    for (const QString &name : names)
        store(name);
}

void DraftKeeper::store(const QString &name)
{
    ++m_underway[name];
    QJsonObject draft = m_drafts.value(name);
    if (!draft.isEmpty())
        draft.insert(kWrittenAt, m_writtenAt.value(name));
    const QJsonValue value = draft.isEmpty() ? QJsonValue() : QJsonValue(draft);
    whenReady(m_store->keepDraft(name, value), this, [this, name](const Result<> &done) {
        if (--m_underway[name] == 0)
            m_underway.remove(name);
        if (done) {
            m_refusal.reset();
            m_onDisk.insert(name);
            Q_EMIT stored(name);
            return;
        }
        m_refusal = done.error();
        m_waiting.insert(name); // goes with the next change, on leaving, or after a while
        if (!m_timer->isActive())
            m_timer->start(kAgainMs);
        Q_EMIT refused(name);
    });
}

QString DraftKeeper::timeOf(const QString &name) const
{
    const qint64 at = m_writtenAt.value(name);
    if (!m_store || at == 0)
        return {};
    const QTimeZone zone = m_store->zone();
    const QString text = isoText(at, zone); // 2026-11-29T10:27:07+01:00
    const bool isToday = utcToLocal(at, zone).date == utcToLocal(m_store->now(), zone).date;
    return isToday ? text.mid(11, 5) : text.left(16).replace(u'T', u' ');
}

bool DraftKeeper::isStored(const QString &name) const
{
    return m_onDisk.contains(name) && !m_waiting.contains(name) && !m_underway.contains(name);
}

} // namespace binnacle
