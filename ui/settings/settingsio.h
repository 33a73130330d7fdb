// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files of settings read and written on a thread of their own. Any thread.

#include "settings/settingsfile.h"

#include <QFuture>

namespace binnacle::settingsio {

// As settingsfile::read; Unavailable "file-unreadable" {file}; Invalid "workspace-as-input" {file}.
[[nodiscard]] QFuture<Result<SettingsFile>> read(const QString &path, const QStringList &used);
// Private and whole. Invalid "file-in-use" {file}; Unavailable "file-unwritable" {file}.
[[nodiscard]] QFuture<Result<>> write(const QString &path, const SettingsFile &file, const QStringList &parts,
                                      const QStringList &used);

} // namespace binnacle::settingsio
