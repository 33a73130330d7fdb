// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What this machine remembers of the windows: their size, folds, light or dark, what the palette ran last. A
// small JSON file of our own under the state folder, read by nobody else. It is replaced whole or not at all,
// off the GUI thread; the one before is kept beside it and read where the newer is damaged. Programs that
// save at once wait for each other, and each writes only what it changed. GUI thread.

#include <QJsonObject>
#include <QSet>
#include <QString>
#include <QThreadPool>

namespace binnacle {

class LayoutStore
{
public:
    // Which of the two files was read.
    enum class Found { Nothing, Present, Previous, Damaged };

    // Reads at once (called before the first window); a missing file is an empty start, so is one that is
    // damaged where the previous copy is, too.
    explicit LayoutStore(QString path = defaultPath());

    [[nodiscard]] Found found() const { return m_found; }
    [[nodiscard]] QJsonValue value(const QString &key) const { return m_values.value(key); }
    [[nodiscard]] const QJsonObject &values() const { return m_values; }
    void setValue(const QString &key, const QJsonValue &value); // undefined: takes it out
    void save(); // hands what changed to a worker thread; the destructor waits for it

    [[nodiscard]] static QString defaultPath(); // $XDG_STATE_HOME/binnacle/window.json
    [[nodiscard]] static QString previousPath(const QString &path);

private:
    QString m_path;
    QJsonObject m_values;
    QSet<QString> m_changed; // keys
    Found m_found = Found::Nothing;
    QThreadPool m_writer;
};

} // namespace binnacle
