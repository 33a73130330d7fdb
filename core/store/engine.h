// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace binnacle {

enum class Engine { Sqlite, Postgresql };

[[nodiscard]] inline QString engineName(Engine engine)
{
    return engine == Engine::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
}

} // namespace binnacle
