// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentsource.h"

#include "base/fold.h"
#include "metrics/rowloops.h"

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, ColumnStamp> &stampsByName()
{
    static const QHash<QString, ColumnStamp> stamps = [] {
        QHash<QString, ColumnStamp> all;
        for (size_t i = 0; i < kColumnStamps; ++i)
            all.insert(stampName(ColumnStamp(i)), ColumnStamp(i));
        return all;
    }();
    return stamps;
}

const QHash<QString, ColumnName> &namesByName()
{
    static const QHash<QString, ColumnName> names{
        {u"source"_s, ColumnName::Source},       {u"origin"_s, ColumnName::Origin},
        {u"service"_s, ColumnName::Service},     {u"category"_s, ColumnName::Category},
        {u"team"_s, ColumnName::Team},           {u"assignee"_s, ColumnName::Assignee},
        {u"requester"_s, ColumnName::Requester},
    };
    return names;
}

// Aspects of `has` that columns know.
bool isColumnAspect(const QString &aspect)
{
    return aspect == "sla"_L1 || aspect == "reopened"_L1 || stampsByName().contains(aspect) ||
           (namesByName().contains(aspect) && aspect != "source"_L1 && aspect != "origin"_L1);
}

bool isColumnClause(const Condition &condition)
{
    static const QStringList known{u"state"_s, u"priority"_s, u"impact"_s, u"urgency"_s,
                                   u"type"_s,  u"opened"_s,   u"major"_s,  u"breached"_s};
    if (condition.field == "has"_L1)
        return std::all_of(condition.keys.begin(), condition.keys.end(), isColumnAspect);
    return known.contains(condition.field) || stampsByName().contains(condition.field) ||
           namesByName().contains(condition.field);
}

QString wordsKey(const QList<QStringList> &phrases)
{
    QStringList parts;
    for (const QStringList &phrase : phrases)
        parts += phrase.join(u' ');
    return u"words:"_s + parts.join(u'\n');
}

QString clauseKey(const Condition &condition)
{
    return condition.field + (condition.none ? u"!:"_s : u":"_s) + condition.keys.join(u'\n');
}

void collect(const QueryNode &node, const FieldCatalog &catalog, const QueryContext &context,
             std::vector<DatabasePart> &parts)
{
    if (node.kind == QueryNode::Kind::Clause) {
        const FieldSpec *spec = catalog.find(node.clause.field);
        if (!spec)
            return;
        const Condition condition = resolve(node.clause, *spec, context);
        if (!isColumnClause(condition))
            parts.push_back({clauseKey(condition), Query(node)});
        return;
    }
    // Texts side by side are asked as one, as the evaluation does.
    QList<QStringList> phrases;
    QList<QueryNode> texts;
    const auto flush = [&] {
        if (!phrases.isEmpty())
            parts.push_back({wordsKey(phrases), Query(QueryNode::all(texts))});
        phrases.clear();
        texts.clear();
    };
    const auto takeText = [&](const QueryNode &text) {
        phrases.append(foldedWords(text.text));
        texts.append(text);
    };
    if (node.kind == QueryNode::Kind::Text)
        takeText(node);
    for (const QueryNode &child : node.children) {
        if (child.kind != QueryNode::Kind::Text) {
            collect(child, catalog, context, parts);
            continue;
        }
        takeText(child);
        if (node.kind != QueryNode::Kind::All)
            flush();
    }
    flush();
}

} // namespace

std::vector<DatabasePart> databaseParts(const Query &query, const FieldCatalog &catalog,
                                        const QueryContext &context)
{
    std::vector<DatabasePart> parts;
    collect(query.root(), catalog, context, parts);
    return parts;
}

bool IncidentSource::markIds(const QString &key, RowBits &out) const
{
    const auto found = m_answers.constFind(key);
    if (found == m_answers.constEnd())
        return false;
    const std::vector<qint64> &ids = *found;
    if (ids.empty() || m_columns.size() == 0)
        return true;
    const auto [least, most] = std::minmax_element(ids.begin(), ids.end());
    const qint64 low = *least;
    const qint64 high = *most;
    if (quint64(high - low) < 64 * (m_columns.size() + ids.size() + 1024)) { // keys lie close: one bit each
        std::vector<quint64> wanted(size_t(high - low) / 64 + 1);
        for (const qint64 id : ids)
            wanted[size_t(id - low) >> 6] |= quint64(1) << ((id - low) & 63);
        fillRows(m_columns.ids(), out, [&](qint64 id) {
            return id >= low && id <= high && (wanted[size_t(id - low) >> 6] >> ((id - low) & 63) & 1) != 0;
        });
        return true;
    }
    std::vector<qint64> sorted = ids;
    std::sort(sorted.begin(), sorted.end());
    fillRows(m_columns.ids(), out,
             [&](qint64 id) { return std::binary_search(sorted.begin(), sorted.end(), id); });
    return true;
}

bool IncidentSource::markWords(const QList<QStringList> &phrases, RowBits &out) const
{
    return markIds(wordsKey(phrases), out);
}

void IncidentSource::markCodes(ColumnName column, const std::vector<bool> &wanted, RowBits &out) const
{
    const auto count = std::count(wanted.begin(), wanted.end(), true);
    if (count == 0)
        return;
    const auto only = quint32(std::find(wanted.begin(), wanted.end(), true) - wanted.begin());
    const std::vector<quint8> table(wanted.begin(), wanted.end());
    const auto fill = [&](const auto &codes) {
        using Code = typename std::decay_t<decltype(codes)>::value_type;
        if (count == 1)
            fillRows(codes, out, [code = Code(only)](Code c) { return c == code; });
        else
            fillRows(codes, out, [&table](Code c) { return table[c] != 0; });
    };
    if (column == ColumnName::State || column == ColumnName::Source || column == ColumnName::Origin)
        fill(m_columns.narrow(column));
    else
        fill(m_columns.wide(column));
}

bool IncidentSource::markNames(ColumnName column, const Condition &condition, RowBits &out) const
{
    const NameDictionary &names = m_columns.names(column);
    std::vector<bool> wanted(names.size());
    wanted[0] = condition.none;
    for (const QString &key : condition.keys)
        names.forEachNamed(key, [&](quint32 code) { wanted[code] = true; });
    if (condition.me.isValid()) {
        if (const auto code = names.find(condition.me.value))
            wanted[*code] = true;
    }
    markCodes(column, wanted, out);
    return true;
}

bool IncidentSource::markState(const Condition &condition, RowBits &out) const
{
    if (!condition.keys.isEmpty() && !markNames(ColumnName::State, condition, out))
        return false;
    quint8 classes = 0;
    static const QStringList kClasses{u"open"_s, u"done"_s, u"void"_s};
    for (const QString &name : condition.classes)
        classes |= quint8(1 << kClasses.indexOf(name));
    if (classes != 0) {
        RowBits more(rows());
        fillRows(m_columns.flags(), more,
                 [classes](quint8 flags) { return (classes >> (flags & 3) & 1) != 0; });
        out |= more;
    }
    return true;
}

bool IncidentSource::markTime(const Condition &condition, RowBits &out) const
{
    if (condition.field == "opened"_L1) {
        for (const TimeSpan &span : condition.spans) {
            auto [first, last] = m_columns.range(span.from, span.to);
            if (span.to == TimeSpan::kFuture)
                last = m_columns.size();
            setRange(out, first, last);
        }
        return true;
    }
    const StampColumn &column = m_columns.stamp(stampsByName().value(condition.field));
    if (column.isEmpty()) {
        if (condition.none)
            setRange(out, 0, m_columns.size());
        return true;
    }
    const std::vector<qint64> &opened = m_columns.opened();
    fillIndexed(m_columns.size(), out, [&](size_t row) {
        const qint64 delta = column.delta(row);
        if (delta == StampColumn::kAbsent)
            return condition.none;
        const qint64 at = opened[row] + delta;
        return std::any_of(condition.spans.begin(), condition.spans.end(), [at](const TimeSpan &span) {
            return at >= span.from && (at < span.to || span.to == TimeSpan::kFuture);
        });
    });
    return true;
}

void IncidentSource::markStamped(ColumnStamp stamp, RowBits &out) const
{
    const StampColumn &column = m_columns.stamp(stamp);
    if (column.isEmpty())
        return;
    RowBits more(rows());
    fillIndexed(m_columns.size(), more,
                [&column](size_t row) { return column.delta(row) != StampColumn::kAbsent; });
    out |= more;
}

bool IncidentSource::markAspects(const Condition &condition, RowBits &out) const
{
    for (const QString &aspect : condition.keys) {
        RowBits more(rows());
        if (aspect == "sla"_L1) {
            fillRows(m_columns.flags(), more, [](quint8 flags) { return (flags & 0x0c) != 0; });
        } else if (aspect == "reopened"_L1) {
            fillRows(m_columns.flags(), more,
                     [](quint8 flags) { return (flags & IncidentColumns::kReopened) != 0; });
        } else if (stampsByName().contains(aspect)) {
            markStamped(stampsByName().value(aspect), more);
        } else {
            Condition empty;
            empty.none = true;
            (void)markNames(namesByName().value(aspect), empty, more);
            more.invert();
        }
        out |= more;
    }
    return true;
}

bool IncidentSource::mark(const Condition &condition, RowBits &out) const
{
    if (!isColumnClause(condition))
        return markIds(clauseKey(condition), out);
    const QString &field = condition.field;
    if (field == "state"_L1)
        return markState(condition, out);
    if (field == "has"_L1)
        return markAspects(condition, out);
    if (field == "type"_L1) {
        if (condition.keys.contains(u"incident"_s))
            setRange(out, 0, m_columns.size());
        return true;
    }
    if (condition.kind == FieldKind::Time)
        return markTime(condition, out);
    if (namesByName().contains(field))
        return markNames(namesByName().value(field), condition, out);
    // Numbers and flags: a small table of the values wanted.
    std::array<bool, 16> wanted{};
    wanted[0] = condition.none;
    for (const qint64 n : condition.numbers)
        wanted[size_t(n & 15)] = true;
    if (field == "priority"_L1)
        fillRows(m_columns.priority(), out, [&](quint8 v) { return wanted[v & 15]; });
    else if (field == "impact"_L1)
        fillRows(m_columns.levels(), out, [&](quint8 v) { return wanted[v >> 4 & 7]; });
    else if (field == "urgency"_L1)
        fillRows(m_columns.levels(), out, [&](quint8 v) { return wanted[v & 7]; });
    else if (field == "major"_L1)
        fillRows(m_columns.flags(), out, [&](quint8 v) { return wanted[v >> 5 & 1]; });
    else // breached: the source says the target was missed
        fillRows(m_columns.flags(), out, [&](quint8 v) { return wanted[(v >> 2 & 3) == 2 ? 1 : 0]; });
    return true;
}

} // namespace binnacle
