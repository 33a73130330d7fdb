// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settlelog.h"

#include "shell/mainwindow.h"
#include "shell/pagehost.h"

#include <QLoggingCategory>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Q_LOGGING_CATEGORY(lcStart, "binnacle.start", QtInfoMsg)

constexpr int kLookEvery = 2; // milliseconds

} // namespace

void logSettling(MainWindow &window)
{
    if (!lcStart().isDebugEnabled())
        return;
    auto *look = new QTimer(&window);
    look->setTimerType(Qt::PreciseTimer);
    QObject::connect(look, &QTimer::timeout, &window, [&window, look] {
        const Page *page = window.host().currentPage();
        if (!page || !page->isSettled())
            return;
        look->deleteLater();
        look->stop();
        qCDebug(lcStart, "%s settled", qPrintable(page->id()));
    });
    look->start(kLookEvery);
}

} // namespace binnacle
