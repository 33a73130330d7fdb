// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/layoutstore.h"

#include "base/logging.h"
#include "base/outputfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kLargest = 1 << 20; // a file beyond this is not ours

void write(const QString &path, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    if (const auto saved = saveOutput(path, bytes); !saved) // the layout of before stays; no work is lost
        qCWarning(lcBinnacle, "layout not saved: %s", qUtf8Printable(saved.error().detail));
}

} // namespace

LayoutStore::LayoutStore(QString path)
    : m_path(std::move(path))
{
    m_writer.setMaxThreadCount(1); // in the order of the calls: the last one stands
    QFile file(m_path);
    if (!m_path.isEmpty() && file.size() <= kLargest && file.open(QIODevice::ReadOnly))
        m_values = QJsonDocument::fromJson(file.readAll()).object();
}

void LayoutStore::setValue(const QString &key, const QJsonValue &value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    m_changed = true;
}

void LayoutStore::save()
{
    if (!m_changed || m_path.isEmpty())
        return;
    m_changed = false;
    m_writer.start([path = m_path, bytes = QJsonDocument(m_values).toJson()] { write(path, bytes); });
}

QString LayoutStore::defaultPath()
{
    QString folder = qEnvironmentVariable("XDG_STATE_HOME");
    if (folder.isEmpty() || QDir::isRelativePath(folder))
        folder = QDir::homePath() + "/.local/state"_L1;
    return folder + "/binnacle/window.json"_L1;
}

} // namespace binnacle
