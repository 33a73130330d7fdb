// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of any kind through unpacking, decoding, sniffing and the CSV reader. Every cell must lie inside its
// record's text, and the text must be valid UTF-8.
#include "intake/csvdialect.h"
#include "intake/csvreader.h"
#include "intake/encoding.h"

#include <cstdint>
#include <cstdlib>

using namespace binnacle;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    IntakeLimits limits;
    limits.fileBytes = 4 << 20;
    limits.recordBytes = 4096;
    limits.columns = 64;
    auto text = TextSource::open(bytes, QStringLiteral("fuzz"), limits);
    if (!text)
        return 0;
    const char delimiter = sniffDelimiter((*text)->sample());
    CsvReader reader(std::move(*text), delimiter, limits);
    CsvRecord record;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more || !*more)
            break;
        for (qsizetype i = 0; i < record.size(); ++i) {
            qsizetype complete = 0;
            if (firstBadUtf8(record.cell(i), &complete) >= 0 || record.position(i).line < record.line())
                std::abort();
        }
    }
    return 0;
}
