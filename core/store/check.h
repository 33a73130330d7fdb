// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a check of the workspace says, and the faults it tells in one line: the first few, and how many more
// there are. Plain values; any thread.

#include <QString>
#include <QStringList>

namespace binnacle {

struct Check
{
    QString name; // "engine", "references", "schema", "contents", "audit", "workspace", …
    bool ok = true;
    QString detail; // for people: what was found
};

class FaultList
{
public:
    void add(const QString &line);
    [[nodiscard]] QString text() const;
    [[nodiscard]] Check check(const QString &name) const { return {name, m_count == 0, text()}; }

private:
    QStringList m_shown;
    qsizetype m_count = 0;
};

} // namespace binnacle
