// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/layoutstore.h"

#include "base/logging.h"
#include "base/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QThread>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kLargest = 1 << 20; // a file beyond this is not ours
constexpr int kWaitMs = 5000;        // for another program that saves, too
constexpr int kLookMs = 5;

// Between programs; the system gives it back for one that is killed.
class FileLock
{
public:
    explicit FileLock(const QString &path)
        : m_handle(
              ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
        for (int waited = 0; m_handle >= 0 && waited < kWaitMs; waited += kLookMs) {
            m_isHeld = ::flock(m_handle, LOCK_EX | LOCK_NB) == 0;
            if (m_isHeld)
                return;
            QThread::msleep(kLookMs);
        }
    }
    ~FileLock()
    {
        if (m_handle >= 0)
            ::close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(FileLock)

    [[nodiscard]] bool isHeld() const { return m_isHeld; }

private:
    int m_handle;
    bool m_isHeld = false;
};

struct Read
{
    bool isThere = false;
    std::optional<QJsonObject> values; // nothing: it is damaged, or not ours to read
};

Read readFile(const QString &path)
{
    Read read;
    QFile file(path);
    read.isThere = file.exists();
    if (!read.isThere || file.size() > kLargest || !file.open(QIODevice::ReadOnly))
        return read;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (document.isObject())
        read.values = document.object();
    return read;
}

void makeFolder(const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QDir().exists(folder))
        return;
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

// What a program that was killed left of its writing. Only under the lock: nobody writes now.
void removeLeftovers(const QString &path)
{
    constexpr qsizetype kRandom = 6; // letters QSaveFile ends its file with
    const QFileInfo file(path);
    QDir folder = file.dir();
    for (const QString &name : folder.entryList({file.fileName() + ".*"_L1}, QDir::Files | QDir::Hidden)) {
        const QString end = name.section(u'.', -1);
        if (end.size() == kRandom)
            folder.remove(name);
    }
}

void warn(const Result<> &saved) // the layout of before stays; no work is lost
{
    if (!saved)
        qCWarning(lcBinnacle, "layout not saved: %s", qUtf8Printable(saved.error().detail));
}

// Over what stands there now, which another program may have written.
void write(const QString &path, const QJsonObject &values, const QSet<QString> &changed)
{
    makeFolder(path);
    const FileLock lock(path + ".lock"_L1);
    if (lock.isHeld())
        removeLeftovers(path);
    else
        qCWarning(lcBinnacle, "layout saved without its lock");
    QJsonObject merged = values;
    if (const Read there = readFile(path); there.values) {
        merged = *there.values;
        for (const QString &key : changed)
            merged.insert(key, values.value(key)); // undefined takes it out
        if (merged == *there.values)
            return;
        warn(saveOutput(LayoutStore::previousPath(path), QJsonDocument(*there.values).toJson()));
    }
    warn(saveOutput(path, QJsonDocument(merged).toJson()));
}

} // namespace

LayoutStore::LayoutStore(QString path)
    : m_path(std::move(path))
{
    m_writer.setMaxThreadCount(1); // in the order of the calls: the last one stands
    if (m_path.isEmpty())
        return;
    const Read present = readFile(m_path);
    const Read previous = present.values ? Read() : readFile(previousPath(m_path));
    if (present.values)
        m_found = Found::Present;
    else if (previous.values)
        m_found = Found::Previous;
    else if (present.isThere || previous.isThere)
        m_found = Found::Damaged;
    m_values = present.values ? *present.values : previous.values.value_or(QJsonObject());
}

void LayoutStore::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_changed.insert(key);
}

void LayoutStore::save()
{
    if (m_changed.isEmpty() || m_path.isEmpty())
        return;
    m_writer.start([path = m_path, values = m_values, changed = m_changed] { write(path, values, changed); });
    m_changed.clear();
}

QString LayoutStore::defaultPath()
{
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (folder.isEmpty() || QDir::isRelativePath(folder))
        folder = QDir::homePath() + "/.local/state"_L1;
    return folder + "/binnacle/window.json"_L1;
}

QString LayoutStore::previousPath(const QString &path)
{
    return path + ".previous"_L1;
}

} // namespace binnacle
