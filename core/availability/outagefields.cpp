// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagefields.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kYes = u"1"_s;

QString flag(bool is)
{
    return is ? kYes : QString();
}

} // namespace

FieldValues outageFields(const Outage &outage)
{
    return {{u"planned"_s, flag(outage.isMaintenance)},
            {u"from"_s, QString::number(outage.from)},
            {u"to"_s, outage.to ? QString::number(*outage.to) : QString()},
            {u"degree"_s, degreeName(outage.degree)},
            {u"title"_s, outage.title.simplified()},
            {u"estimated"_s, flag(outage.isEstimated)}};
}

Outage withFields(Outage outage, const FieldValues &values)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const QString &field = value.key(), &text = value.value();
        if (field == "planned"_L1)
            outage.isMaintenance = text == kYes;
        else if (field == "from"_L1)
            outage.from = text.toLongLong();
        else if (field == "to"_L1)
            outage.to = text.isEmpty() ? std::nullopt : std::optional(text.toLongLong());
        else if (field == "degree"_L1)
            outage.degree = degreeFromName(text).value_or(outage.degree);
        else if (field == "title"_L1)
            outage.title = text;
        else if (field == "estimated"_L1)
            outage.isEstimated = text == kYes;
    }
    return outage;
}

} // namespace binnacle
