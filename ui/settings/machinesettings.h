// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a file of settings says of the machine: how windows look. Names nobody here knows are left alone. GUI
// thread.

#include <QJsonObject>

namespace binnacle {

class Appearance;

namespace machinesettings {

[[nodiscard]] QJsonObject values(const Appearance &appearance);
// Of a file those that are known and can be.
[[nodiscard]] QJsonObject known(const QJsonObject &said);
void take(Appearance &appearance, const QJsonObject &values);

} // namespace machinesettings

} // namespace binnacle
