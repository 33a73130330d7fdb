// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/render.h"

#include "base/outputfile.h"
#include "dashboards/boardexport.h"
#include "desktop/desktop.h"
#include "desktop/workspaceboards.h"
#include "shell/pagehost.h"
#include "theme/appearance.h"
#include "workspace.h"

#include <QApplication>
#include <QBuffer>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QThread>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kPatience = 60'000; // milliseconds a page may take to have its data
constexpr int kQuiet = 3;         // turns of the loop without work before a picture is taken

struct Scene
{
    QString name;
    Route route;
};

QList<Scene> scenesOf(const Page &page)
{
    QList<Scene> scenes;
    for (const auto &[name, route] : page.scenes())
        scenes.append({name, route});
    return scenes;
}

void settle(const Page &page)
{
    const QDeadlineTimer deadline(kPatience);
    for (int quiet = 0; quiet < kQuiet && !deadline.hasExpired();) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 50);
        quiet = page.isSettled() ? quiet + 1 : 0;
        QThread::msleep(5);
    }
}

Result<> save(const QPixmap &picture, const QString &path)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return fail(ErrorCode::Unavailable, u"file-not-written"_s, {{u"path"_s, path}});
    return saveOutput(path, bytes);
}

} // namespace

Result<> renderPages(Desktop &desktop, Appearance &appearance, const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Unavailable, u"file-not-written"_s, {{u"path"_s, folder}});
    MainWindow &window = desktop.window();
    window.show();
    const SchemeChoice before = appearance.choice();
    for (const SchemeChoice choice : {SchemeChoice::Light, SchemeChoice::Dark}) {
        appearance.setChoice(choice);
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            window.resize(size);
            const auto draw = [&](const Page &page, const Scene &scene) -> Result<> {
                window.desk().go(scene.route);
                settle(page);
                if (QWidget *focused = QApplication::focusWidget()) // a picture has no keyboard
                    focused->clearFocus();
                const QString name = u"%1-%2-%3x%4.png"_s.arg(scene.name, Appearance::choiceName(choice))
                                         .arg(size.width())
                                         .arg(size.height());
                return save(window.grab(), QDir(folder).filePath(name));
            };
            for (const Page *page : window.host().pages()) {
                BINNACLE_TRY(draw(*page, {page->id(), {page->id(), {}}}));
                for (const Scene &scene : scenesOf(*page))
                    BINNACLE_TRY(draw(*page, scene));
            }
        }
    }
    appearance.setChoice(before);
    return renderBoardFile(desktop.workspace(), {}, QDir(folder).filePath(u"board.pdf"_s));
}

Result<> renderBoardFile(Workspace &workspace, const BoardRequest &request, const QString &path)
{
    WorkspaceBoards source(workspace);
    BINNACLE_LET(const Board board, source.board(request).result());
    const Result<QJsonValue> kept = source.arrangement().result(); // without it the cards are as by default
    return exportBoard(board, source.workspaceName(), path, QLocale(),
                       kept ? Arrangement::of(*kept) : Arrangement());
}

} // namespace binnacle
