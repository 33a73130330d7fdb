// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a demo workspace has to show, and where: kept with the workspace as a shared setting, for the numbers
// and months differ by seed and date. The words for each are the windows'. Values; any thread.

#include <QJsonArray>
#include <QString>
#include <QVariantMap>
#include <vector>

namespace binnacle {

inline constexpr QLatin1StringView kDemoStoriesSetting{"demo.stories"};

struct DemoPlace // as the windows know a place: a page and what it shows
{
    QString page;
    QVariantMap args;

    friend bool operator==(const DemoPlace &, const DemoPlace &) = default;
};

struct DemoStory
{
    QString id;                    // "below-target", "one-incident", "restated-month", "late-detected"
    std::vector<DemoPlace> places; // one after the other

    friend bool operator==(const DemoStory &, const DemoStory &) = default;
};

[[nodiscard]] QJsonArray demoStoriesJson(const std::vector<DemoStory> &stories);
// What cannot be read is left out.
[[nodiscard]] std::vector<DemoStory> demoStoriesFrom(const QJsonArray &json);

} // namespace binnacle
