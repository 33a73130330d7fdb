// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/outagereader.h"

using namespace Qt::StringLiterals;

namespace binnacle {

Result<std::unique_ptr<OutageReader>> OutageReader::open(const ImportRequest &request, const QTimeZone &zone,
                                                         const MappingMemory &memory, ImportReport &report,
                                                         ImportLog &log, Job &job)
{
    BINNACLE_LET(std::unique_ptr<RowReader> rows,
                 RowReader::open(request, ImportFormat::Outages, zone, memory, report, log, job));
    return std::unique_ptr<OutageReader>(new OutageReader(std::move(rows), report));
}

// cli.md 10: planned, or the value `maintenance`, is maintenance, and counts as approved before it began.
bool OutageReader::take(const RowValues &values)
{
    const QString degree = QString::fromUtf8(values.field(Field::Degree));
    const bool isMaintenance = degree == "maintenance"_L1 || values.number(Field::Planned) == 1;
    m_outage = {};
    m_outage.from = values.number(Field::From).value_or(0);
    m_outage.to = values.number(Field::To);
    m_outage.isMaintenance = isMaintenance;
    if (isMaintenance)
        m_outage.approvedAt = m_outage.from;
    else
        m_outage.degree = degreeFromName(degree).value_or(Degree::Full);
    m_outage.source = m_report.source;
    m_outage.reference = QString::fromUtf8(values.field(Field::Reference)).simplified();
    m_outage.title = QString::fromUtf8(values.field(Field::Title)).simplified();
    m_outage.extra = values.extraText();
    if (!m_outage.to || *m_outage.to >= m_outage.from)
        return true;
    m_rows->reject(Field::To, u"to-before-from"_s);
    return false;
}

Result<bool> OutageReader::next(Outage &outage)
{
    while (m_rows->keys().empty()) {
        BINNACLE_LET(const bool more, m_rows->next());
        if (!more) {
            m_rows->warnOfTimes();
            return false;
        }
        if (!m_rows->isGood() || !take(m_rows->values())) {
            m_rows->keys().clear();
            ++m_report.failed;
        }
    }
    outage = m_outage;
    outage.serviceName = QString::fromStdString(m_rows->keys().back()).simplified();
    m_rows->keys().pop_back();
    return true;
}

} // namespace binnacle
