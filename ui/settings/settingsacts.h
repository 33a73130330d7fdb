// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the panes share about acts: an id for each, and the way back. GUI thread.

#include "base/result.h"
#include "shell/desk.h"

#include <QFuture>
#include <QString>
#include <functional>

class QObject;

namespace binnacle {

class SettingsGateway;

namespace settingsacts {

[[nodiscard]] QString newOperation();

// Offers to take the operation back; what stands in its way is told.
void offerPeopleUndo(Desk &desk, SettingsGateway &gateway, const QString &done, const QString &operation);
void offerSettingsUndo(Desk &desk, SettingsGateway &gateway, const QString &done, const QString &operation);

} // namespace settingsacts

} // namespace binnacle
