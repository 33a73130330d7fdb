// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The text of a file as UTF-8, whatever its encoding, read forward with flat memory and checked while it is
// read. One thread; owned by its reader.

#include "intake/bytesource.h"

#include <QByteArray>
#include <memory>

namespace binnacle {

class TextSource
{
public:
    // Looks at the beginning before anything is given. Unavailable: those of ByteSource, "not-text";
    // "file-empty" is not an error here: the text is empty.
    // `encoding`: the one somebody said, guessed where it is empty; Unavailable "encoding-unknown".
    [[nodiscard]] static Result<std::unique_ptr<TextSource>>
    open(const QString &path, const IntakeLimits &limits = {}, const QByteArray &encoding = {});
    [[nodiscard]] static Result<std::unique_ptr<TextSource>>
    open(const QByteArray &bytes, const QString &name, const IntakeLimits &limits = {});
    ~TextSource();

    // Appends up to about `max` bytes of valid UTF-8 to `to`; appends nothing at the end. Unavailable
    // "encoding" with "file", "encoding", "line", "column": from there on the bytes are not in the encoding
    // of the rest; what is before has been given.
    [[nodiscard]] Result<> read(QByteArray &to, qsizetype max);

    // May change at the first character that is not ASCII; certain at the end.
    [[nodiscard]] QString encoding() const { return QString::fromLatin1(m_encoding); }
    [[nodiscard]] const ByteSource &bytes() const { return *m_bytes; }
    // The first text of the file, for sniffing; read() gives it again.
    [[nodiscard]] const QByteArray &sample() const { return m_sample; }

private:
    class Converter;
    [[nodiscard]] static Result<std::unique_ptr<TextSource>>
    openWith(Result<std::unique_ptr<ByteSource>> bytes, const IntakeLimits &limits,
             const QByteArray &encoding = {});
    TextSource();
    [[nodiscard]] Result<> convert(QByteArray &to, const QByteArray &raw, bool last);
    void decideLate();
    [[nodiscard]] Result<> readRaw(QByteArray &to, qsizetype max);
    void advance(QByteArrayView text);

    std::unique_ptr<ByteSource> m_bytes;
    std::unique_ptr<Converter> m_converter; // null: UTF-8
    QByteArray m_encoding;
    QByteArray m_sample;
    QByteArray m_ahead;   // raw bytes read before anything was given
    QByteArray m_pending; // raw bytes of a character not yet whole
    QByteArray m_raw;
    bool m_plain = false; // nothing but ASCII so far: the encoding may still be another
    bool m_ended = false;
    qint64 m_line = 1; // of the end of what was given
    qint64 m_column = 1;
    bool m_afterCr = false;
};

} // namespace binnacle
