// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingssearch.h"

#include "base/fold.h"

#include <algorithm>
#include <vector>

namespace binnacle {

namespace {

// 0: not found; the higher the nearer.
int rank(const SettingsPlace &place, const QStringList &words)
{
    const QString label = fold(place.label);
    const QString further = fold(place.words + u' ' + place.paneTitle);
    int sum = 0;
    for (const QString &word : words) {
        if (label.startsWith(word))
            sum += 4;
        else if (label.contains(u' ' + word))
            sum += 3;
        else if (label.contains(word))
            sum += 2;
        else if (further.contains(word))
            sum += 1;
        else
            return 0;
    }
    return sum;
}

} // namespace

QList<SettingsPlace> findSettings(const QList<SettingsPlace> &all, const QString &text)
{
    const QStringList words = fold(text).split(u' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, SettingsPlace>> found;
    for (const SettingsPlace &place : all) {
        if (const int nearness = words.isEmpty() ? 0 : rank(place, words); nearness > 0)
            found.emplace_back(nearness, place);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<SettingsPlace> places;
    for (const auto &[nearness, place] : found)
        places.append(place);
    return places;
}

} // namespace binnacle
