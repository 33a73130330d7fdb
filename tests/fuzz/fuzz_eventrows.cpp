// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes as a backup may hold them beside a ticket: packed, and as what was packed. What is taken can be
// opened, and written again it is the same.
#include "intake/eventrows.h"

#include <cstdint>
#include <cstdlib>

using namespace binnacle;

namespace {

void look(const QByteArray &packed)
{
    EventRows rows;
    if (!EventRows::fromPacked(packed, rows))
        return;
    if (rows.open("N1").size() != rows.size())
        std::abort();
    const QByteArray bytes = rows.toBytes();
    EventRows again;
    if (!EventRows::fromPacked(EventRows::pack(bytes), again) || again.toBytes() != bytes)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    look(bytes);
    look(EventRows::pack(bytes));
    return 0;
}
