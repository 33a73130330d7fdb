// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mergedsave.h"

#include "wording/errors.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

void ask(const MergedSave &save, const FieldMerge &merge, QObject *context)
{
    auto *view = new ConflictView(save.what, merge, save.window, save.told, save.label);
    QObject::connect(view, &ConflictView::decided, context,
                     [save, context, view = QPointer(view)](const FieldValues &values) {
                         MergedSave again = save;
                         again.mine = values;
                         again.refused = [view](const Error &error) {
                             if (view)
                                 view->setError(wording::errorLine(error));
                         };
                         again.done = [view, done = save.done](bool written) {
                             if (view)
                                 view->accept();
                             done(written);
                         };
                         if (values.isEmpty()) // theirs stands everywhere
                             again.done(false);
                         else
                             saveMerged(again, context);
                     });
    // Back to editing: the form, if there is one, still holds what was typed.
    QObject::connect(view, &QDialog::rejected, context, [save] {
        if (save.left)
            save.left({ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, save.what}}, {}});
    });
    view->open();
}

void merge(const MergedSave &save, const Error &error, const MergedSave::Present &now, QObject *context)
{
    if (now.values.isEmpty()) // nothing to merge with: sent again it would overwrite what is not known
        return save.refused(error);
    const FieldMerge merge = mergeFields(save.base, save.mine, now.values);
    MergedSave again = save;
    again.version = now.version;
    again.base.insert(now.values);
    if (!merge.conflicts.isEmpty())
        return ask(again, merge, context);
    if (merge.values.isEmpty())
        return save.done(false);
    again.mine = merge.values;
    saveMerged(again, context);
}

} // namespace

void saveMerged(const MergedSave &save, QObject *context)
{
    save.send(save.mine, save.version,
              [save, context = QPointer(context)](const std::optional<Error> &error) {
                  if (!context)
                      return;
                  if (!error)
                      return save.done(true);
                  if (error->key != "stale-version"_L1)
                      return save.refused(*error);
                  save.look(*error, [save, error = *error, context](const MergedSave::Present &now) {
                      if (context)
                          merge(save, error, now, context);
                  });
              });
}

} // namespace binnacle
