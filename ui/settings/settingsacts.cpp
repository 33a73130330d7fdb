// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingsacts.h"

#include "base/whenready.h"
#include "settings/settingsgateway.h"

#include <QPointer>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace binnacle::settingsacts {

QString newOperation()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

namespace {

template <typename T, typename Undo>
void offer(Desk &desk, SettingsGateway &gateway, const QString &done, Undo undo)
{
    desk.offerUndo(done, [&desk, &gateway, undo](const std::function<void(bool)> &answer) {
        whenReady(undo(gateway), &gateway, [&desk, answer](const Result<T> &taken) {
            if (!taken)
                desk.tell(noticeOf(taken.error()));
            answer(taken.has_value());
        });
    });
}

} // namespace

void offerPeopleUndo(Desk &desk, SettingsGateway &gateway, const QString &done, const QString &operation)
{
    offer<QString>(desk, gateway, done,
                   [operation](SettingsGateway &one) { return one.undoPeople(operation); });
}

void offerSettingsUndo(Desk &desk, SettingsGateway &gateway, const QString &done, const QString &operation)
{
    offer<void>(desk, gateway, done,
                [operation](SettingsGateway &one) { return one.undoSettings(operation); });
}

} // namespace binnacle::settingsacts
