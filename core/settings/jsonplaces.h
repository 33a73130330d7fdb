// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the values of a JSON text stand, to name the line of one that is no good: Qt's reader tells it of
// faults of syntax only. For a text that has been read without a fault. Pure; any thread.

#include <QByteArray>
#include <QHash>
#include <QStringList>

namespace binnacle {

class JsonPlaces
{
public:
    explicit JsonPlaces(const QByteArray &text);

    // Of the member of objects in objects with these names: the byte its name begins at; 0: there is none.
    [[nodiscard]] qsizetype of(const QStringList &path) const;

private:
    QHash<QStringList, qsizetype> m_places;
};

} // namespace binnacle
