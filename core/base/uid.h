// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The source of the random UUIDs that name aggregates for ever. Like the Clock it can be seeded, so that a
// demo or a test is the same every time. Any thread.

#include <QMutex>
#include <QRandomGenerator>
#include <QString>
#include <memory>

namespace binnacle {

class UidSource
{
public:
    UidSource();                      // random from the system
    explicit UidSource(quint32 seed); // the same sequence for the same seed
    [[nodiscard]] QString next();     // 36 characters, lower case, RFC 4122 version 4

private:
    QMutex m_mutex;
    std::unique_ptr<QRandomGenerator> m_seeded; // null: the system's generator
};

} // namespace binnacle
