// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An answer that is there already, as a future: QtFuture's own makers differ between Qt 6.4 and 6.10. Any
// thread.

#include <QFuture>
#include <QPromise>

namespace binnacle {

template <typename T>
[[nodiscard]] QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace binnacle
