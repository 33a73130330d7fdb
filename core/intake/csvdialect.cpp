// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/csvdialect.h"

#include "intake/csvreader.h"
#include "intake/fields.h"
#include "intake/importreport.h"
#include "intake/timereader.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

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

bool looksLikeData(const QStringList &first)
{
    for (const ImportFormat format :
         {ImportFormat::Csv, ImportFormat::Events, ImportFormat::Outages, ImportFormat::Checks}) {
        for (const int column : guessColumns(format, first)) {
            if (column >= 0)
                return false;
        }
    }
    TimeReader times(QTimeZone::utc(), DateOrder::DayFirst);
    return std::any_of(first.begin(), first.end(), [&times](const QString &cell) {
        bool isNumber = false;
        (void)cell.toDouble(&isNumber);
        const QByteArray text = cell.toUtf8();
        return isNumber || times.read(text) || dateHint(text) != DateHint::None;
    });
}

Result<> checkDialect(const ImportRequest &request)
{
    const auto refuse = [](const QString &option, const QString &text) {
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, option}, {u"text"_s, text}});
    };
    static const QStringList kDelimiters{QString(), u","_s, u";"_s, u"\t"_s, u"|"_s};
    if (!kDelimiters.contains(request.delimiter))
        return refuse(u"delimiter"_s, request.delimiter);
    if (!request.header.isEmpty() && request.header != "yes"_L1 && request.header != "no"_L1)
        return refuse(u"header"_s, request.header);
    return {};
}

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
