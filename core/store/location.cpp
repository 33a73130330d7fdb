// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/location.h"

#include "base/outputfile.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kLeastSpare = 8LL << 20, kMostSpare = 64LL << 20;

tl::unexpected<Error> refuse(const QString &address, const QString &reason)
{
    return fail(ErrorCode::Invalid, u"workspace-address"_s, {{u"address"_s, address}, {u"reason"_s, reason}});
}

// The driver's option text is split at semicolons and the rest quoted by it: nothing odd gets that far.
bool isPlain(const QString &text)
{
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || u";'\"\\"_s.contains(c))
            return false;
    }
    return true;
}

Result<Location> parseServer(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString shown = url.toDisplayString(QUrl::RemovePassword | QUrl::RemoveQuery);
    if (!url.isValid())
        return refuse(u"postgresql://"_s, u"malformed"_s);
    if (!url.password().isEmpty())
        return refuse(shown, u"password"_s);
    Location location;
    location.engine = Engine::Postgresql;
    location.host = url.host();
    location.user = url.userName();
    location.port = url.port(5432);
    location.name = url.path().mid(1);
    const QUrlQuery query(url);
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded)) {
        if (key != u"host" || !value.startsWith(u'/') || !location.host.isEmpty())
            return refuse(shown, u"option"_s);
        location.host = value;
    }
    if (location.name.isEmpty() || location.name.contains(u'/'))
        return refuse(shown, u"database"_s);
    // The engine's library reads a comma as a list of hosts to try: what is said of the first is not true of
    // the next.
    if (location.host.contains(u',') || !isPlain(location.host) || !isPlain(location.user) ||
        !isPlain(location.name))
        return refuse(shown, u"malformed"_s);
    return location;
}

} // namespace

Result<Location> Location::parse(const QString &text)
{
    if (text.trimmed().isEmpty())
        return refuse(text, u"empty"_s);
    if (text.startsWith(u"postgresql://"_s) || text.startsWith(u"postgres://"_s))
        return parseServer(text);
    if (text.contains(u"://"_s))
        return refuse(QUrl(text).toDisplayString(QUrl::RemoveUserInfo), u"scheme"_s);
    if (text.contains(QChar(0)))
        return refuse(u"?"_s, u"malformed"_s);
    Location location;
    location.path = QFileInfo(text).absoluteFilePath();
    return location;
}

QString Location::display() const
{
    if (engine == Engine::Sqlite)
        return path;
    QUrl url;
    url.setScheme(u"postgresql"_s);
    url.setUserName(user);
    if (host.startsWith(u'/')) {
        QUrlQuery query;
        query.addQueryItem(u"host"_s, host);
        url.setQuery(query);
        url.setHost(QString());
    } else {
        url.setHost(host);
    }
    if (port != 5432)
        url.setPort(port);
    url.setPath(u'/' + name);
    QString shown = url.toString();
    if (!shown.startsWith(u"postgresql://"_s)) // no authority: "postgresql:/db"
        shown.replace(0, 11, u"postgresql://"_s);
    return shown;
}

QStringList Location::files() const
{
    if (engine != Engine::Sqlite)
        return {};
    const QString whole = placeOf(path);
    return {whole, whole + u"-wal"_s, whole + u"-shm"_s, whole + u"-journal"_s};
}

void Location::removeFiles() const
{
    for (const QString &file : files())
        QFile::remove(file);
}

Result<> Location::hasRoomFor(qint64 bytes) const
{
    if (engine != Engine::Sqlite)
        return {};
    // Asked of the system itself: QStorageInfo knows no disk that is not in the table of mounts, as in a
    // chroot.
    std::error_code unknown;
    const QByteArray folder = QFile::encodeName(QFileInfo(placeOf(path)).absolutePath());
    const std::filesystem::space_info disk = std::filesystem::space(folder.constData(), unknown);
    if (unknown)
        return {};
    const qint64 needed = bytes + std::min(kMostSpare, kLeastSpare + 4 * std::min(bytes, kMostSpare));
    if (disk.available < quint64(needed))
        return fail(ErrorCode::Unavailable, u"disk-full"_s,
                    {{u"needed"_s, needed}, {u"free"_s, qint64(disk.available)}});
    return {};
}

bool Location::isLocal() const
{
    if (engine == Engine::Sqlite || host.isEmpty() || host.startsWith(u'/'))
        return true;
    return host == u"localhost" || isLoopback(host);
}

bool Location::isLoopback(const QString &address)
{
    return address == u"127.0.0.1" || address == u"::1";
}

} // namespace binnacle
