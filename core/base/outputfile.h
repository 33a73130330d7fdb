// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Files a person names: for output never over what is being read or worked on, and read by nobody else, as
// they hold records; for input never the open workspace. Any thread.

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

class QFileDevice;
class QSaveFile;

namespace binnacle {

// Where the file is or would be, without symbolic links.
[[nodiscard]] QString placeOf(const QString &path);

// Invalid "file-in-use" with "file": it is a symbolic link, or the same file (by path or by inode) as one of
// `used`.
[[nodiscard]] Result<> mayWriteOutput(const QString &path, const QStringList &used);

// Invalid "workspace-as-input" with "file": it is the same file as one of `used`. Closing a descriptor of a
// file drops the locks this process has on it: the open workspace's must be read by its engine alone.
[[nodiscard]] Result<> mayReadInput(const QString &path, const QStringList &used);

// For a file just opened: only its owner reads and writes it. A file system without rights keeps none.
void keepPrivate(QFileDevice &file);

// Writes the file whole and private, or leaves what was there. Unavailable "file-unwritable" with "file".
[[nodiscard]] Result<> saveOutput(const QString &path, const QByteArray &bytes);

// The same for a file that was written bit by bit.
[[nodiscard]] Result<> commitOutput(QSaveFile &file);

} // namespace binnacle
