// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/annotationservice.h"

#include "base/plaincell.h"
#include "metrics/annotationstore.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// One that is there, or one that was removed.
Result<Annotation> find(ReadScope &scope, AnnotationId id, bool isRemoved)
{
    BINNACLE_LET(const auto stored, annotationstore::byId(scope, id));
    if (!stored || stored->isRemoved != isRemoved)
        return fail(ErrorCode::NotFound, u"no-such-annotation"_s, {{u"id"_s, id.value}});
    return stored->annotation;
}

// Held until the write ends, and as it was seen.
Result<Annotation> held(WriteScope &scope, AnnotationId id, qint64 version, bool isRemoved)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditAnnotations));
    BINNACLE_TRY(annotationstore::hold(scope, id));
    BINNACLE_LET(const Annotation annotation, find(scope, id, isRemoved));
    if (version > 0 && annotation.rowVersion != version)
        return fail(ErrorCode::Conflict, u"stale-version"_s,
                    {{u"number"_s, id.value}, {u"version"_s, annotation.rowVersion}});
    return annotation;
}

Result<Annotation> told(WriteScope &scope, const Annotation &annotation, const QString &act)
{
    const bool isRemoved = act == "annotation.remove"_L1;
    const QString text = annotationstore::audited(annotation);
    BINNACLE_TRY(scope.audit({act,
                              u"annotation"_s,
                              annotation.id.value,
                              {},
                              isRemoved ? text : QString(),
                              isRemoved ? QString() : text,
                              {}}));
    BINNACLE_TRY(scope.changed(u"annotation"_s, annotation.id.value));
    return find(scope, annotation.id, isRemoved);
}

Result<Annotation> addIn(WriteScope &scope, Annotation annotation)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditAnnotations));
    annotation.text = printable(annotation.text).simplified();
    BINNACLE_TRY(check(annotation));
    annotation.uid = scope.newUid();
    BINNACLE_LET(annotation.id, annotationstore::insert(scope, annotation));
    return told(scope, annotation, u"annotation.add"_s);
}

} // namespace

QFuture<Result<std::vector<Annotation>>> AnnotationService::annotations(const Actor &actor, qint64 from,
                                                                        qint64 to)
{
    return m_database.read(actor, Act::ReadMetrics, [from, to](ReadScope &scope) {
        return annotationstore::between(scope, from, to);
    });
}

QFuture<Result<Annotation>> AnnotationService::add(const Actor &actor, const Annotation &annotation)
{
    return m_database.write({u"annotation.add"_s, actor, {}},
                            [annotation](WriteScope &scope) { return addIn(scope, annotation); });
}

QFuture<Result<Annotation>> AnnotationService::remove(const Actor &actor, AnnotationId id, qint64 version)
{
    return m_database.write({u"annotation.remove"_s, actor, {}},
                            [id, version](WriteScope &scope) -> Result<Annotation> {
                                BINNACLE_LET(const Annotation there, held(scope, id, version, false));
                                BINNACLE_TRY(annotationstore::remove(scope, id));
                                return told(scope, there, u"annotation.remove"_s);
                            });
}

QFuture<Result<Annotation>> AnnotationService::restore(const Actor &actor, AnnotationId id, qint64 version)
{
    return m_database.write({u"annotation.restore"_s, actor, {}},
                            [id, version](WriteScope &scope) -> Result<Annotation> {
                                BINNACLE_LET(const Annotation gone, held(scope, id, version, true));
                                BINNACLE_TRY(annotationstore::restore(scope, id));
                                return told(scope, gone, u"annotation.restore"_s);
                            });
}

} // namespace binnacle
