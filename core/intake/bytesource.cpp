// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/bytesource.h"

#include <QBuffer>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <zlib.h>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kPackedChunk = 64 * 1024;
constexpr int kGzipWindow = 15 + 16; // zlib: gzip framing only

struct Magic
{
    const char *bytes;
    qsizetype length;
    const char *key;
};

// Kinds that are told at once, so that the refusal can say what the file is.
constexpr std::array kMagics = {
    Magic{"PK\x03\x04", 4, "zip-archive"},
    Magic{"PK\x05\x06", 4, "zip-archive"},
    Magic{"%PDF-", 5, "not-text"},
    Magic{"\x89PNG", 4, "not-text"},
    Magic{"\x7f"
          "ELF",
          4, "not-text"},
    Magic{"SQLite format 3\0", 16, "not-text"},
    Magic{"\xd0\xcf\x11\xe0", 4, "not-text"},
    Magic{"\x28\xb5\x2f\xfd", 4, "not-text"},
    Magic{"\xfd"
          "7zXZ",
          5, "not-text"},
    Magic{"7z\xbc\xaf\x27\x1c", 6, "not-text"},
    Magic{"BZh", 3, "not-text"},
};

// After the last member only NUL may stand.
bool isPadding(const Bytef *bytes, uInt count)
{
    return std::all_of(bytes, bytes + count, [](Bytef byte) { return byte == 0; });
}

} // namespace

ByteSource::ByteSource(std::unique_ptr<QIODevice> device, QString name, const IntakeLimits &limits)
    : m_device(std::move(device))
    , m_name(std::move(name))
    , m_limits(limits)
    , m_size(m_device->size())
{}

ByteSource::~ByteSource()
{
    if (m_zip)
        inflateEnd(m_zip.get());
}

Result<std::unique_ptr<ByteSource>> ByteSource::open(const QString &path, const IntakeLimits &limits)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::Unavailable, u"file-missing"_s, {{u"file"_s, path}});
    auto file = std::make_unique<QFile>(path);
    if (!info.isFile() || !file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, path}}, file->errorString());
    std::unique_ptr<ByteSource> source(new ByteSource(std::move(file), path, limits));
    BINNACLE_TRY(source->begin());
    return source;
}

Result<std::unique_ptr<ByteSource>> ByteSource::open(const QByteArray &bytes, const QString &name,
                                                     const IntakeLimits &limits)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    std::unique_ptr<ByteSource> source(new ByteSource(std::move(buffer), name, limits));
    BINNACLE_TRY(source->begin());
    return source;
}

Error ByteSource::damage(const QString &key, qint64 offset) const
{
    return {ErrorCode::Unavailable, key, {{u"file"_s, m_name}, {u"offset"_s, offset}}, {}};
}

Result<> ByteSource::begin()
{
    const QByteArray head = m_device->peek(16);
    for (const Magic &magic : kMagics) {
        if (head.startsWith(QByteArrayView(magic.bytes, magic.length)))
            return tl::unexpected<Error>(damage(QString::fromLatin1(magic.key), 0));
    }
    if (!head.startsWith("\x1f\x8b"))
        return {};
    m_zip = std::make_unique<z_stream_s>();
    if (inflateInit2(m_zip.get(), kGzipWindow) != Z_OK)
        return fail(ErrorCode::Bug, u"zlib"_s);
    m_memberOpen = true;
    return {};
}

Result<qsizetype> ByteSource::read(char *to, qsizetype max)
{
    BINNACLE_LET(const qsizetype got, m_zip ? readPacked(to, max) : readPlain(to, max));
    m_given += got;
    const bool bomb =
        m_zip && m_given > m_limits.unpackedBytes && m_given / m_limits.unpackedRatio > m_packedRead;
    if (m_given > m_limits.fileBytes || bomb)
        return tl::unexpected<Error>(damage(u"file-too-large"_s, m_packedRead));
    return got;
}

Result<qsizetype> ByteSource::readPlain(char *to, qsizetype max)
{
    const qint64 got = m_device->read(to, max);
    if (got < 0)
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, m_name}},
                    m_device->errorString());
    m_packedRead += got;
    return qsizetype(got);
}

Result<qsizetype> ByteSource::readPacked(char *to, qsizetype max)
{
    m_zip->next_out = reinterpret_cast<Bytef *>(to);
    m_zip->avail_out = uInt(max);
    if (m_packedState)
        m_packedState = inflateInto();
    const qsizetype got = max - qsizetype(m_zip->avail_out);
    if (!m_packedState && got == 0)
        return tl::unexpected<Error>(m_packedState.error());
    return got;
}

// Makes sure that packed bytes wait for zlib; false at the end of the file.
Result<bool> ByteSource::fillPacked()
{
    if (m_zip->avail_in > 0)
        return true;
    m_packed.resize(kPackedChunk);
    BINNACLE_LET(const qsizetype got, readPlain(m_packed.data(), kPackedChunk));
    m_zip->next_in = reinterpret_cast<Bytef *>(m_packed.data());
    m_zip->avail_in = uInt(got);
    return got > 0;
}

Result<> ByteSource::inflateInto()
{
    while (m_zip->avail_out > 0) {
        BINNACLE_LET(const bool more, fillPacked());
        if (!more) {
            if (m_memberOpen)
                return tl::unexpected<Error>(damage(u"gzip-truncated"_s, m_packedRead));
            return {};
        }
        if (!m_memberOpen) { // a further member, or padding after the last
            if (*m_zip->next_in == 0) {
                if (!isPadding(m_zip->next_in, m_zip->avail_in))
                    return tl::unexpected<Error>(damage(u"gzip-damaged"_s, m_packedRead - m_zip->avail_in));
                m_zip->avail_in = 0;
                continue;
            }
            inflateReset(m_zip.get());
            m_memberOpen = true;
        }
        const int result = inflate(m_zip.get(), Z_NO_FLUSH);
        if (result == Z_STREAM_END)
            m_memberOpen = false;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return tl::unexpected<Error>(damage(u"gzip-damaged"_s, m_packedRead - m_zip->avail_in));
    }
    return {};
}

} // namespace binnacle
