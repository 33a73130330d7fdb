// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/sourceexcerpt.h"

#include "intake/textsource.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kChunk = 64 << 10;
constexpr qsizetype kLongestLine = 4000; // bytes

} // namespace

// Lines end as the CSV reader counts them: LF, CRLF and CR.
Result<SourceExcerpt> sourceExcerpt(const QString &path, const QString &encoding, qint64 line)
{
    BINNACLE_LET(const std::unique_ptr<TextSource> text, TextSource::open(path, {}, encoding.toLatin1()));
    SourceExcerpt excerpt;
    excerpt.wanted = line;
    excerpt.first = std::max<qint64>(1, line - kExcerptAround);
    const qint64 last = line + kExcerptAround;
    qint64 number = 1;
    QByteArray chunk, current;
    bool afterCr = false;
    const auto endLine = [&] {
        if (number >= excerpt.first && number <= last)
            excerpt.lines.append(QString::fromUtf8(current));
        current.clear();
        ++number;
    };
    while (number <= last) {
        chunk.clear();
        if (const Result<> read = text->read(chunk, kChunk);
            !read && excerpt.lines.isEmpty() && chunk.isEmpty())
            return tl::unexpected<Error>(read.error());
        if (chunk.isEmpty())
            break;
        for (const char c : std::as_const(chunk)) {
            const bool joins = c == '\n' && afterCr; // counted with its CR
            afterCr = c == '\r';
            if (joins)
                continue;
            if (c == '\n' || c == '\r')
                endLine();
            else if (number >= excerpt.first && number <= last && current.size() < kLongestLine)
                current.append(c);
        }
    }
    if (!current.isEmpty())
        endLine();
    if (number <= line)
        return fail(ErrorCode::NotFound, u"no-such-line"_s, {{u"line"_s, line}});
    return excerpt;
}

} // namespace binnacle
