// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list as a statement takes it: bound as one JSON text, which both engines take apart. Pure; any thread.

#include <QList>
#include <QString>
#include <QStringList>

namespace binnacle {

[[nodiscard]] QString sqlList(const QStringList &texts);
[[nodiscard]] QString sqlList(const QList<qint64> &keys);

} // namespace binnacle
