// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/routelink.h"

#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kScheme = u"binnacle"_s;
constexpr qsizetype kLongest = 20'000;

} // namespace

QString linkTo(const Route &route)
{
    QUrlQuery query;
    for (auto value = route.args.cbegin(); value != route.args.cend(); ++value) {
        if (value->canConvert<QString>())
            query.addQueryItem(QString::fromUtf8(QUrl::toPercentEncoding(value.key())),
                               QString::fromUtf8(QUrl::toPercentEncoding(value->toString())));
    }
    QUrl url;
    url.setScheme(kScheme);
    url.setPath(route.page);
    if (!query.isEmpty())
        url.setQuery(query);
    return QString::fromLatin1(url.toEncoded());
}

std::optional<Route> routeOf(const QString &link)
{
    if (link.size() > kLongest)
        return {};
    const QUrl url(link.trimmed(), QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != kScheme || url.path().isEmpty() || !url.host().isEmpty())
        return {};
    Route route{url.path(), {}};
    const QUrlQuery query(url);
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        route.args.insert(name, value);
    return route;
}

} // namespace binnacle
