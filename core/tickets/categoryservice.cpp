// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/categoryservice.h"

#include "base/fold.h"
#include "store/database.h"
#include "tickets/categoryedit.h"
#include "tickets/categorypath.h"
#include "tickets/categoryundo.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kShownActs = 200;

Result<> checkName(const QString &name)
{
    if (name.isEmpty())
        return fail(ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, u"name"_s}});
    if (name.size() > categorypath::kLongest)
        return fail(ErrorCode::Invalid, u"category-too-deep"_s,
                    {{u"name"_s, name}, {u"most"_s, categorypath::kLongest}});
    return {};
}

tl::unexpected<Error> taken(const QString &name)
{
    return fail(ErrorCode::Conflict, u"name-taken"_s, {{u"name"_s, name}});
}

tl::unexpected<Error> intoItself(const QString &name)
{
    return fail(ErrorCode::Invalid, u"category-into-itself"_s, {{u"name"_s, name}});
}

Result<CategoryId> addIn(WriteScope &scope, const QString &name)
{
    BINNACLE_TRY(categoryedit::hold(scope));
    BINNACLE_TRY(checkName(name));
    BINNACLE_LET(const auto there, categorystore::byKey(scope, fold(name)));
    if (there)
        return taken(name);
    BINNACLE_LET(const CategoryId id, categorystore::insert(scope, name));
    BINNACLE_TRY(categoryedit::audited(scope, u"category.add"_s, id, {}, {}, name));
    return id;
}

Result<> renameIn(WriteScope &scope, CategoryId id, const QString &name, qint64 version)
{
    BINNACLE_TRY(categoryedit::hold(scope));
    BINNACLE_LET(const Category category, categoryedit::existing(scope, id, version));
    if (category.name == name)
        return {};
    if (categorypath::isBelow(name, category.name))
        return intoItself(category.name);
    BINNACLE_LET(const std::vector<Category> all, categoryedit::withBelow(scope, category));
    QSet<QString> own;
    for (const Category &one : all)
        own.insert(fold(one.name));
    for (const Category &one : all) {
        const QString to = categorypath::moved(one.name, category.name, name);
        BINNACLE_TRY(checkName(name.isEmpty() ? name : to));
        BINNACLE_LET(const auto there, categorystore::byKey(scope, fold(to)));
        if (there && !own.contains(fold(to)))
            return taken(to);
    }
    for (const Category &one : all) {
        const QString to = categorypath::moved(one.name, category.name, name);
        BINNACLE_TRY(categoryedit::rename(scope, u"category.rename"_s, one, to));
    }
    return {};
}

Result<> mergeIn(WriteScope &scope, CategoryId id, CategoryId into, qint64 version)
{
    BINNACLE_TRY(categoryedit::hold(scope));
    BINNACLE_LET(const Category category, categoryedit::existing(scope, id, version));
    BINNACLE_LET(const Category target, categoryedit::existing(scope, into, 0));
    if (category.id == target.id || categorypath::isBelow(target.name, category.name))
        return intoItself(category.name);
    const QString act = u"category.merge"_s;
    BINNACLE_LET(const std::vector<Category> all, categoryedit::withBelow(scope, category));
    for (const Category &one : all) {
        const QString to = categorypath::moved(one.name, category.name, target.name);
        BINNACLE_LET(const auto there, categorystore::byKey(scope, fold(to)));
        if (!there) {
            BINNACLE_TRY(checkName(to));
            BINNACLE_TRY(categoryedit::rename(scope, act, one, to));
            continue;
        }
        BINNACLE_LET(const Category other, categoryedit::existing(scope, *there, 0));
        BINNACLE_TRY(categoryedit::merge(scope, act, one, other));
    }
    return {};
}

Result<> retireIn(WriteScope &scope, CategoryId id, bool retired, qint64 version)
{
    BINNACLE_TRY(categoryedit::hold(scope));
    BINNACLE_LET(const Category category, categoryedit::existing(scope, id, version));
    BINNACLE_LET(const std::vector<Category> all, categoryedit::withBelow(scope, category));
    for (const Category &one : all) {
        if (one.isRetired != retired)
            BINNACLE_TRY(categoryedit::setRetired(scope, retired ? u"category.retire"_s : u"category.reuse"_s,
                                                  one, retired));
    }
    return {};
}

} // namespace

QFuture<Result<std::vector<CategoryUse>>> CategoryService::categories(const Actor &actor)
{
    return m_database.read(actor, Act::ReadTickets, [](ReadScope &scope) -> Result<std::vector<CategoryUse>> {
        BINNACLE_LET(const auto all, categorystore::categories(scope));
        BINNACLE_LET(const auto uses, categorystore::uses(scope));
        std::vector<CategoryUse> used;
        for (const Category &category : all)
            used.push_back({category, uses.value(category.id.value)});
        return used;
    });
}

QFuture<Result<std::vector<AuditedAct>>> CategoryService::past(const Actor &actor, CategoryId id)
{
    return m_database.read(actor, Act::ReadTickets, [id](ReadScope &scope) {
        return audittrail::ofSubject(scope, u"category"_s, id.value, kShownActs);
    });
}

QFuture<Result<CategoryId>> CategoryService::add(const Actor &actor, const QString &name,
                                                 const QString &operation)
{
    return m_database.write(
        {u"category.add"_s, actor, operation},
        [name = categorypath::normalized(name)](WriteScope &scope) { return addIn(scope, name); });
}

QFuture<Result<>> CategoryService::rename(const Actor &actor, CategoryId id, const QString &name,
                                          qint64 version, const QString &operation)
{
    return m_database.write({u"category.rename"_s, actor, operation},
                            [id, name = categorypath::normalized(name), version](WriteScope &scope) {
                                return renameIn(scope, id, name, version);
                            });
}

QFuture<Result<>> CategoryService::merge(const Actor &actor, CategoryId id, CategoryId into, qint64 version,
                                         const QString &operation)
{
    return m_database.write({u"category.merge"_s, actor, operation}, [id, into, version](WriteScope &scope) {
        return mergeIn(scope, id, into, version);
    });
}

QFuture<Result<>> CategoryService::retire(const Actor &actor, CategoryId id, bool retired, qint64 version,
                                          const QString &operation)
{
    return m_database.write(
        {retired ? u"category.retire"_s : u"category.reuse"_s, actor, operation},
        [id, retired, version](WriteScope &scope) { return retireIn(scope, id, retired, version); });
}

QFuture<Result<QString>> CategoryService::undo(const Actor &actor, const QString &operation,
                                               const QString &own)
{
    return m_database.write({u"category.undo"_s, actor, own},
                            [operation](WriteScope &scope) -> Result<QString> {
                                BINNACLE_TRY(categoryedit::hold(scope));
                                BINNACLE_TRY(categoryundo::undo(scope, operation));
                                return scope.operation();
                            });
}

} // namespace binnacle
