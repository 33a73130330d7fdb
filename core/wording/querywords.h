// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people read of queries told in words, keyed by code. {name} in a text stands for the value of that
// name. Any thread.

#include <QString>
#include <QVariantMap>

namespace binnacle::wording {

[[nodiscard]] QString queryText(const QString &key, const QVariantMap &values = {});

} // namespace binnacle::wording
