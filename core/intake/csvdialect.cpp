// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/csvdialect.h"

#include "intake/csvreader.h"

#include <tuple>

namespace binnacle {

namespace {

constexpr int kRecords = 50;
constexpr qsizetype kSample = 64 * 1024;

struct Score
{
    double even = 0; // share of the records with as many cells as the first
    qsizetype columns = 0;

    friend bool operator<(const Score &a, const Score &b)
    {
        return std::tie(a.even, a.columns) < std::tie(b.even, b.columns);
    }
};

Score scoreOf(const QByteArray &sample, char delimiter)
{
    Result<std::unique_ptr<TextSource>> text = TextSource::open(sample, QString());
    if (!text)
        return {};
    CsvReader reader(std::move(*text), delimiter);
    CsvRecord record;
    Score score;
    int records = 0;
    int even = 0;
    while (records < kRecords) {
        const Result<bool> more = reader.next(record);
        if (!more || !*more)
            break;
        if (records == 0)
            score.columns = record.size();
        even += record.size() == score.columns;
        ++records;
    }
    if (score.columns < 2)
        return {};
    score.even = double(even) / records;
    return score;
}

} // namespace

bool hasSeparatorLine(QByteArrayView sample)
{
    return sample.size() > 5 && sample.startsWith("sep=") && (sample[5] == '\n' || sample[5] == '\r');
}

char sniffDelimiter(const QByteArray &sample)
{
    if (hasSeparatorLine(sample))
        return sample[4];
    // A record cut off by the sample's end would look ragged.
    QByteArray whole = sample.left(kSample);
    if (const qsizetype end = qMax(whole.lastIndexOf('\n'), whole.lastIndexOf('\r'));
        sample.size() > kSample && end > 0)
        whole.truncate(end + 1);
    char best = ',';
    Score bestScore;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const Score score = scoreOf(whole, delimiter);
        if (bestScore < score) {
            best = delimiter;
            bestScore = score;
        }
    }
    return best;
}

} // namespace binnacle
