// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of any kind through the whole reader of incidents: unpacking, decoding, CSV, mapping, values,
// sorting, folding. The first byte says which format and options. What is told must hold together: no failure
// without an error, rows of a log in order of time, united with themselves the same, packed and back the
// same.
#include "intake/incidentreader.h"

#include <QFile>
#include <QTemporaryDir>
#include <cstdint>
#include <cstdlib>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

ImportRequest requestOf(uint8_t way, const QString &path)
{
    ImportRequest request;
    request.format =
        QStringList{u"incidents-csv"_s, u"incident-events"_s, u"servicenow-events"_s, u"auto"_s}[way & 3];
    request.files = {path};
    request.zone = u"Europe/Berlin"_s;
    if (way & 4)
        request.dateOrder = way & 8 ? u"mdy"_s : u"dmy"_s;
    if (way & 16)
        must(request.addSplit(u"number=|"_s).has_value());
    if (way & 32)
        request.files.append(path);
    request.skipBad = way & 64;
    request.dryRun = way & 128;
    return request;
}

void checkRows(const IncidentDraft &draft)
{
    EventRows again = draft.rows;
    must(again.unite(draft.rows) == qsizetype(draft.rows.size()) && again.size() == draft.rows.size());
    const QByteArray bytes = draft.rows.toBytes();
    must(EventRows::fromPacked(EventRows::pack(bytes), again) && again.toBytes() == bytes);
    for (size_t i = 1; i < draft.rows.size(); ++i)
        must(draft.rows.rows()[i - 1].at <= draft.rows.rows()[i].at);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"input.csv"_s);
    QFile file(path);
    must(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char *>(data + 1), qint64(size - 1));
    file.close();
    ImportReport report;
    ImportLog log(report);
    Job job;
    const ImportRequest request = requestOf(data[0], path);
    const auto format = formatOf(request);
    if (!format || *format == ImportFormat::Outages)
        return 0;
    auto reader = IncidentReader::open(request, *format, QTimeZone("Europe/Berlin"), {}, report, log, job);
    if (!reader)
        return 0;
    IncidentDraft draft;
    for (;;) {
        const Result<bool> more = (*reader)->next(draft);
        if (!more || !*more)
            break;
        must(!draft.number.isEmpty());
        if (draft.failed)
            continue;
        must(draft.built.imported.ticket.number == draft.number);
        checkRows(draft);
    }
    must(report.failed == 0 || log.errorCount() > 0);
    must(log.finish().has_value());
    return 0;
}
