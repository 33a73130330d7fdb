// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL texts of a room, read once from its resource `:/binnacle/sql/<room>.sql`. A file is a list of
// blocks:
//
//     -- name: ticket_by_number
//     SELECT … ;
//     -- name: ticket_search postgresql
//     SELECT … ;
//
// A block that names an engine overrides the shared one there. `{{other}}` in a block stands for the text of
// the shared block `other` of the file (which itself holds no such mark). Names are unique in a file.
// Immutable after loading; any thread.

#include "store/engine.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace binnacle {

class SqlCatalog
{
public:
    // Reads `:/binnacle/sql/<file>`. A missing file or a block twice is a programming error: qFatal.
    explicit SqlCatalog(const QString &file);

    // The text for the engine, else the shared one. An unknown name is a programming error: qFatal.
    [[nodiscard]] QString text(const QString &name, Engine engine) const;
    [[nodiscard]] QStringList names() const;

private:
    QHash<QString, QString> m_texts; // "name" or "name engine"
    QString m_file;
};

} // namespace binnacle
