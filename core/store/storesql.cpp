// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storesql.h"

namespace binnacle {

const SqlCatalog &storeSql()
{
    static const SqlCatalog kCatalog(QStringLiteral("store.sql"));
    return kCatalog;
}

} // namespace binnacle
