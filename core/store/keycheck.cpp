// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keycheck.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle::keycheck {

namespace {

constexpr qint64 kPage = 5000;

} // namespace

Result<> compare(ReadScope &scope, const SqlCatalog &catalog, const QString &block, Fold fold,
                 FaultList &faults)
{
    qint64 last = std::numeric_limits<qint64>::min();
    for (bool more = true; more;) {
        BINNACLE_LET(Statement rows, scope.statement(catalog, block));
        BINNACLE_TRY(rows.bind(u"after"_s, last).bind(u"limit"_s, kPage).run());
        more = false;
        while (rows.next()) {
            more = true;
            last = rows.int64(0);
            if (fold(rows.text(2)) != rows.text(3))
                faults.add(rows.text(1));
        }
    }
    return {};
}

} // namespace binnacle::keycheck
