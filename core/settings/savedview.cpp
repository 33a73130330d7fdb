// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/savedview.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kLongestQuery = 16384; // as the query language takes it
constexpr qsizetype kLongestLayout = 64 * 1024;

Result<> fits(const QString &field, qsizetype size, qsizetype longest)
{
    if (size > longest)
        return fail(ErrorCode::Invalid, u"text-too-long"_s, {{u"field"_s, field}, {u"longest"_s, longest}});
    return {};
}

} // namespace

Result<> check(const SavedView &view)
{
    if (view.name.isEmpty())
        return fail(ErrorCode::Invalid, u"view-without-name"_s);
    BINNACLE_TRY(fits(u"name"_s, view.name.size(), kLongestViewName));
    BINNACLE_TRY(fits(u"query"_s, view.query.size(), kLongestQuery));
    return fits(u"layout"_s, QJsonDocument(view.layout).toJson(QJsonDocument::Compact).size(),
                kLongestLayout);
}

} // namespace binnacle
