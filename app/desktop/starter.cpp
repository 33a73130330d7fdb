// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/starter.h"

#include "base/timetext.h"
#include "base/whenready.h"
#include "demo/demorequest.h"
#include "desktop/demoguide.h"
#include "desktop/desktop.h"
#include "desktop/settlelog.h"
#include "shell/firstrun.h"
#include "shell/joblist.h"
#include "shell/openingwindow.h"
#include "shell/pagehost.h"
#include "shell/routelink.h"
#include "store/location.h"
#include "wording/errors.h"
#include "workspace.h"

#include <QFileInfo>
#include <QLocale>
#include <QPromise>
#include <QThread>
#include <QThreadPool>
#include <QTimeZone>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kSlow = 600; // milliseconds after which an opening is told
constexpr int kWatchEvery = 100;

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

// Whether somebody named this address; else it is the one of every first start.
bool isAsked(const Location &location)
{
    return !qEnvironmentVariableIsEmpty("BINNACLE_WORKSPACE") || location.path != Workspace::defaultAddress();
}

// Whether a new workspace may be offered where there is none: not where something else stands, where one
// cannot look, nor where the folder of an address that somebody chose is gone (a disk not mounted, say).
Result<> roomForANewOne(const Location &location)
{
    if (location.engine == Engine::Postgresql)
        return {};
    const QFileInfo file(location.path);
    if (file.exists() || file.isSymLink())
        return fail(ErrorCode::Incompatible, u"not-a-workspace"_s, {{u"address"_s, location.display()}});
    QFileInfo folder(file.absolutePath());
    const bool gone = !folder.exists();
    while (!folder.exists() && folder.absoluteFilePath() != folder.absolutePath())
        folder = QFileInfo(folder.absolutePath());
    if (!folder.isDir() || !folder.isExecutable() || !folder.isReadable())
        return fail(ErrorCode::Unavailable, u"no-access"_s, {{u"address"_s, folder.absoluteFilePath()}});
    // Only the folder of our own choice is made.
    if (gone && isAsked(location))
        return fail(ErrorCode::Unavailable, u"no-workspace"_s, {{u"address"_s, location.display()}},
                    u"the folder is not there"_s);
    return {};
}

Result<std::unique_ptr<Workspace>> openAt(const QString &address, bool mayBeNew)
{
    BINNACLE_LET(const Location location, Location::parse(address));
    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(location);
    if (!workspace && workspace.error().key == "no-workspace"_L1 && mayBeNew) {
        BINNACLE_TRY(roomForANewOne(location));
        return fail(ErrorCode::NotFound, u"first-run"_s);
    }
    return workspace;
}

Notice openingNotice(const Error &error)
{
    const wording::OpeningText text = wording::openingText(error);
    return {Notice::Level::Error, text.message, text.safe, text.advice,
            u"%1 %2"_s.arg(error.key, error.detail).trimmed()};
}

Result<std::unique_ptr<Workspace>> makeAt(const QString &address)
{
    BINNACLE_LET(const Location location, Location::parse(address));
    BINNACLE_TRY(Workspace::create(location, infoFor(location)));
    return Workspace::open(location);
}

Result<std::unique_ptr<Workspace>> demoAt(const QString &address, const JobPtr &job)
{
    BINNACLE_LET(const Location location, Location::parse(address));
    WorkspaceInfo info = infoFor(location);
    info.name = u"Harborlight"_s; // the made-up company
    DemoRequest request;
    if (const QTimeZone zone = zoneByName(info.zone); zone.isValid())
        request.zone = zone;
    const qint64 now = SystemClock().now();
    request.asOf = now - now % kMsPerMinute;
    const Result<> made = Workspace::createDemo(location, info, request, job);
    if (!made && made.error().key != "workspace-exists"_L1)
        return tl::unexpected<Error>(made.error());
    return Workspace::open(location);
}

} // namespace

Starter::Starter(const QString &address, Appearance &appearance, LayoutStore &layout)
    : m_address(address)
    , m_appearance(appearance)
    , m_layout(layout)
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlow);
    m_watch.setInterval(kWatchEvery);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        if (m_making && m_first)
            showMaking();
    });
    connect(&m_slow, &QTimer::timeout, this, [this] { opening().showOpening(place()); });
}

Starter::~Starter() = default;

QWidget *Starter::window() const
{
    if (m_desktop)
        return &m_desktop->window();
    if (m_opening && m_opening->isVisible())
        return m_opening.get();
    return m_first.get();
}

void Starter::start(const QString &firstPage)
{
    m_firstPage = firstPage;
    open();
}

QString Starter::place() const
{
    const Result<Location> location = Location::parse(m_address);
    return location ? location->display() : m_address;
}

void Starter::open()
{
    if (std::exchange(m_pending, true))
        return;
    if (m_opening && m_opening->isVisible())
        m_opening->showOpening(place());
    else
        m_slow.start();
    const auto pending =
        inBackground([address = m_address, chosen = m_chosen] { return openAt(address, !chosen); }, thread());
    whenReady(pending, this, [this](const Opened &answer) {
        m_pending = false;
        m_slow.stop();
        if (answer)
            showDesktop(std::move(**answer), m_firstPage);
        else if (answer.error().key == "first-run"_L1)
            showFirstRun();
        else
            showProblem(answer.error());
    });
}

void Starter::openOther(const QString &address)
{
    if (m_pending)
        return;
    m_address = address;
    m_chosen = true;
    open();
}

void Starter::make(const QString &firstPage)
{
    m_first->setBusy(true);
    const auto pending = inBackground([address = m_address] { return makeAt(address); }, thread());
    whenReady(pending, this, [this, firstPage](const Opened &answer) {
        if (answer)
            showDesktop(std::move(**answer), firstPage);
        else if (answer.error().key == "workspace-exists"_L1) // another program was quicker
            open();
        else
            m_first->tell(openingNotice(answer.error()));
    });
}

// In a file of its own, so that the place of the real workspace stays free. One made before is opened.
void Starter::makeDemo()
{
    const Result<Location> location = Location::parse(m_address);
    const QString folder =
        QFileInfo(location && location->engine == Engine::Sqlite ? location->path
                                                                 : Workspace::defaultAddress())
            .absolutePath();
    const QString address = folder + u"/demo.binnacle"_s;
    m_first->setBusy(true);
    m_making = std::make_shared<Job>();
    m_watch.start();
    showMaking();
    const auto pending = inBackground([address, job = m_making] { return demoAt(address, job); }, thread());
    whenReady(pending, this, [this, address](const Opened &answer) {
        m_watch.stop();
        m_making.reset();
        if (!answer && answer.error().code == ErrorCode::Cancelled)
            return m_first->setBusy(false);
        if (!answer)
            return m_first->tell(openingNotice(answer.error()));
        m_address = address;
        m_guides = true;
        showDesktop(std::move(**answer), {});
    });
}

void Starter::showMaking()
{
    m_first->showProgress(m_making->isCancelled()
                              ? tr("Stopping. Nothing of it stays.")
                              : tr("A year of made-up data is being written. It takes some seconds."),
                          JobList::percent(m_making->progress()));
}

void Starter::showDesktop(std::unique_ptr<Workspace> workspace, const QString &firstPage)
{
    m_desktop = std::make_unique<Desktop>(std::move(workspace), m_appearance, m_layout);
    m_desktop->window().desk().go({u"home"_s, {}});
    if (!firstPage.isEmpty())
        m_desktop->window().desk().go(routeOf(firstPage).value_or(Route{firstPage, {}}));
    m_desktop->window().show();
    if (std::exchange(m_guides, false))
        m_desktop->guide().open();
    logSettling(m_desktop->window());
    // Later: what asked for it may be a button of theirs.
    if (m_first)
        m_first.release()->deleteLater();
    if (m_opening)
        m_opening.release()->deleteLater();
}

void Starter::showFirstRun()
{
    if (m_first)
        m_first.release()->deleteLater();
    const Result<Location> location = Location::parse(m_address);
    m_first = std::make_unique<FirstRun>(place(), location && isAsked(*location));
    connect(m_first.get(), &FirstRun::emptyWanted, this, [this] { make({}); });
    connect(m_first.get(), &FirstRun::stopWanted, this, [this] {
        if (m_making)
            m_making->cancel();
    });
    connect(m_first.get(), &FirstRun::demoWanted, this, &Starter::makeDemo);
    connect(m_first.get(), &FirstRun::otherWanted, this, [this] {
        opening().showChoice(place());
        m_first->hide();
    });
    m_first->show();
    if (m_opening)
        m_opening->hide();
}

void Starter::showProblem(const Error &error)
{
    const bool again = error.code == ErrorCode::Busy || error.code == ErrorCode::Unavailable;
    opening().showProblem(openingNotice(error), place(), again);
    if (m_first)
        m_first->hide();
}

OpeningWindow &Starter::opening()
{
    if (!m_opening) {
        m_opening = std::make_unique<OpeningWindow>();
        connect(m_opening.get(), &OpeningWindow::retryWanted, this, [this] { open(); });
        connect(m_opening.get(), &OpeningWindow::otherWanted, this, &Starter::openOther);
        connect(m_opening.get(), &OpeningWindow::backWanted, this, &Starter::showFirstRun);
    }
    return *m_opening;
}

} // namespace binnacle
