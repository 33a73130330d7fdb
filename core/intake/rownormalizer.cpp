// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/rownormalizer.h"

#include "base/plaincell.h"

#include "intake/normalize.h"

#include <QRegularExpression>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostParts = 100;   // of one row, each a whole incident
constexpr qsizetype kLongestName = 500; // characters: what both engines can index

bool isLong(QByteArrayView text)
{
    return text.size() > kLongestName && QString::fromUtf8(text).size() > kLongestName;
}

bool hasLongPart(QByteArrayView raw, const QString &separator)
{
    const QString text = QString::fromUtf8(raw);
    if (separator.isEmpty())
        return true;
    const QStringList parts = text.split(separator);
    return std::any_of(parts.cbegin(), parts.cend(),
                       [](const QString &part) { return part.size() > kLongestName; });
}

// Texts that are looked up by; the parts count where a cell holds several.
bool isTooLong(Field field, QByteArrayView raw, const Mapping &mapping)
{
    if (!isLong(raw))
        return false;
    if (field == keyField(mapping.format))
        return hasLongPart(raw, mapping.split);
    switch (field) {
    case Field::Title:
    case Field::State:
    case Field::Category:
    case Field::Subcategory:
    case Field::Service:
    case Field::Team:
    case Field::Assignee:
    case Field::Requester:
    case Field::Reference:
        return true;
    case Field::Tags: {
        static const QRegularExpression separators(u"[,;|\\n]"_s);
        for (const QString &part : QString::fromUtf8(raw).split(separators)) {
            if (part.size() > kLongestName)
                return true;
        }
        return false;
    }
    default:
        return false;
    }
}

QByteArrayView viewOf(const std::string &text)
{
    return {text.data(), qsizetype(text.size())};
}

} // namespace

RowNormalizer::RowNormalizer(const Mapping &mapping, TimeReader &times, ImportLog &log, QString file)
    : m_cells(mapping)
    , m_times(times)
    , m_log(log)
    , m_file(std::move(file))
{
    QList<bool> used(mapping.headers.size(), false);
    for (int i = 0; i < kFieldCount; ++i) {
        if (!mapping.has(Field(i)))
            continue;
        Slot slot;
        slot.field = Field(i);
        slot.required = requiredOf(mapping.format).contains(slot.field);
        slot.column = mapping.columns[size_t(i)];
        if (slot.column >= 0)
            used[slot.column] = true;
        m_shape.fields.push_back(slot.field);
        m_slots.push_back(std::move(slot));
    }
    for (qsizetype i = 0; i < used.size(); ++i) {
        if (!used[i])
            m_extras.push_back(int(i));
    }
    m_shape.extras = mapping.unmapped();
}

void RowNormalizer::fail(const CsvRecord &record, int column, const QString &field, QByteArrayView value,
                         const QString &code)
{
    const CsvPosition at = column >= 0 ? record.position(column) : CsvPosition{record.line(), 1};
    constexpr qsizetype kLongest = 200;
    m_errors.append({m_file, at.line, at.column, field, QString::fromUtf8(value).left(kLongest), code, {}});
}

// Sets slot.lastValue; Bad where the value is none of its kind.
RowNormalizer::Converted RowNormalizer::convert(Slot &slot, QByteArrayView raw)
{
    const auto take = [&](auto value) {
        slot.lastValue = std::to_string(value);
        return Converted::Good;
    };
    const auto text = [&] { return QString::fromUtf8(raw); };
    // A text no rule knows: kept or left out, and counted in every row it stands in.
    const auto counted = [&](const QString &code, std::string kept) {
        m_log.warn(code, text());
        slot.lastValue = std::move(kept);
        return Converted::GoodButCounted;
    };
    switch (fieldKind(slot.field)) {
    case ImportFieldKind::Text:
    case ImportFieldKind::Tags:
        slot.lastValue.assign(raw.data(), size_t(raw.size()));
        if (raw.contains('\'')) // as exports keep a text from being a formula
            slot.lastValue = fromPlainCell(text()).toStdString();
        return slot.field == Field::Number && isMangledNumber(raw) ? Converted::Bad : Converted::Good;
    case ImportFieldKind::Time:
        if (const auto at = m_times.read(raw)) {
            take(*at);
            return Converted::GoodButCounted; // the reader counts those without a zone
        }
        return Converted::Bad;
    case ImportFieldKind::Level:
        if (const auto level = levelOf(raw)) {
            if (!level->guessed)
                return take(level->value);
            m_log.warn(u"guessed-level"_s, text() + u" = "_s + QString::number(level->value));
            take(level->value);
            return Converted::GoodButCounted;
        }
        return counted(u"unknown-level"_s, {});
    case ImportFieldKind::Bool:
        if (const auto yes = boolOf(raw))
            return take(int(*yes));
        return Converted::Bad;
    case ImportFieldKind::Count:
        if (const auto count = countOf(raw))
            return take(*count);
        return Converted::Bad;
    case ImportFieldKind::State: {
        if (mapping().format == ImportFormat::Checks) {
            const QString check = knownCheckState(text());
            slot.lastValue = check.toStdString();
            return check.isEmpty() ? Converted::Bad : Converted::Good;
        }
        const QString state = knownState(text(), mapping().format);
        if (state.isEmpty())
            return counted(u"unknown-state"_s, raw.toByteArray().toStdString());
        slot.lastValue = state.toStdString();
        return Converted::Good;
    }
    case ImportFieldKind::Degree: {
        const QString degree = knownDegree(text());
        slot.lastValue = degree.toStdString();
        return degree.isEmpty() ? Converted::Bad : Converted::Good;
    }
    case ImportFieldKind::Type: {
        const QString type = knownType(text());
        if (type.isEmpty())
            return counted(u"unknown-type"_s, {});
        slot.lastValue = type.toStdString();
        return Converted::Good;
    }
    }
    return Converted::Bad;
}

bool RowNormalizer::canonical(Slot &slot, QByteArrayView raw, const CsvRecord &record)
{
    if (raw.isEmpty()) {
        slot.lastValue.clear();
        slot.hasLast = false;
        if (slot.required)
            fail(record, slot.column, fieldName(slot.field), {}, u"required"_s);
        return !slot.required;
    }
    if (slot.hasLast && raw == viewOf(slot.lastRaw))
        return true;
    if (isTooLong(slot.field, raw, mapping())) {
        fail(record, slot.column, fieldName(slot.field), raw, u"too-long"_s);
        m_errors.last().values = {{u"reason"_s, u"cell"_s}, {u"longest"_s, kLongestName}};
        return false;
    }
    const QByteArray separator = mapping().split.toUtf8();
    if (slot.field == keyField(mapping().format) && !separator.isEmpty() &&
        raw.count(separator) >= kMostParts) {
        fail(record, slot.column, fieldName(slot.field), raw, u"too-many-parts"_s);
        m_errors.last().values = {{u"limit"_s, kMostParts}};
        return false;
    }
    const Converted converted = convert(slot, raw);
    slot.hasLast = converted == Converted::Good;
    if (converted == Converted::Bad) {
        static constexpr const char *kCodes[] = {"mangled-number", "time", "state", "level", "boolean",
                                                 "count",          "type", "tags",  "degree"};
        fail(record, slot.column, fieldName(slot.field), raw,
             QString::fromLatin1(kCodes[int(fieldKind(slot.field))]));
        if (fieldKind(slot.field) == ImportFieldKind::Time)
            noteOrder(raw);
        return false;
    }
    slot.lastRaw.assign(raw.data(), size_t(raw.size()));
    return true;
}

// The value stands with the row error just told.
void RowNormalizer::noteOrder(QByteArrayView raw)
{
    const DateHint hint = dateHint(raw);
    const DateOrder order = m_times.order();
    if (m_mixedOrder || !((order == DateOrder::DayFirst && hint == DateHint::MonthFirst) ||
                          (order == DateOrder::MonthFirst && hint == DateHint::DayFirst)))
        return;
    const RowError &error = m_errors.last();
    m_mixedOrder = QVariantMap{{u"file"_s, error.file},
                               {u"line"_s, error.line},
                               {u"column"_s, error.column},
                               {u"field"_s, error.field},
                               {u"value"_s, error.value}};
}

bool RowNormalizer::read(const CsvRecord &record, const CsvFault &fault, std::string &packed,
                         std::vector<std::string> &keys)
{
    packed.clear();
    keys.clear();
    m_errors.clear();
    m_mixedOrder.reset();
    if (fault.code) {
        m_errors.append(
            {m_file, fault.at.line, fault.at.column, {}, {}, QString::fromLatin1(fault.code), {}});
    } else if (record.size() != mapping().headers.size()) {
        fail(record, int(qMin(record.size(), mapping().headers.size())), {}, {}, u"ragged"_s);
        m_errors.last().values = {{u"cells"_s, record.size()}, {u"columns"_s, mapping().headers.size()}};
    }
    bool good = m_errors.isEmpty();
    for (Slot &slot : m_slots) {
        const QByteArrayView raw = m_cells.raw(slot.field, record);
        if (slot.field == keyField(mapping().format)) {
            m_cells.takeKeys(raw, keys);
            if (!raw.isEmpty() && keys.empty()) // separators only
                fail(record, slot.column, fieldName(slot.field), raw, u"required"_s);
        }
        if (!good)
            continue; // only the key counts any more
        if (!canonical(slot, raw, record))
            continue; // the other cells of this row may have errors too
        appendPacked(packed, viewOf(slot.lastValue));
    }
    good = m_errors.isEmpty();
    for (const RowError &error : m_errors)
        m_log.error(error);
    if (!good) {
        m_log.badRow(record, m_errors);
        return false;
    }
    appendPacked(packed, mapping().actorColumn >= 0 ? record.cell(mapping().actorColumn).trimmed()
                                                    : QByteArrayView());
    for (const int column : m_extras)
        appendPacked(packed, record.cell(column));
    return true;
}

} // namespace binnacle
