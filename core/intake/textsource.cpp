// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/textsource.h"

#include "intake/encoding.h"

#include <algorithm>
#include <cerrno>
#include <iconv.h>

namespace binnacle {

using namespace Qt::StringLiterals;

// iconv of the C library, byte by byte sure of where it stopped.
class TextSource::Converter
{
public:
    explicit Converter(const QByteArray &from)
        : m_handle(iconv_open("UTF-8", from.constData()))
    {}
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(Converter)

    [[nodiscard]] bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

    enum class Stop { End, CutOff, Wrong };

    // Appends what is whole; `used` gets the bytes taken.
    Stop run(const QByteArray &raw, QByteArray &to, qsizetype *used)
    {
        char *in = const_cast<char *>(raw.constData());
        size_t left = size_t(raw.size());
        Stop stop = Stop::End;
        while (left > 0) {
            const qsizetype begin = to.size();
            const qsizetype room = qsizetype(left) * 2 + 16;
            to.resize(begin + room);
            char *out = to.data() + begin;
            size_t space = size_t(room);
            const size_t result = iconv(m_handle, &in, &left, &out, &space);
            const int error = errno;
            to.resize(out - to.constData());
            if (result != size_t(-1) || error == E2BIG)
                continue;
            stop = error == EINVAL ? Stop::CutOff : Stop::Wrong;
            break;
        }
        *used = raw.size() - qsizetype(left);
        return stop;
    }

private:
    iconv_t m_handle;
};

namespace {

// Grows `ahead` by whole reads to `size` bytes or the end.
Result<bool> fill(ByteSource &bytes, QByteArray &ahead, qsizetype size)
{
    while (ahead.size() < size) {
        const qsizetype begin = ahead.size();
        ahead.resize(size);
        const Result<qsizetype> got = bytes.read(ahead.data() + begin, size - begin);
        ahead.resize(begin + (got ? *got : 0));
        if (!got)
            return tl::unexpected<Error>(got.error());
        if (*got == 0)
            return false;
    }
    return true;
}

bool isPlain(QByteArrayView bytes)
{
    return std::none_of(bytes.begin(), bytes.end(), [](char c) { return uchar(c) >= 0x80 || c == 0; });
}

} // namespace

TextSource::TextSource() = default;
TextSource::~TextSource() = default;

Result<std::unique_ptr<TextSource>> TextSource::open(const QString &path, const IntakeLimits &limits,
                                                     const QByteArray &encoding)
{
    return openWith(ByteSource::open(path, limits), limits, encoding);
}

Result<std::unique_ptr<TextSource>> TextSource::open(const QByteArray &bytes, const QString &name,
                                                     const IntakeLimits &limits)
{
    return openWith(ByteSource::open(bytes, name, limits), limits);
}

Result<std::unique_ptr<TextSource>> TextSource::openWith(Result<std::unique_ptr<ByteSource>> bytes,
                                                         const IntakeLimits &limits,
                                                         const QByteArray &encoding)
{
    std::unique_ptr<TextSource> text(new TextSource);
    BINNACLE_LET(text->m_bytes, std::move(bytes));
    // A damaged end is met again, in its place, by read(); here only the beginning counts.
    const Result<bool> more = fill(*text->m_bytes, text->m_ahead, limits.sampleBytes);
    if (!more && text->m_ahead.isEmpty())
        return tl::unexpected<Error>(more.error());
    std::optional<EncodingGuess> guess = guessEncoding(text->m_ahead);
    if (!encoding.isEmpty()) {
        const QByteArray said = encoding.toUpper();
        guess = EncodingGuess{said, guess && guess->name == said ? guess->bom : 0};
    }
    if (!guess)
        return fail(ErrorCode::Unavailable, u"not-text"_s,
                    {{u"file"_s, text->m_bytes->name()}, {u"line"_s, 1}, {u"column"_s, 1}});
    text->m_encoding = guess->name;
    text->m_plain = encoding.isEmpty() && guess->name == "UTF-8" && guess->bom == 0 && isPlain(text->m_ahead);
    text->m_ahead.remove(0, guess->bom);
    if (guess->name != "UTF-8") {
        text->m_converter = std::make_unique<Converter>(guess->name);
        if (!text->m_converter->isOpen())
            return fail(ErrorCode::Unavailable, u"encoding-unknown"_s,
                        {{u"file"_s, text->m_bytes->name()}, {u"encoding"_s, text->encoding()}});
    }
    if (text->m_converter) {
        qsizetype used = 0;
        Converter(guess->name).run(text->m_ahead, text->m_sample, &used);
    } else {
        text->m_sample = text->m_ahead;
    }
    return text;
}

Result<> TextSource::readRaw(QByteArray &to, qsizetype max)
{
    if (!m_ahead.isEmpty()) {
        to.append(m_ahead);
        m_ahead.clear();
        return {};
    }
    const qsizetype begin = to.size();
    to.resize(begin + max);
    const Result<qsizetype> got = m_bytes->read(to.data() + begin, max);
    to.resize(begin + (got ? *got : 0));
    if (!got) {
        Error error = got.error();
        error.values.insert(u"line"_s, m_line);
        error.values.insert(u"column"_s, m_column);
        return tl::unexpected<Error>(std::move(error));
    }
    m_ended = *got == 0;
    return {};
}

// All was ASCII so far, which is the same in nearly every encoding: the first bytes that are not decide.
void TextSource::decideLate()
{
    if (!m_plain || isPlain(m_raw))
        return;
    m_plain = false;
    const std::optional<EncodingGuess> guess = guessEncoding(m_raw);
    if (!guess ||
        guess->name.startsWith("UTF-")) // a wrong byte there is an error in its place, not another kind
        return;
    auto converter = std::make_unique<Converter>(guess->name);
    if (!converter->isOpen())
        return;
    m_converter = std::move(converter);
    m_encoding = guess->name;
}

Result<> TextSource::read(QByteArray &to, qsizetype max)
{
    const qsizetype begin = to.size();
    while (!m_ended && to.size() == begin) {
        m_raw = m_pending;
        m_pending.clear();
        BINNACLE_TRY(readRaw(m_raw, max));
        decideLate();
        BINNACLE_TRY(convert(to, m_raw, m_ended));
    }
    return {};
}

Result<> TextSource::convert(QByteArray &to, const QByteArray &raw, bool last)
{
    const qsizetype begin = to.size();
    qsizetype used = 0;
    bool wrong = false;
    if (m_converter) {
        const auto stop = m_converter->run(raw, to, &used);
        wrong = stop == Converter::Stop::Wrong;
    } else {
        wrong = firstBadUtf8(raw, &used) >= 0;
        to.append(raw.constData(), used);
    }
    m_pending = raw.mid(used);
    wrong = wrong || (last && !m_pending.isEmpty());
    advance(QByteArrayView(to).sliced(begin));
    if (!wrong)
        return {};
    m_ended = true;
    return fail(ErrorCode::Unavailable, u"encoding"_s,
                {{u"file"_s, m_bytes->name()},
                 {u"encoding"_s, encoding()},
                 {u"line"_s, m_line},
                 {u"column"_s, m_column},
                 {u"value"_s, QString::fromLatin1(m_pending.left(4).toHex(' '))}});
}

// Counts lines, and the characters of the last one.
void TextSource::advance(QByteArrayView text)
{
    if (text.isEmpty())
        return;
    m_line += std::count(text.begin(), text.end(), '\n');
    if (std::find(text.begin(), text.end(), '\r') != text.end()) {
        for (qsizetype i = 0; i < text.size(); ++i)
            m_line += text[i] == '\r' && !(i + 1 < text.size() && text[i + 1] == '\n');
    }
    m_line -= m_afterCr && text[0] == '\n'; // counted with its CR
    m_afterCr = text.back() == '\r';
    qsizetype begin = text.size();
    while (begin > 0 && text[begin - 1] != '\n' && text[begin - 1] != '\r')
        --begin;
    if (begin > 0)
        m_column = 1;
    for (qsizetype i = begin; i < text.size(); ++i)
        m_column += (uchar(text[i]) & 0xc0) != 0x80;
}

} // namespace binnacle
