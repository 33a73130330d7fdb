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

namespace {

// Where the file is or would be, its folder without links.
QString placeOf(const QString &path)
{
    const QFileInfo info(path);
    if (const QString whole = info.canonicalFilePath(); !whole.isEmpty())
        return whole;
    const QString folder = QFileInfo(info.absolutePath()).canonicalFilePath();
    return QDir(folder.isEmpty() ? info.absolutePath() : folder).filePath(info.fileName());
}

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
    bool written = file.open(QIODevice::WriteOnly);
    if (written) {
        keepPrivate(file);
        written = file.write(bytes) == bytes.size() && file.commit();
    }
    if (!written)
        return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"file"_s, path}}, file.errorString());
    return {};
}

QStringList filesOfWorkspace(const QString &path)
{
    if (path.isEmpty())
        return {};
    // Beside the file itself where the name given is a link to it.
    const QString whole = placeOf(path);
    return {whole, whole + u"-wal"_s, whole + u"-shm"_s, whole + u"-journal"_s};
}

} // namespace binnacle
