// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Attachments as files: a private read-only copy to open with the desktop's program, and saving where a
// person says. Blocks on the disk: called on a worker thread, never on the GUI thread.

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace binnacle::attachmentfile {

// Writes a copy only its owner can read, under a cleaned name in a new folder (0700) of the runtime
// directory, and gives its path; it goes when the program ends. Unavailable "file-unwritable" {path}.
[[nodiscard]] Result<QString> privateCopy(const QString &name, const QByteArray &content);

// Writes the whole file or leaves what was there. Unavailable "file-unwritable" {path}.
[[nodiscard]] Result<QString> save(const QString &path, const QByteArray &content);

} // namespace binnacle::attachmentfile
