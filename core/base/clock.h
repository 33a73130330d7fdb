// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one source of "now", in UTC milliseconds. Tests and the demo set it; nothing else asks the system.
// Any thread: implementations must be safe to read concurrently.

#include <QtGlobal>
#include <atomic>

namespace binnacle {

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual qint64 now() const = 0; // UTC milliseconds
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 now() const override;
};

// Stands still until moved.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(qint64 at)
        : m_now(at)
    {}
    [[nodiscard]] qint64 now() const override { return m_now.load(); }
    void set(qint64 at) { m_now.store(at); }
    void advance(qint64 milliseconds) { m_now.fetch_add(milliseconds); }

private:
    std::atomic<qint64> m_now;
};

} // namespace binnacle
