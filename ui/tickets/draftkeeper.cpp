// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/draftkeeper.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"

#include <QTimer>
#include <QUuid>

namespace binnacle {

DraftKeeper::DraftKeeper(TicketSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
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
    whenReady(m_source.drafts(), this, [this](const Result<QHash<QString, QJsonValue>> &left) {
        if (!left) {
            m_asked = false; // the next visit asks again
            return;
        }
        m_read = true;
        for (auto draft = left->cbegin(); draft != left->cend(); ++draft) {
            if (!m_waiting.contains(draft.key()) && !m_underway.contains(draft.key())) {
                m_drafts.insert(draft.key(), draft.value().toObject());
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
    m_waiting.insert(name);
    if (!m_timer->isActive())
        m_timer->start();
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
    const QJsonObject draft = m_drafts.value(name);
    const QJsonValue value = draft.isEmpty() ? QJsonValue() : QJsonValue(draft);
    whenReady(m_source.keepDraft(name, value), this, [this, name](const Result<> &done) {
        if (--m_underway[name] == 0)
            m_underway.remove(name);
        if (done) {
            m_refusal.reset();
            m_onDisk.insert(name);
            Q_EMIT stored(name);
            return;
        }
        m_refusal = done.error();
        m_waiting.insert(name); // goes with the next change, or on leaving
        Q_EMIT refused(name);
    });
}

bool DraftKeeper::isStored(const QString &name) const
{
    return m_onDisk.contains(name) && !m_waiting.contains(name) && !m_underway.contains(name);
}

} // namespace binnacle
