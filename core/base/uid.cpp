// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/uid.h"

#include <QUuid>

namespace binnacle {

UidSource::UidSource() = default;

UidSource::UidSource(quint32 seed)
    : m_seeded(std::make_unique<QRandomGenerator>(seed))
{}

QString UidSource::next()
{
    if (!m_seeded)
        return QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QMutexLocker lock(&m_mutex);
    quint32 words[4];
    for (quint32 &word : words)
        word = m_seeded->generate();
    const ushort second = ushort(words[1] >> 16);
    const ushort third = ushort((words[1] & 0x0fffU) | 0x4000U);
    const uchar variant = uchar(((words[2] >> 24) & 0x3fU) | 0x80U);
    const QUuid uuid(words[0], second, third, variant, uchar(words[2] >> 16), uchar(words[2] >> 8),
                     uchar(words[2]), uchar(words[3] >> 24), uchar(words[3] >> 16), uchar(words[3] >> 8),
                     uchar(words[3]));
    return uuid.toString(QUuid::WithoutBraces);
}

} // namespace binnacle
