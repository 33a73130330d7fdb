// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/encoding.h"

#include <QList>
#include <cstring>
#include <uchardet.h>

namespace binnacle {

namespace {

// Length of the character that begins at p, 0 where it is wrong, -1 where it is cut off at `end`.
int utf8Length(const uchar *p, const uchar *end)
{
    const uchar lead = *p;
    if (lead < 0x80)
        return 1;
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    for (int i = 1; i < length; ++i) {
        if (p + i == end)
            return -1;
        if ((p[i] & 0xc0) != 0x80)
            return 0;
        const bool second = i == 1;
        if (second && ((lead == 0xe0 && p[1] < 0xa0) || (lead == 0xed && p[1] > 0x9f) ||
                       (lead == 0xf0 && p[1] < 0x90) || (lead == 0xf4 && p[1] > 0x8f)))
            return 0;
    }
    return length;
}

struct Census
{
    qsizetype size = 0;
    qsizetype high = 0;      // bytes over 0x7f
    qsizetype highPairs = 0; // of them, those right after another
    qsizetype c1 = 0;        // 0x80 to 0x9f
    qsizetype control = 0;   // control characters text does not have
    qsizetype evenZero = 0;
    qsizetype oddZero = 0;
    qsizetype goodUtf8 = 0; // characters of several bytes
    qsizetype badUtf8 = 0;  // bytes
};

Census countBytes(QByteArrayView sample)
{
    Census census;
    census.size = sample.size();
    const auto *begin = reinterpret_cast<const uchar *>(sample.data());
    bool before = false;
    for (qsizetype i = 0; i < sample.size(); ++i) {
        const uchar c = begin[i];
        const bool high = c >= 0x80;
        census.high += high;
        census.highPairs += high && before;
        census.c1 += high && c < 0xa0;
        before = high;
        if (c == 0)
            ++(i % 2 ? census.oddZero : census.evenZero);
        census.control += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
    }
    const uchar *end = begin + sample.size();
    for (const uchar *p = begin; p < end;) {
        const int length = utf8Length(p, end);
        if (length < 0)
            break;
        census.goodUtf8 += length > 1;
        census.badUtf8 += length == 0;
        p += qMax(1, length);
    }
    return census;
}

QByteArray askUchardet(QByteArrayView sample)
{
    uchardet_t detector = uchardet_new();
    QByteArray name;
    if (uchardet_handle_data(detector, sample.data(), size_t(sample.size())) == 0) {
        uchardet_data_end(detector);
        name = QByteArray(uchardet_get_charset(detector)).toUpper();
    }
    uchardet_delete(detector);
    return name;
}

// One byte a character: the detector needs many to tell Western from Central European; until then Western is
// likelier where such bytes stand alone between ASCII letters, as accents do.
QByteArray guessSingleByte(QByteArrayView sample, const Census &census)
{
    const QByteArray western = census.c1 > 0 ? QByteArray("WINDOWS-1252") : QByteArray("ISO-8859-1");
    const QByteArray detected = askUchardet(sample);
    constexpr qsizetype kEnough = 64;
    const bool lone = census.highPairs * 4 < census.high;
    if (lone && census.high < kEnough)
        return western;
    const bool known = detected.startsWith("WINDOWS-") || detected.startsWith("ISO-8859-") ||
                       detected == "SHIFT_JIS" || detected == "BIG5" || detected == "GB18030" ||
                       detected.startsWith("EUC-") || detected == "KOI8-R" || detected == "UHC";
    if (!known || detected == "WINDOWS-1252" || detected == "ISO-8859-1")
        return western;
    return detected;
}

} // namespace

qsizetype firstBadUtf8(QByteArrayView bytes, qsizetype *complete)
{
    const auto *begin = reinterpret_cast<const uchar *>(bytes.data());
    const uchar *end = begin + bytes.size();
    const uchar *p = begin;
    constexpr quint64 kHigh = 0x8080808080808080ULL;
    while (p < end) {
        if (end - p >= 8) { // eight ASCII characters at a time
            quint64 word = 0;
            std::memcpy(&word, p, sizeof word);
            if ((word & kHigh) == 0) {
                p += 8;
                continue;
            }
        }
        const int length = utf8Length(p, end);
        if (length <= 0) {
            *complete = p - begin;
            return length == 0 ? p - begin : -1;
        }
        p += length;
    }
    *complete = p - begin;
    return -1;
}

std::optional<EncodingGuess> guessEncoding(QByteArrayView sample)
{
    if (sample.startsWith("\xef\xbb\xbf"))
        return EncodingGuess{"UTF-8", 3};
    if (sample.startsWith("\xff\xfe"))
        return EncodingGuess{"UTF-16LE", 2};
    if (sample.startsWith("\xfe\xff"))
        return EncodingGuess{"UTF-16BE", 2};
    const Census census = countBytes(sample);
    const qsizetype half = qMax<qsizetype>(1, census.size / 2);
    const qsizetype zeros = census.evenZero + census.oddZero;
    if (census.oddZero * 10 > half * 6 && census.evenZero * 20 < half)
        return EncodingGuess{"UTF-16LE", 0};
    if (census.evenZero * 10 > half * 6 && census.oddZero * 20 < half)
        return EncodingGuess{"UTF-16BE", 0};
    if (zeros * 100 > census.size || census.control * 50 > census.size)
        return std::nullopt;
    if (census.badUtf8 == 0 || census.goodUtf8 > census.badUtf8)
        return EncodingGuess{"UTF-8", 0};
    return EncodingGuess{guessSingleByte(sample, census), 0};
}

} // namespace binnacle
