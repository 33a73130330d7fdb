// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/attachmentfile.h"

#include "base/outputfile.h"
#include "tickets/tickettext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace binnacle::attachmentfile {

namespace {

tl::unexpected<Error> unwritable(const QString &path, const QString &detail)
{
    return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"path"_s, path}}, detail);
}

} // namespace

Result<QString> privateCopy(const QString &name, const QByteArray &content)
{
    QString base = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    if (base.isEmpty())
        base = QDir::tempPath();
    QTemporaryDir folder(base + u"/binnacle-XXXXXX"_s); // made with mode 0700
    if (!folder.isValid())
        return unwritable(base, folder.errorString());
    // The program that opens it may read on as long as ours runs. The pool is waited for at the end.
    folder.setAutoRemove(false);
    QObject::connect(qApp, &QCoreApplication::aboutToQuit, qApp, [path = folder.path()] {
        QThreadPool::globalInstance()->start([path] { QDir(path).removeRecursively(); });
    });
    const QString path = folder.filePath(tickettext::safeFileName(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(content) != content.size() || !file.flush())
        return unwritable(path, file.errorString());
    file.close();
    if (!file.setPermissions(QFile::ReadOwner))
        return unwritable(path, file.errorString());
    return path;
}

Result<QString> save(const QString &path, const QByteArray &content)
{
    const Result<> saved = saveOutput(path, content);
    return saved ? Result<QString>(path) : unwritable(path, saved.error().detail);
}

} // namespace binnacle::attachmentfile
