// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importowner.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace binnacle::importowner {

using namespace Qt::StringLiterals;

namespace {

// Field 22 of /proc/<pid>/stat: when the process began, in ticks since boot. Empty: no such process.
QString startOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stat = file.readAll();
    // The program's name stands in parentheses and may hold blanks.
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    constexpr int kStart = 22 - 3;
    constexpr int kState = 0;
    if (fields.size() <= kStart || fields[kState] == "Z")
        return {};
    return QString::fromLatin1(fields[kStart]);
}

} // namespace

QString thisProcess()
{
    const qint64 pid = QCoreApplication::applicationPid();
    const QJsonObject owner{
        {u"boot"_s, QString::fromLatin1(QSysInfo::bootUniqueId())},
        {u"processes"_s, QFile::symLinkTarget(u"/proc/self/ns/pid"_s)}, // a container has its own
        {u"pid"_s, pid},
        {u"start"_s, startOf(pid)}};
    return QString::fromUtf8(QJsonDocument(owner).toJson(QJsonDocument::Compact));
}

Life lifeOf(const QString &owner)
{
    const QJsonObject object = QJsonDocument::fromJson(owner.toUtf8()).object();
    const QString boot = object[u"boot"_s].toString();
    if (object[u"processes"_s].toString() != QFile::symLinkTarget(u"/proc/self/ns/pid"_s))
        return Life::Unknown;
    if (boot.isEmpty() || boot.toLatin1() != QSysInfo::bootUniqueId() || !QFile::exists(u"/proc/self/stat"_s))
        return Life::Unknown;
    const bool same = startOf(object[u"pid"_s].toInteger()) == object[u"start"_s].toString();
    return same ? Life::Alive : Life::Gone;
}

} // namespace binnacle::importowner
