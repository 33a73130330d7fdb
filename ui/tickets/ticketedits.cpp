// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketedits.h"

#include "base/whenready.h"
#include "tickets/conflictview.h"
#include "tickets/ticketsource.h"
#include "wording/errors.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace binnacle {

TicketEdits::TicketEdits(TicketSource &source, Desk &desk, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_desk(desk)
{}

void TicketEdits::tell(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    m_desk.tell({Notice::Level::Error, text.message, {}, text.advice, error.detail});
}

void TicketEdits::follow(const QFuture<Result<TicketAct>> &act, const QString &done,
                         std::function<void(const TicketAct &)> then,
                         std::function<void(const Error &)> refused)
{
    whenReady(
        act, this,
        [this, done, then = std::move(then), refused = std::move(refused)](const Result<TicketAct> &answer) {
            if (!answer) {
                if (refused)
                    refused(answer.error());
                else
                    tell(answer.error());
                return;
            }
            if (then)
                then(*answer);
            succeeded(*answer, done);
        });
}

void TicketEdits::succeeded(const TicketAct &act, const QString &done)
{
    Q_EMIT acted(act.id);
    const QString text = QString(done).replace(u"{number}"_s, act.number);
    m_desk.offerUndo(text, [guard = QPointer(this), operation = act.operation](const auto &answer) {
        if (guard)
            guard->undo(operation, answer);
        else
            answer(false);
    });
}

void TicketEdits::undo(const QString &operation, const std::function<void(bool taken)> &answer)
{
    whenReady(m_source.undo(operation), this, [this, answer](const Result<TicketAct> &act) {
        if (act) {
            Q_EMIT acted(act->id);
            Q_EMIT takenBack(act->id);
        } else {
            tell(act.error());
        }
        answer(act.has_value());
    });
}

void TicketEdits::run(const TicketEdit &edit)
{
    whenReady(edit.send(edit.mine, edit.version), this, [this, edit](const Result<TicketAct> &act) {
        if (act) {
            if (edit.succeeded)
                edit.succeeded();
            succeeded(*act, edit.done);
        } else if (act.error().key == u"stale-version") {
            stale(edit, act.error());
        } else if (edit.refused) {
            edit.refused(act.error());
        } else {
            tell(act.error());
        }
    });
}

void TicketEdits::stale(TicketEdit edit, const Error &error)
{
    const QVariantMap theirs = error.values.value(u"theirs"_s).toMap();
    if (theirs.isEmpty()) // nothing to merge with: sent again it would overwrite what is not known
        return edit.refused ? edit.refused(error) : tell(error);
    const EditMerge merge = mergeEdit(edit.base, edit.mine, theirs);
    edit.version = error.values.value(u"version"_s).toLongLong();
    for (auto value = theirs.cbegin(); value != theirs.cend(); ++value)
        edit.base.insert(value.key(), value.value().toString());
    if (!merge.conflicts.isEmpty())
        return askWhichStands(edit, merge);
    if (merge.values.isEmpty()) { // somebody did just that already
        if (edit.succeeded)
            edit.succeeded();
        Q_EMIT acted(edit.id);
        return;
    }
    edit.mine = merge.values;
    run(edit);
}

void TicketEdits::askWhichStands(const TicketEdit &edit, const EditMerge &merge)
{
    auto *view = new ConflictView(edit.number, merge, m_desk.window(), edit.told);
    connect(view, &ConflictView::decided, this,
            [this, edit, view = QPointer(view)](const TicketValues &values) {
                TicketEdit again = edit;
                again.mine = values;
                const auto close = [view] {
                    if (view)
                        view->accept();
                };
                again.refused = [view](const Error &error) {
                    if (view)
                        view->setError(wording::errorLine(error));
                };
                again.succeeded = [close, then = edit.succeeded] {
                    close();
                    if (then)
                        then();
                };
                if (values.isEmpty()) { // theirs stands everywhere
                    again.succeeded();
                    Q_EMIT acted(edit.id);
                    return;
                }
                run(again);
            });
    // Back to editing: the form, if there is one, still holds what was typed.
    connect(view, &QDialog::rejected, this, [edit] {
        if (edit.refused)
            edit.refused({ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, edit.number}}, {}});
    });
    view->open();
}

} // namespace binnacle
