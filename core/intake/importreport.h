// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an import is asked to do and what it says it did, word for word the keys of the command line's
// contract. Values; any thread.

#include "base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace binnacle {

// `left` = `right` as said with --map, --set, --default, --split.
struct ImportPair
{
    QString left;  // --map: the column; else the field
    QString right; // --map: the field (empty: leave this column out); --split: the separator; else the value
};

// --value field:SOURCE=TARGET
struct ImportValueRule
{
    QString field;
    QString from;
    QString to;
};

struct ImportRequest
{
    QString format = QStringLiteral("auto");
    QStringList files;
    QString source; // empty: the format's name
    QString zone;   // IANA zone of times without offset; empty: the workspace's, with a warning if any is met
    QString dateOrder; // "dmy", "mdy", "ymd"; empty: taken from the values
    // How the text is written; empty: taken from the file.
    QString encoding;  // as iconv knows it: "WINDOWS-1252"
    QString delimiter; // one of , ; | and tab
    QString header;    // "yes", "no": whether the first line names the columns
    QList<ImportPair> maps;
    QList<ImportPair> sets;
    QList<ImportPair> defaults;
    QList<ImportValueRule> values;
    QList<ImportPair> splits;
    bool dryRun = false;
    bool skipBad = false;
    QString badRowsFile; // rows that failed go there as CSV with the reason; empty: nowhere

    // Whether anything is said of columns and their values.
    [[nodiscard]] bool saysMapping() const
    {
        return !maps.isEmpty() || !sets.isEmpty() || !defaults.isEmpty() || !values.isEmpty() ||
               !splits.isEmpty();
    }

    // The texts of the command line. Invalid "bad-option" with "option" and "text".
    [[nodiscard]] Result<> addMap(const QString &text); // splits at its last `=`
    [[nodiscard]] Result<> addSet(const QString &text); // at the first
    [[nodiscard]] Result<> addDefault(const QString &text);
    [[nodiscard]] Result<> addValue(const QString &text); // at the first `:` and the last `=`
    [[nodiscard]] Result<> addSplit(const QString &text);
};

// Why a row, or a whole file, was not taken. Line and column count from 1; column is in characters; 0 is not
// known.
struct RowError
{
    QString file;
    qint64 line = 0;
    qint64 column = 0;
    QString field; // the field, or the column's name where no field is concerned
    QString value;
    QString code; // stable, kebab-case: "time", "required", "ragged"; core/wording has the sentence
    QVariantMap values;
};

struct ImportWarning
{
    QString code;
    QVariantMap values;
    qint64 count = 0;
};

struct ImportFault
{
    QString code; // "order", "closed-without-resolved": the data as found is odd, nothing was refused
    qint64 count = 0;
};

struct ImportReport
{
    std::optional<qint64> batch; // none: nothing was stored
    QString format;
    QString source;
    QStringList files;
    qint64 read = 0;    // rows
    qint64 created = 0; // records, as are the next
    qint64 updated = 0;
    qint64 unchanged = 0;
    qint64 kept = 0;
    qint64 skipped = 0;
    qint64 failed = 0;
    QList<RowError> errors; // the first kListedErrors
    QList<ImportWarning> warnings;
    QList<ImportFault> faults;
    QStringList columns;
    QStringList fields; // the field each column fills; empty: none
    QStringList unmapped;
    QString encoding;
    QString delimiter;
    bool dryRun = false;
    QList<QStringList> preview; // cells of the first rows as read, by `columns`; a dry run only
    QList<QStringList>
        drafts; // of the same rows: what each cell that fills a field becomes; empty: a bad row
    // Set where the file as a whole could not be taken: Unavailable (missing, damaged, not text), Invalid
    // (the date order is not known, a quote never closes). Where it is in the file also stands in `errors`.
    // Nothing was stored.
    std::optional<Error> refusal;

    static constexpr int kListedErrors = 1000;

    // Rows or checks failed, and so nothing was stored (unless bad rows were to be skipped).
    [[nodiscard]] bool hasFailed() const { return refusal || failed > 0; }
};

// The document of `import --json`.
[[nodiscard]] QJsonObject importReportJson(const ImportReport &report);

} // namespace binnacle
