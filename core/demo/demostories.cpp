// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demostories.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

QJsonArray demoStoriesJson(const std::vector<DemoStory> &stories)
{
    QJsonArray all;
    for (const DemoStory &story : stories) {
        QJsonArray places;
        for (const DemoPlace &place : story.places)
            places.append(
                QJsonObject{{u"page"_s, place.page}, {u"args"_s, QJsonObject::fromVariantMap(place.args)}});
        all.append(QJsonObject{{u"id"_s, story.id}, {u"places"_s, places}});
    }
    return all;
}

std::vector<DemoStory> demoStoriesFrom(const QJsonArray &json)
{
    std::vector<DemoStory> all;
    for (const QJsonValue &one : json) {
        DemoStory story{one[u"id"_s].toString(), {}};
        const QJsonArray places = one[u"places"_s].toArray();
        for (const QJsonValue &place : places)
            story.places.push_back({place[u"page"_s].toString(), place[u"args"_s].toObject().toVariantMap()});
        if (!story.id.isEmpty() && !story.places.empty())
            all.push_back(std::move(story));
    }
    return all;
}

} // namespace binnacle
