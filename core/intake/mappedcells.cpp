// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/mappedcells.h"

#include "base/fold.h"

namespace binnacle {

MappedCells::MappedCells(const Mapping &mapping)
    : m_mapping(mapping)
    , m_questionMarkIsEmpty(mapping.format == ImportFormat::ServiceNowEvents)
{}

QByteArrayView MappedCells::raw(Field field, const CsvRecord &record)
{
    const auto index = size_t(field);
    const int column = m_mapping.columns[index];
    QByteArrayView raw;
    if (m_mapping.sets[index]) {
        m_substitute = m_mapping.sets[index]->toUtf8();
        raw = m_substitute;
    } else if (column >= 0 && column < record.size()) {
        raw = record.cell(column).trimmed();
        if (m_questionMarkIsEmpty && raw == "?")
            raw = {};
    }
    if (raw.isEmpty() && m_mapping.defaults[index]) {
        m_substitute = m_mapping.defaults[index]->toUtf8();
        raw = m_substitute;
    }
    if (const auto &rules = m_mapping.values[index]; !rules.isEmpty()) {
        const auto found = rules.constFind(fold(QString::fromUtf8(raw)));
        if (found != rules.cend()) {
            m_substitute = found->toUtf8();
            raw = m_substitute;
        }
    }
    return raw.trimmed();
}

void MappedCells::takeKeys(QByteArrayView raw, std::vector<std::string> &keys) const
{
    if (raw.isEmpty())
        return;
    if (m_mapping.split.isEmpty()) {
        keys.emplace_back(raw.data(), size_t(raw.size()));
        return;
    }
    for (const QString &part : QString::fromUtf8(raw).split(m_mapping.split)) {
        if (const QString key = part.trimmed(); !key.isEmpty())
            keys.push_back(key.toStdString());
    }
}

} // namespace binnacle
