// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one log of the programs: a category, and a file that turns over at 1 MiB, five of them kept. What is
// logged holds no personal text and no secrets: keys, counts, error codes. Any thread.

#include <QFile>
#include <QLoggingCategory>
#include <QMutex>
#include <QString>
#include <memory>

namespace binnacle {

Q_DECLARE_LOGGING_CATEGORY(lcBinnacle)

// Appends lines to `path`; the full file becomes `path.1`, that one `path.2` and so on. Readable by its owner
// only. Two programs may write one file: each line is one append, and who finds it turned over follows.
class LogFile
{
public:
    static constexpr qint64 kMaxBytes = 1024 * 1024;
    static constexpr int kMaxFiles = 5;

    explicit LogFile(const QString &path, qint64 maxBytes = kMaxBytes);

    // One line; line breaks inside are written as "\n", the home folder as "~", and 4,000 characters at most.
    void append(const QString &line);
    [[nodiscard]] bool isOpen() const { return m_file.isOpen(); }

private:
    void open();
    void turnOver();

    QMutex m_mutex;
    QFile m_file;
    qint64 m_maxBytes;
    QString m_home;
};

// $XDG_STATE_HOME/binnacle, by default ~/.local/state/binnacle.
[[nodiscard]] QString logFolder();

// Sends Qt's messages of all threads to `<folder>/<program>.log` too, beside where they went before. A folder
// that cannot be written loses the file, never the program. Once a process.
void installMessageHandler(const QString &folder, const QString &program);

} // namespace binnacle
