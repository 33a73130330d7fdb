// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importcheck.h"

#include "intake/eventrows.h"
#include "intake/importstore.h"

using namespace Qt::StringLiterals;

namespace binnacle {

WorkspaceVerifier::Checker importCheck()
{
    return [](ReadScope &scope) -> Result<Check> {
        qint64 broken = 0;
        TicketId after;
        for (;;) {
            constexpr qint64 kStep = 1000;
            BINNACLE_LET(const auto some, importstore::importedAfter(scope, after, kStep));
            if (some.empty())
                break;
            for (const auto &[ticket, imported] : some) {
                EventRows rows;
                QByteArray bytes;
                // None: from a workspace older than this kind of hash (see 0012).
                const bool sound = EventRows::unpack(imported.events, bytes) &&
                                   (imported.hash.isEmpty() ||
                                    importstore::hashOf(imported.content, bytes) == imported.hash) &&
                                   EventRows::fromPacked(imported.events, rows);
                broken += !sound;
                after = ticket;
            }
        }
        return Check{u"imported"_s, broken == 0, broken == 0 ? QString() : QString::number(broken)};
    };
}

} // namespace binnacle
