// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What this machine remembers of the windows: their size, folds, light or dark, what the palette ran last. A
// small JSON file of our own under the state folder, replaced whole or not at all, written off the GUI
// thread. GUI thread.

#include <QJsonObject>
#include <QString>
#include <QThreadPool>

namespace binnacle {

class LayoutStore
{
public:
    // Reads at once (called before the first window); a missing or damaged file is an empty start.
    explicit LayoutStore(QString path = defaultPath());

    [[nodiscard]] QJsonValue value(const QString &key) const { return m_values.value(key); }
    void setValue(const QString &key, const QJsonValue &value);
    void save(); // hands the present values to a worker thread; the destructor waits for it

    [[nodiscard]] static QString defaultPath(); // $XDG_STATE_HOME/binnacle/window.json

private:
    QString m_path;
    QJsonObject m_values;
    bool m_changed = false;
    QThreadPool m_writer;
};

} // namespace binnacle
