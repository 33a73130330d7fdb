// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings a future's answer to the thread of an object, or to nobody if the object is gone by then.
// QFuture::then() with a context asserts in that case up to Qt 6.5. A cancelled future without a result
// answers nothing.

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace binnacle {

// Called on the thread of `context`; `fn` takes the result by const reference.
template <typename T, typename F>
void whenReady(const QFuture<T> &future, QObject *context, F fn)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, fn = std::move(fn)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             fn(watcher->result());
                     });
    watcher->setFuture(future);
}

} // namespace binnacle
