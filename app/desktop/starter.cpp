// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/starter.h"

#include "base/whenready.h"
#include "desktop/desktop.h"
#include "shell/firstrun.h"
#include "shell/pagehost.h"
#include "store/location.h"
#include "workspace.h"

#include <QFileInfo>
#include <QLocale>
#include <QPromise>
#include <QThread>
#include <QThreadPool>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Opened = Result<std::shared_ptr<std::unique_ptr<Workspace>>>; // a future's value must be copyable

// Runs on a pool thread; the answer comes by future.
QFuture<Opened> inBackground(std::function<Result<std::unique_ptr<Workspace>>()> work, QThread *owner)
{
    auto promise = std::make_shared<QPromise<Opened>>();
    promise->start();
    QFuture<Opened> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work), owner] {
        Result<std::unique_ptr<Workspace>> workspace = work();
        if (workspace) {
            (*workspace)->moveTo(owner);
            promise->addResult(Opened(std::make_shared<std::unique_ptr<Workspace>>(std::move(*workspace))));
        } else {
            promise->addResult(Opened(tl::unexpected<Error>(workspace.error())));
        }
        promise->finish();
    });
    return future;
}

WorkspaceInfo infoFor(const Location &location)
{
    WorkspaceInfo info;
    info.name =
        location.engine == Engine::Sqlite ? QFileInfo(location.path).completeBaseName() : location.name;
    info.zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    info.currency = QLocale::system().currencySymbol(QLocale::CurrencyIsoCode);
    if (info.currency.size() != 3)
        info.currency = u"EUR"_s;
    return info;
}

} // namespace

Starter::Starter(const QString &address, Appearance &appearance, LayoutStore &layout)
    : m_address(address)
    , m_appearance(appearance)
    , m_layout(layout)
{}

Starter::~Starter() = default;

void Starter::start()
{
    open({});
}

void Starter::open(const QString &firstPage)
{
    const auto pending = inBackground(
        [address = m_address]() -> Result<std::unique_ptr<Workspace>> {
            BINNACLE_LET(const Location location, Location::parse(address));
            return Workspace::open(location);
        },
        thread());
    whenReady(pending, this, [this, firstPage](const Opened &answer) {
        if (answer)
            opened(std::move(**answer), firstPage);
        else
            opened(tl::unexpected<Error>(answer.error()), firstPage);
    });
}

void Starter::make(const QString &firstPage)
{
    m_first->setBusy(true);
    const auto pending = inBackground(
        [address = m_address]() -> Result<std::unique_ptr<Workspace>> {
            BINNACLE_LET(const Location location, Location::parse(address));
            BINNACLE_TRY(Workspace::create(location, infoFor(location)));
            return Workspace::open(location);
        },
        thread());
    whenReady(pending, this, [this, firstPage](const Opened &answer) {
        if (answer)
            opened(std::move(**answer), firstPage);
        else
            m_first->tell(Desktop::noticeOf(answer.error()));
    });
}

void Starter::opened(Result<std::unique_ptr<Workspace>> workspace, const QString &firstPage)
{
    if (workspace) {
        m_desktop = std::make_unique<Desktop>(std::move(*workspace), m_appearance, m_layout);
        m_desktop->window().desk().go({u"home"_s, {}});
        if (!firstPage.isEmpty())
            m_desktop->window().desk().go({firstPage, {}});
        m_desktop->window().show();
        if (m_first)
            m_first.release()->deleteLater();
        return;
    }
    showFirstRun();
    if (workspace.error().key != "no-workspace"_L1)
        m_first->tell(Desktop::noticeOf(workspace.error()));
}

void Starter::showFirstRun()
{
    const Result<Location> location = Location::parse(m_address);
    m_first = std::make_unique<FirstRun>(location ? location->display() : m_address);
    connect(m_first.get(), &FirstRun::emptyWanted, this, [this] { make({}); });
    connect(m_first.get(), &FirstRun::importWanted, this, [this] { make(u"import"_s); });
    m_first->show();
}

} // namespace binnacle
