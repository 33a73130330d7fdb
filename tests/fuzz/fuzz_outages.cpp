// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of any kind through the reader of outages. The first byte says which options. What is told must hold
// together: no failure without an error, no outage that ends before it begins or is of no service.
#include "intake/outagereader.h"

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
    request.format = u"outages-csv"_s;
    request.files = {path};
    request.zone = u"Europe/Berlin"_s;
    if (way & 1)
        request.dateOrder = way & 2 ? u"mdy"_s : u"dmy"_s;
    if (way & 4)
        must(request.addSplit(u"service=|"_s).has_value());
    if (way & 8)
        must(request.addDefault(u"service=All"_s).has_value());
    request.dryRun = way & 16;
    return request;
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
    auto reader =
        OutageReader::open(requestOf(data[0], path), QTimeZone("Europe/Berlin"), {}, report, log, job);
    if (!reader)
        return 0;
    Outage outage;
    for (;;) {
        const Result<bool> more = (*reader)->next(outage);
        if (!more || !*more)
            break;
        must(!outage.serviceName.isEmpty());
        must(!outage.to || *outage.to >= outage.from);
        must(outage.isMaintenance == outage.approvedAt.has_value());
    }
    must(report.failed == 0 || log.errorCount() > 0);
    must(log.finish().has_value());
    return 0;
}
