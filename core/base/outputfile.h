// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether a file a person names for output may be written: never over what is being read or worked on. Looks
// at the file system only; any thread.

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace binnacle {

// Invalid "file-in-use" with "file": it is a symbolic link, or the same file (by path or by inode) as one of
// `used`.
[[nodiscard]] Result<> mayWriteOutput(const QString &path, const QStringList &used);

// A workspace file with those its engine keeps beside it.
[[nodiscard]] QStringList filesOfWorkspace(const QString &path);

} // namespace binnacle
