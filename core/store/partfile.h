// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A file under a name nobody else has until it is whole: who is killed leaves nothing that looks like a
// workspace or a backup. Not kept, it is removed. Private to store.

#include "base/result.h"

#include <QString>

namespace binnacle {

class PartFile
{
public:
    // Empty and read by nobody else (mode 0600), beside what shall become `file`. Conflict "file-exists";
    // Unavailable "disk-full", "no-access".
    [[nodiscard]] static Result<PartFile> make(const QString &file);

    ~PartFile();
    PartFile(PartFile &&other) noexcept;
    PartFile(const PartFile &) = delete;
    PartFile &operator=(PartFile &&) = delete;
    PartFile &operator=(const PartFile &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }

    // Gives it its name, never over what came there meanwhile. Conflict "file-exists"; Unavailable
    // "no-access".
    [[nodiscard]] Result<> keep();

private:
    PartFile(QString path, QString file);

    QString m_path, m_file;
};

} // namespace binnacle
