// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <sys/stat.h>

namespace binnacle {

using namespace Qt::StringLiterals;

QString placeOf(const QString &path)
{
    const QFileInfo info(path);
    if (const QString whole = info.canonicalFilePath(); !whole.isEmpty())
        return whole;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return QDir(folder.isEmpty() ? info.absolutePath() : folder).filePath(info.fileName());
}

namespace {

bool isSameFile(const QString &a, const QString &b)
{
    if (placeOf(a) == placeOf(b))
        return true;
    struct stat first = {}, second = {};
    return ::stat(QFile::encodeName(a).constData(), &first) == 0 &&
           ::stat(QFile::encodeName(b).constData(), &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

} // namespace

Result<> mayWriteOutput(const QString &path, const QStringList &used)
{
    bool taken = QFileInfo(path).isSymLink();
    for (const QString &one : used)
        taken = taken || isSameFile(path, one);
    if (taken)
        return fail(ErrorCode::Invalid, u"file-in-use"_s, {{u"file"_s, path}});
    return {};
}

Result<> mayReadInput(const QString &path, const QStringList &used)
{
    for (const QString &one : used) {
        if (isSameFile(path, one))
            return fail(ErrorCode::Invalid, u"workspace-as-input"_s, {{u"file"_s, path}});
    }
    return {};
}

void keepPrivate(QFileDevice &file)
{
    (void)file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

Result<> saveOutput(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        keepPrivate(file);
        file.write(bytes);
    }
    return commitOutput(file);
}

Result<> commitOutput(QSaveFile &file)
{
    // commit() of its own does not notice that what was still in memory found no room.
    const bool whole = file.isOpen() && file.flush() && file.error() == QFileDevice::NoError;
    if (whole && file.commit())
        return {};
    const QString reason = file.errorString();
    file.cancelWriting();
    return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"file"_s, file.fileName()}}, reason);
}

} // namespace binnacle
