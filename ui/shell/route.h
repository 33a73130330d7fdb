// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the window stands: a page and what it shows, as a value that Back, the palette and links can keep.
// Any thread.

#include <QString>
#include <QVariantMap>

namespace binnacle {

struct Route
{
    QString page;     // "tickets"
    QVariantMap args; // the page's own: {"query": "state:open", "number": "INC-4711"}

    [[nodiscard]] bool isValid() const { return !page.isEmpty(); }
    friend bool operator==(const Route &, const Route &) = default;
};

} // namespace binnacle
