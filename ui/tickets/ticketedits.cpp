// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketedits.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"
#include "widgets/mergedsave.h"

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
    m_desk.tell(noticeOf(error));
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
    MergedSave save;
    save.what = edit.number;
    save.base = edit.base;
    save.mine = edit.mine;
    save.version = edit.version;
    save.window = m_desk.window();
    save.told = edit.told;
    save.send = [this, edit](const FieldValues &values, qint64 version, const MergedSave::Answer &answer) {
        whenReady(edit.send(values, version), this, [this, edit, answer](const Result<TicketAct> &act) {
            answer(act ? std::nullopt : std::optional(act.error()));
            if (act)
                succeeded(*act, edit.done);
        });
    };
    save.look = [](const Error &error, const auto &use) {
        FieldValues theirs;
        const QVariantMap told = error.values.value(u"theirs"_s).toMap();
        for (auto value = told.cbegin(); value != told.cend(); ++value)
            theirs.insert(value.key(), value.value().toString());
        use({theirs, error.values.value(u"version"_s).toLongLong()});
    };
    save.done = [this, edit](bool written) {
        if (edit.succeeded)
            edit.succeeded();
        if (!written)
            Q_EMIT acted(edit.id);
    };
    save.refused = [this, edit](const Error &error) {
        if (edit.refused)
            edit.refused(error);
        else
            tell(error);
    };
    save.left = edit.refused;
    saveMerged(save, this);
}

} // namespace binnacle
