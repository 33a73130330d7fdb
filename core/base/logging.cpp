// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include "base/timetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QMutexLocker>
#include <atomic>

using namespace Qt::StringLiterals;

namespace binnacle {

Q_LOGGING_CATEGORY(lcBinnacle, "binnacle", QtInfoMsg)

namespace {

constexpr qsizetype kMaxLine = 4000;

// Qt's message handler is one function a process, so what it needs is one object a process; it is never
// freed, since destructors of other statics may still log.
struct Installed
{
    LogFile file;
    QtMessageHandler before = nullptr;
};

std::atomic<Installed *> installed = nullptr;

QChar letterOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return u'D';
    case QtInfoMsg:
        return u'I';
    case QtWarningMsg:
        return u'W';
    case QtCriticalMsg:
        return u'C';
    case QtFatalMsg:
        return u'F';
    }
    return u'?';
}

// A folder made here is its owner's alone; one that was there keeps its mode.
void makeFolder(const QString &folder)
{
    QDir().mkpath(QFileInfo(folder).absolutePath());
    QDir().mkdir(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    static thread_local bool writing = false; // writing the file may itself bring a message
    Installed *const to = installed.load();
    if (!writing) {
        writing = true;
        const QString now = isoText(QDateTime::currentMSecsSinceEpoch(), QTimeZone::utc());
        to->file.append(now + u' ' + letterOf(type) + u' ' +
                        QString::number(QCoreApplication::applicationPid()) + u' ' +
                        QString::fromUtf8(context.category) + u": " + message);
        writing = false;
    }
    if (to->before)
        to->before(type, context, message);
}

} // namespace

LogFile::LogFile(const QString &path, qint64 maxBytes)
    : m_file(path)
    , m_maxBytes(maxBytes)
    , m_home(QDir::homePath())
{
    makeFolder(QFileInfo(path).absolutePath());
    open();
}

void LogFile::open()
{
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void LogFile::append(const QString &line)
{
    QString clean = line.left(kMaxLine);
    clean.replace(u'\n', "\\n"_L1).replace(u'\r', "\\r"_L1);
    if (m_home.size() > 1)
        clean.replace(m_home, "~"_L1);
    const QMutexLocker lock(&m_mutex);
    if (!m_file.isOpen())
        return;
    if (m_file.size() >= m_maxBytes)
        turnOver();
    m_file.write(clean.toUtf8() + '\n');
}

void LogFile::turnOver()
{
    m_file.close();
    const QString path = m_file.fileName();
    // Another program may have turned it over already: then the path names a fresh file, to be followed.
    if (QFileInfo(path).size() >= m_maxBytes) {
        QFile::remove(path + u'.' + QString::number(kMaxFiles - 1));
        for (int i = kMaxFiles - 2; i >= 1; --i)
            QFile::rename(path + u'.' + QString::number(i), path + u'.' + QString::number(i + 1));
        QFile::rename(path, path + u".1"_s);
    }
    open();
}

QString logFolder()
{
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return (state.startsWith(u'/') ? state : QDir::homePath() + u"/.local/state"_s) + u"/binnacle"_s;
}

void installMessageHandler(const QString &folder, const QString &program)
{
    if (installed.load())
        return;
    auto *const made = new Installed{LogFile(folder + u'/' + program + u".log"_s)};
    installed.store(made);
    made->before = qInstallMessageHandler(handleMessage);
}

} // namespace binnacle
