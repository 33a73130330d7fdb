// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The bytes of a file, unpacked where it is gzip, read forward with flat memory. One thread; owned by its
// reader.

#include "base/result.h"
#include "intake/limits.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <memory>

struct z_stream_s;

namespace binnacle {

class ByteSource
{
public:
    // Unavailable: "file-missing", "file-unreadable", "zip-archive", "not-text" (of another kind known by its
    // first bytes). All carry "file".
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>> open(const QString &path,
                                                                  const IntakeLimits &limits = {});
    // Bytes in memory, for tests and fuzzing; `name` stands for the file.
    [[nodiscard]] static Result<std::unique_ptr<ByteSource>>
    open(const QByteArray &bytes, const QString &name, const IntakeLimits &limits = {});
    ~ByteSource();

    // Up to `max` bytes; 0 at the end. What is whole before a damage is given first. Unavailable
    // "gzip-truncated" or "gzip-damaged" with "file" and "offset" (of the packed bytes), "file-too-large",
    // "file-unreadable".
    [[nodiscard]] Result<qsizetype> read(char *to, qsizetype max);

    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] bool isGzip() const { return m_zip != nullptr; }
    [[nodiscard]] qint64 packedSize() const { return m_size; }
    [[nodiscard]] qint64 packedRead() const { return m_packedRead; } // for progress

private:
    ByteSource(std::unique_ptr<QIODevice> device, QString name, const IntakeLimits &limits);
    [[nodiscard]] Result<> begin();
    [[nodiscard]] Result<qsizetype> readPlain(char *to, qsizetype max);
    [[nodiscard]] Result<qsizetype> readPacked(char *to, qsizetype max);
    [[nodiscard]] Result<> inflateInto();
    [[nodiscard]] Result<bool> fillPacked();
    [[nodiscard]] Error damage(const QString &key, qint64 offset) const;

    std::unique_ptr<QIODevice> m_device;
    QString m_name;
    IntakeLimits m_limits;
    qint64 m_size = 0;
    qint64 m_packedRead = 0;
    qint64 m_given = 0;
    std::unique_ptr<z_stream_s> m_zip;
    QByteArray m_packed;
    bool m_memberOpen = false; // inside a gzip member
    Result<> m_packedState;    // the damage met, once what was before it has been given
};

} // namespace binnacle
