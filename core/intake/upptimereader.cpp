// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timetext.h"
#include "intake/feedreaders.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>
#include <algorithm>
#include <yaml-cpp/yaml.h>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLargestSummary = 64 << 20;
constexpr qint64 kLargestSite = 1 << 20;
constexpr qint64 kDay = 86'400'000;
constexpr double kMinute = 60'000;

// When a site began to be watched, and when it was last.
struct Watched
{
    qint64 from = 0;
    qint64 to = 0;
};

Result<QByteArray> wholeFile(const QString &path, qint64 largest)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) // no device, no pipe
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, path}}, file.errorString());
    if (file.size() > largest)
        return fail(ErrorCode::Unavailable, u"file-too-large"_s,
                    {{u"file"_s, path}, {u"largest"_s, largest}, {u"size"_s, file.size()}});
    return file.read(largest);
}

Result<QJsonArray> summaryOf(const QString &path)
{
    BINNACLE_LET(const QByteArray bytes, wholeFile(path, kLargestSummary));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error == QJsonParseError::NoError && document.isArray())
        return document.array();
    const QByteArray before = bytes.left(error.error == QJsonParseError::NoError ? 0 : error.offset);
    return fail(ErrorCode::Unavailable, u"bad-json"_s,
                {{u"file"_s, path},
                 {u"line"_s, qint64(before.count('\n')) + 1},
                 {u"column"_s, qint64(before.size() - before.lastIndexOf('\n'))}},
                error.errorString());
}

qint64 instantIn(const YAML::Node &site, const char *name)
{
    const YAML::Node value = site[name];
    if (!value || !value.IsScalar())
        return 0;
    return parseIso(QString::fromStdString(value.Scalar())).value_or(0);
}

// yaml-cpp tells faults by throwing; nothing of that leaves here.
Result<Watched> watchedOf(const QString &path)
{
    BINNACLE_LET(const QByteArray bytes, wholeFile(path, kLargestSite));
    try {
        const YAML::Node site = YAML::Load(bytes.toStdString());
        if (!site.IsMap())
            return Watched();
        return Watched{instantIn(site, "startTime"), instantIn(site, "lastUpdated")};
    } catch (const YAML::Exception &error) {
        return fail(ErrorCode::Unavailable, u"bad-yaml"_s,
                    {{u"file"_s, path},
                     {u"line"_s, std::max(0, error.mark.line) + 1},
                     {u"column"_s, std::max(0, error.mark.column) + 1}},
                    QString::fromUtf8(error.what()));
    }
}

// By slug.
Result<QHash<QString, Watched>> allWatched(const QDir &history, const Job &job)
{
    QHash<QString, Watched> all;
    for (const QFileInfo &file : history.entryInfoList({u"*.yml"_s}, QDir::Files, QDir::Name)) {
        if (job.isCancelled())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        BINNACLE_LET(const Watched watched, watchedOf(file.filePath()));
        all.insert(file.completeBaseName(), watched);
    }
    return all;
}

class Site
{
public:
    Site(const QString &file, const QJsonObject &object, ImportLog &log)
        : m_file(file)
        , m_object(object)
        , m_log(log)
    {}

    // False: it failed, and that was told.
    bool read(const QHash<QString, Watched> &watched, qint64 until, ServiceTold &told)
    {
        told.key = m_object[u"slug"_s].toString().simplified();
        told.name = m_object[u"name"_s].toString().simplified();
        if (told.name.isEmpty())
            told.name = told.key;
        if (told.key.isEmpty())
            return wrong(u"required"_s, u"slug"_s, {});
        const auto own = watched.constFind(told.key);
        if (own == watched.cend() || own->from <= 0)
            return wrong(u"required"_s, u"startTime"_s, told.key);
        told.span = Interval{own->from, std::max(own->from, until)};
        const QJsonValue minutes = m_object[u"dailyMinutesDown"_s];
        if (!minutes.isUndefined() && !minutes.isNull() && !minutes.isObject())
            return wrong(u"count"_s, u"dailyMinutesDown"_s, {});
        const QJsonObject days = minutes.toObject();
        for (auto day = days.constBegin(); day != days.constEnd(); ++day) {
            if (!takeDay(day.key(), day.value(), told))
                return false;
        }
        return true;
    }

private:
    bool takeDay(const QString &day, const QJsonValue &minutes, ServiceTold &told)
    {
        const QDate date = QDate::fromString(day, Qt::ISODate);
        if (!date.isValid())
            return wrong(u"time"_s, u"dailyMinutesDown"_s, day);
        if (!minutes.isDouble() || !(minutes.toDouble() >= 0))
            return wrong(u"count"_s, u"dailyMinutesDown"_s, minutes.toVariant().toString());
        const qint64 begins = date.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch();
        const qint64 from = std::max(begins, told.span->from);
        const double down = std::min(minutes.toDouble() * kMinute, double(kDay));
        const qint64 to = std::min(from + qint64(down), begins + kDay);
        if (to <= from || from >= told.span->to) { // nothing, or while it was not watched
            if (minutes.toDouble() > 0)
                m_log.fault(u"outside-record"_s);
            return true;
        }
        Outage outage;
        outage.from = from;
        outage.to = to;
        outage.isEstimated = true;
        outage.reference = day;
        told.outages.push_back(outage);
        return true;
    }

    bool wrong(const QString &code, const QString &field, const QString &value)
    {
        m_log.error({m_file, 0, 0, field, value, code, {{u"field"_s, field}, {u"value"_s, value}}});
        return false;
    }

    const QString &m_file;
    const QJsonObject m_object;
    ImportLog &m_log;
};

} // namespace

Result<std::vector<ServiceTold>> readUpptime(const QString &folder, ImportReport &report, ImportLog &log,
                                             const Job &job)
{
    const QDir root(folder);
    const QDir history(root.filePath(u"history"_s));
    const QString summary = history.filePath(u"summary.json"_s);
    const bool isMonitor = QFileInfo::exists(root.filePath(u"upptimerc.yml"_s)) ||
                           QFileInfo::exists(root.filePath(u".upptimerc.yml"_s));
    if (!QFileInfo(folder).isDir() || !isMonitor || !QFileInfo::exists(summary))
        return fail(ErrorCode::Unavailable, u"not-upptime"_s, {{u"file"_s, folder}});
    BINNACLE_LET(const QJsonArray sites, summaryOf(summary));
    BINNACLE_LET(const auto watched, allWatched(history, job));
    qint64 until = 0;
    for (const Watched &one : watched)
        until = std::max(until, one.to);
    std::vector<ServiceTold> services;
    for (const QJsonValue &site : sites) {
        ++report.read;
        ServiceTold told;
        if (Site(summary, site.toObject(), log).read(watched, until, told))
            services.push_back(std::move(told));
        else
            ++report.failed;
    }
    return services;
}

} // namespace binnacle
