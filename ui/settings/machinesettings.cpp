// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/machinesettings.h"

#include "theme/appearance.h"

#include <QJsonValue>

using namespace Qt::StringLiterals;

namespace binnacle::machinesettings {

QJsonObject values(const Appearance &appearance)
{
    return {{u"colors"_s, Appearance::choiceName(appearance.choice())},
            {u"rows"_s, int(appearance.density())},
            {u"text-size"_s, appearance.textSize()}};
}

QJsonObject known(const QJsonObject &said)
{
    QJsonObject known;
    const QString colors = said.value(u"colors"_s).toString();
    if (!colors.isEmpty() && Appearance::choiceName(Appearance::choiceFromName(colors)) == colors)
        known.insert(u"colors"_s, colors);
    if (const int rows = said.value(u"rows"_s).toInt(-1); rows >= 0 && rows <= int(Density::Roomy))
        known.insert(u"rows"_s, rows);
    if (const int size = said.value(u"text-size"_s).toInt(-1); Appearance::isTextSize(size))
        known.insert(u"text-size"_s, size);
    return known;
}

void take(Appearance &appearance, const QJsonObject &said)
{
    const QJsonObject values = known(said);
    if (values.contains(u"colors"_s))
        appearance.setChoice(Appearance::choiceFromName(values.value(u"colors"_s).toString()));
    if (values.contains(u"rows"_s))
        appearance.setDensity(Density(values.value(u"rows"_s).toInt()));
    if (values.contains(u"text-size"_s))
        appearance.setTextSize(values.value(u"text-size"_s).toInt());
}

} // namespace binnacle::machinesettings
