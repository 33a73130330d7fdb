// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/savedviewstore.h"

#include "base/fold.h"
#include "store/content.h"
#include "store/sqlcatalog.h"

#include <QJsonDocument>
#include <QMap>

using namespace Qt::StringLiterals;

namespace binnacle::savedviewstore {

namespace {

const SqlCatalog &sql()
{
    static const SqlCatalog catalog(u"savedviews.sql"_s);
    return catalog;
}

QString layoutText(const SavedView &view)
{
    return QString::fromUtf8(QJsonDocument(view.layout).toJson(QJsonDocument::Compact));
}

SavedView viewOf(const Statement &row)
{
    SavedView view;
    view.id = SavedViewId(row.int64(0));
    view.uid = row.text(1);
    view.list = row.text(2);
    view.owner = PersonId(row.int64(3));
    view.name = row.text(4);
    view.query = row.text(5);
    view.layout = QJsonDocument::fromJson(row.text(6).toUtf8()).object();
    view.rowVersion = row.int64(7);
    return view;
}

Result<> runWithId(WriteScope &scope, const QString &block, SavedViewId id)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), block));
    return row.bind(u"id"_s, id).run();
}

void bindValues(Statement &row, const SavedView &view)
{
    row.bind(u"owner"_s, view.owner).bind(u"name"_s, view.name).bind(u"key"_s, fold(view.name));
    row.bind(u"query"_s, view.query).bind(u"layout"_s, layoutText(view));
}

Result<qint64> countOf(Statement row, const SavedView &view)
{
    row.bind(u"list"_s, view.list).bind(u"owner"_s, view.owner.value).bind(u"id"_s, view.id.value);
    return row.runForInt64();
}

} // namespace

Result<std::vector<SavedView>> all(ReadScope &scope, const QString &list, PersonId me)
{
    std::vector<SavedView> views;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"view_list"_s));
    BINNACLE_TRY(rows.bind(u"list"_s, list).bind(u"me"_s, me).run());
    while (rows.next())
        views.push_back(viewOf(rows));
    return views;
}

Result<std::optional<Stored>> byId(ReadScope &scope, SavedViewId id)
{
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"view_by_id"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    if (!rows.next())
        return std::optional<Stored>();
    return std::optional(Stored{viewOf(rows), !rows.isNull(8)});
}

Result<> hold(WriteScope &scope, SavedViewId id)
{
    if (scope.engine() == Engine::Sqlite) // there is one writer at a time
        return {};
    return runWithId(scope, u"view_hold"_s, id);
}

Result<bool> isNameTaken(ReadScope &scope, const SavedView &view)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"view_taken"_s));
    row.bind(u"key"_s, fold(view.name));
    BINNACLE_LET(const qint64 count, countOf(std::move(row), view));
    return count > 0;
}

Result<qint64> countOfOwner(ReadScope &scope, const SavedView &view)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"view_count"_s));
    return countOf(std::move(row), view);
}

Result<SavedViewId> insert(WriteScope &scope, const SavedView &view)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"view_insert"_s));
    row.bind(u"uid"_s, view.uid).bind(u"list"_s, view.list);
    bindValues(row, view);
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return SavedViewId(id);
}

Result<> update(WriteScope &scope, const SavedView &view)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"view_update"_s));
    row.bind(u"id"_s, view.id);
    bindValues(row, view);
    return row.run();
}

Result<> remove(WriteScope &scope, SavedViewId id)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"view_remove"_s));
    return row.bind(u"now"_s, scope.now()).bind(u"id"_s, id).run();
}

Result<> restore(WriteScope &scope, SavedViewId id)
{
    return runWithId(scope, u"view_restore"_s, id);
}

QString audited(const SavedView &view)
{
    const auto hashed = [&view](const QString &text) { return content::hashOf(view.uid + u'\n' + text); };
    return QStringList{u"list="_s + view.list,
                       u"owner="_s + (view.isShared() ? u"all"_s : u'#' + QString::number(view.owner.value)),
                       u"name="_s + hashed(view.name), u"query="_s + hashed(view.query),
                       u"layout="_s + hashed(layoutText(view))}
        .join(u'\n');
}

Result<Check> checkViews(ReadScope &scope)
{
    struct Said
    {
        QString last; // empty: the audit knows of no such view
        bool isRemoved = false;
    };
    QMap<qint64, Said> all;
    BINNACLE_LET(Statement acts, scope.statement(sql(), u"audit_of_views"_s));
    BINNACLE_TRY(acts.run());
    while (acts.next()) {
        Said &said = all[acts.int64(0)];
        said.isRemoved = acts.text(1) == "view.remove"_L1;
        if (!said.isRemoved)
            said.last = acts.text(2);
    }
    FaultList faults;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"view_every"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        const SavedView view = viewOf(rows);
        const Said known = all.take(view.id.value);
        if (known.last != audited(view) || known.isRemoved == rows.isNull(8))
            faults.add(u"view %1"_s.arg(view.id.value));
    }
    for (auto gone = all.cbegin(); gone != all.cend(); ++gone)
        faults.add(u"view %1 is gone"_s.arg(gone.key()));
    return faults.check(u"views"_s);
}

} // namespace binnacle::savedviewstore
