// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/savedviewservice.h"

#include "base/plaincell.h"
#include "settings/savedviewstore.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Nobody writes what is another one's own, an admin neither: it is not shown to them.
Result<> mayWrite(WriteScope &scope, const SavedView &view)
{
    if (view.isShared())
        return require(scope.actor(), Act::EditSharedSettings);
    BINNACLE_TRY(require(scope.actor(), Act::EditOwnSettings));
    if (view.owner != scope.actor().person)
        return fail(ErrorCode::Denied, u"not-your-view"_s);
    return {};
}

// One that is there, or one that was removed.
Result<SavedView> find(ReadScope &scope, SavedViewId id, bool isRemoved)
{
    BINNACLE_LET(const auto stored, savedviewstore::byId(scope, id));
    if (!stored || stored->isRemoved != isRemoved)
        return fail(ErrorCode::NotFound, u"no-such-view"_s);
    return stored->view;
}

// Held until the write ends, and as it was seen. What is another one's own is not there for anybody else.
Result<SavedView> held(WriteScope &scope, SavedViewId id, qint64 version, bool isRemoved)
{
    BINNACLE_TRY(savedviewstore::hold(scope, id));
    BINNACLE_LET(const SavedView view, find(scope, id, isRemoved));
    if (!view.isShared() && view.owner != scope.actor().person)
        return fail(ErrorCode::NotFound, u"no-such-view"_s);
    BINNACLE_TRY(mayWrite(scope, view));
    if (version > 0 && view.rowVersion != version)
        return fail(ErrorCode::Conflict, u"stale-version"_s,
                    {{u"number"_s, view.name}, {u"version"_s, view.rowVersion}});
    return view;
}

Result<> hasRoom(ReadScope &scope, const SavedView &view)
{
    BINNACLE_LET(const bool taken, savedviewstore::isNameTaken(scope, view));
    if (taken)
        return fail(ErrorCode::Invalid, u"view-name-taken"_s, {{u"name"_s, view.name}});
    BINNACLE_LET(const qint64 others, savedviewstore::countOfOwner(scope, view));
    if (others >= kMostViews)
        return fail(ErrorCode::Invalid, u"too-many-views"_s, {{u"limit"_s, kMostViews}});
    return {};
}

Result<SavedView> told(WriteScope &scope, SavedViewId id, const QString &act, const QString &before)
{
    const bool isRemoved = act == "view.remove"_L1;
    BINNACLE_LET(const SavedView now, find(scope, id, isRemoved));
    BINNACLE_TRY(scope.audit(
        {act, u"view"_s, id.value, {}, before, isRemoved ? QString() : savedviewstore::audited(now), {}}));
    BINNACLE_TRY(scope.changed(u"view"_s, id.value));
    return now;
}

QString tidy(const QString &name)
{
    return printable(name).simplified();
}

Result<SavedView> addIn(WriteScope &scope, SavedView view)
{
    BINNACLE_TRY(mayWrite(scope, view));
    view.id = {};
    view.name = tidy(view.name);
    BINNACLE_TRY(check(view));
    BINNACLE_TRY(hasRoom(scope, view));
    view.uid = scope.newUid();
    BINNACLE_LET(view.id, savedviewstore::insert(scope, view));
    return told(scope, view.id, u"view.add"_s, {});
}

Result<SavedView> saveIn(WriteScope &scope, const SavedView &wanted)
{
    BINNACLE_LET(const SavedView before, held(scope, wanted.id, wanted.rowVersion, false));
    SavedView view = before;
    view.owner = wanted.owner;
    view.name = tidy(wanted.name);
    view.query = wanted.query;
    view.layout = wanted.layout;
    BINNACLE_TRY(mayWrite(scope, view));
    BINNACLE_TRY(check(view));
    if (view == before)
        return before;
    BINNACLE_TRY(hasRoom(scope, view));
    BINNACLE_TRY(savedviewstore::update(scope, view));
    return told(scope, view.id, u"view.set"_s, savedviewstore::audited(before));
}

} // namespace

QFuture<Result<std::vector<SavedView>>> SavedViewService::views(const Actor &actor, const QString &list)
{
    return m_database.read(actor, Act::ReadTickets, [me = actor.person, list](ReadScope &scope) {
        return savedviewstore::all(scope, list, me);
    });
}

QFuture<Result<SavedView>> SavedViewService::add(const Actor &actor, const SavedView &view)
{
    return m_database.write({u"view.add"_s, actor, {}},
                            [view](WriteScope &scope) { return addIn(scope, view); });
}

QFuture<Result<SavedView>> SavedViewService::save(const Actor &actor, const SavedView &view)
{
    return m_database.write({u"view.set"_s, actor, {}},
                            [view](WriteScope &scope) { return saveIn(scope, view); });
}

QFuture<Result<SavedView>> SavedViewService::remove(const Actor &actor, SavedViewId id, qint64 version)
{
    return m_database.write({u"view.remove"_s, actor, {}},
                            [id, version](WriteScope &scope) -> Result<SavedView> {
                                BINNACLE_LET(const SavedView there, held(scope, id, version, false));
                                BINNACLE_TRY(savedviewstore::remove(scope, id));
                                return told(scope, id, u"view.remove"_s, savedviewstore::audited(there));
                            });
}

QFuture<Result<SavedView>> SavedViewService::restore(const Actor &actor, SavedViewId id, qint64 version)
{
    return m_database.write({u"view.restore"_s, actor, {}},
                            [id, version](WriteScope &scope) -> Result<SavedView> {
                                BINNACLE_LET(const SavedView gone, held(scope, id, version, true));
                                BINNACLE_TRY(hasRoom(scope, gone));
                                BINNACLE_TRY(savedviewstore::restore(scope, id));
                                return told(scope, id, u"view.restore"_s, {});
                            });
}

} // namespace binnacle
