// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/samplerows.h"

#include "base/fold.h"
#include "query/samplepools.h"
#include "store/bulkinsert.h"
#include "tickets/searchindex.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QVariant optional(const std::optional<qint64> &value)
{
    return value ? QVariant(*value) : QVariant(QMetaType(QMetaType::LongLong));
}

QVariant reference(const std::optional<int> &index)
{
    return optional(index ? std::optional<qint64>(*index + 1) : std::nullopt);
}

// The key of a row is its place in pools::kNames, from 1.
Result<> insertNames(WriteScope &scope, const QString &table)
{
    QStringList columns{u"id"_s, u"uid"_s, u"name"_s, u"name_key"_s};
    if (table == "service"_L1)
        columns.append(u"key"_s);
    BulkInsert insert(scope, table, columns);
    for (qsizetype i = 0; i < pools::kNames.size(); ++i) {
        const QString &name = pools::kNames[i];
        QVariantList values{qint64(i + 1), scope.newUid(), name, fold(name)};
        if (table == "service"_L1)
            values.append(fold(name));
        BINNACLE_TRY(insert.add(values));
    }
    return insert.flush();
}

Result<> insertTickets(WriteScope &scope, const std::vector<SampleTicket> &tickets)
{
    BulkInsert insert(
        scope, u"ticket"_s,
        {u"id"_s,          u"uid"_s,         u"source"_s,      u"number"_s,          u"number_key"_s,
         u"type"_s,        u"title"_s,       u"title_key"_s,   u"state"_s,           u"state_class"_s,
         u"priority"_s,    u"impact"_s,      u"urgency"_s,     u"priority_origin"_s, u"service_id"_s,
         u"category_id"_s, u"team_id"_s,     u"assignee_id"_s, u"requester_id"_s,    u"origin"_s,
         u"major"_s,       u"opened_at"_s,   u"updated_at"_s,  u"resolved_at"_s,     u"closed_at"_s,
         u"due_at"_s,      u"detected_at"_s, u"made_sla"_s,    u"reopened"_s});
    for (size_t i = 0; i < tickets.size(); ++i) {
        const SampleTicket &t = tickets[i];
        const auto time = [&](const QString &name) { return optional(t.times.at(name)); };
        const auto ref = [&](const QString &name) { return reference(t.refs.at(name)); };
        const QVariant madeSla =
            optional(t.madeSla ? std::optional<qint64>(*t.madeSla ? 1 : 0) : std::nullopt);
        BINNACLE_TRY(insert.add({qint64(i + 1),
                                 scope.newUid(),
                                 u"sample"_s,
                                 t.number,
                                 naturalKey(t.number),
                                 t.type,
                                 t.title,
                                 fold(t.title),
                                 t.state,
                                 t.stateClass,
                                 t.levels.at(u"priority"_s),
                                 t.levels.at(u"impact"_s),
                                 t.levels.at(u"urgency"_s),
                                 u"imported"_s,
                                 ref(u"service"_s),
                                 ref(u"category"_s),
                                 ref(u"team"_s),
                                 ref(u"assignee"_s),
                                 ref(u"requester"_s),
                                 t.origin,
                                 t.major ? 1 : 0,
                                 time(u"opened"_s),
                                 time(u"updated"_s),
                                 time(u"resolved"_s),
                                 time(u"closed"_s),
                                 time(u"due"_s),
                                 time(u"detected"_s),
                                 madeSla,
                                 t.reopened ? 1 : 0}));
    }
    return insert.flush();
}

Result<> insertDetails(WriteScope &scope, const std::vector<SampleTicket> &tickets)
{
    const QByteArray hash(32, 'h');
    BulkInsert content(scope, u"content"_s, {u"hash"_s, u"size"_s, u"chunks"_s});
    BINNACLE_TRY(content.add({hash, 0, 0}));
    BINNACLE_TRY(content.flush());
    BulkInsert texts(scope, u"ticket_text"_s, {u"ticket_id"_s, u"description"_s});
    BulkInsert tags(scope, u"ticket_tag"_s, {u"ticket_id"_s, u"tag_key"_s, u"tag"_s});
    BulkInsert attachments(scope, u"attachment"_s,
                           {u"uid"_s, u"ticket_id"_s, u"name"_s, u"media_type"_s, u"size"_s, u"hash"_s,
                            u"added_at"_s, u"added_by"_s});
    BulkInsert search = searchindex::inserter(scope);
    for (size_t i = 0; i < tickets.size(); ++i) {
        const SampleTicket &t = tickets[i];
        const qint64 id = qint64(i + 1);
        BINNACLE_TRY(texts.add({id, t.description}));
        BINNACLE_TRY(search.add({id, searchindex::wordsFor(scope.engine(), {t.title, t.description})}));
        for (const QString &tag : t.tags)
            BINNACLE_TRY(tags.add({id, fold(tag), tag}));
        if (t.attachment)
            BINNACLE_TRY(
                attachments.add({scope.newUid(), id, u"a.txt"_s, u"text/plain"_s, 0, hash, 0, u"anna"_s}));
    }
    BINNACLE_TRY(texts.flush());
    BINNACLE_TRY(tags.flush());
    BINNACLE_TRY(attachments.flush());
    return search.flush();
}

} // namespace

Result<> insertSample(WriteScope &scope, const std::vector<SampleTicket> &tickets)
{
    for (const QString &table : {u"team"_s, u"person"_s, u"service"_s, u"category"_s})
        BINNACLE_TRY(insertNames(scope, table));
    BINNACLE_TRY(insertTickets(scope, tickets));
    return insertDetails(scope, tickets);
}

} // namespace binnacle
