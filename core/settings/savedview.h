// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A view of a list that somebody saved: a name for what is asked and how the list is laid out; of one person,
// or shared with all. The layout is the list's own JSON and not looked into. Values and rules; any thread.

#include "base/ids.h"
#include "base/result.h"

#include <QJsonObject>
#include <QString>

namespace binnacle {

using SavedViewId = Id<struct SavedViewTag>;

inline constexpr qsizetype kLongestViewName = 60;
inline constexpr qint64 kMostViews = 200; // of a person in a list, and shared in it

struct SavedView
{
    SavedViewId id;
    QString uid;
    QString list;   // whose view it is: "tickets"
    PersonId owner; // not valid: shared
    QString name;
    QString query;
    QJsonObject layout;
    qint64 rowVersion = 0;

    [[nodiscard]] bool isShared() const { return !owner.isValid(); }
    friend bool operator==(const SavedView &, const SavedView &) = default;
};

// Invalid "view-without-name", "text-too-long" {field, longest}.
[[nodiscard]] Result<> check(const SavedView &view);

} // namespace binnacle
