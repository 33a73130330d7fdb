// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of any kind through the reader of Nagios' status file. What is told must hold together: as many
// services as were read and did not fail, none without a key, no outage outside its watch.
#include "intake/feedreaders.h"

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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(u"status.dat"_s);
    QFile file(path);
    must(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char *>(data), qint64(size));
    file.close();
    ImportReport report;
    ImportLog log(report);
    const Job job;
    const auto services = readNagios(path, report, log, job);
    if (services) {
        must(report.read == report.failed + qint64(services->size()));
        for (const ServiceTold &service : *services) {
            must(service.key.size() >= 3 && service.span && service.span->to >= service.span->from);
            for (const Outage &outage : service.outages)
                must(outage.to && *outage.to >= outage.from);
        }
    }
    must(report.failed == 0 || log.errorCount() > 0);
    must(log.finish().has_value());
    return 0;
}
