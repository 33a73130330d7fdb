// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program.
//
//   binnacle [WORKSPACE] [--page PAGE]               opens the window
//   binnacle --render DIR [--workspace W]            draws every page to DIR/*.png and the board to
//   DIR/board.pdf binnacle --render-board FILE.{pdf,png} [--workspace W] [--query Q] [--from T] [--to T]
//   binnacle --render-report FILE.pdf                draws the report binnaclectl hands over on standard
//   input
#include "base/logging.h"
#include "base/timetext.h"
#include "desktop/desktop.h"
#include "desktop/render.h"
#include "desktop/starter.h"
#include "reports/reportexport.h"
#include "shell/layoutstore.h"
#include "store/location.h"
#include "theme/appearance.h"
#include "widgets/accessibleparts.h"
#include "wording/errors.h"
#include "workspace.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QTimeZone>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

constexpr int kFailed = 4; // the data could not be reached or read
constexpr int kWrongCall = 2;

// Drawing and telling about itself need no display, and take none.
void choosePlatform(int argc, char **argv)
{
    bool draws = false;
    for (int i = 1; i < argc; ++i)
        draws = draws || std::strncmp(argv[i], "--render", 8) == 0 || std::strcmp(argv[i], "--help") == 0 ||
                std::strcmp(argv[i], "--version") == 0;
    if (draws && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

// Without this, Qt ends the program with the names of its plugins.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY") ||
           !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

int failed(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(wording::errorLine(error)));
    return error.code == ErrorCode::Invalid ? kWrongCall : kFailed;
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "A desktop console for IT operations."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"workspace"_s,
                                 QCoreApplication::translate("main", "A file or postgresql://user@host/db."),
                                 u"[WORKSPACE]"_s);
    const auto option = [&parser](const QString &name, const QString &about, const QString &value) {
        parser.addOption(QCommandLineOption(name, about, value));
    };
    option(u"workspace"_s, QCoreApplication::translate("main", "The same as an option."), u"W"_s);
    option(u"page"_s,
           QCoreApplication::translate("main",
                                       "What is shown first: home, tickets, services, periods, import or "
                                       "settings, or a link that was copied."),
           u"PAGE"_s);
    option(u"render"_s, QCoreApplication::translate("main", "Draw every page into a folder and end."),
           u"DIR"_s);
    option(u"render-board"_s,
           QCoreApplication::translate("main", "Draw the board into a PDF or PNG file and end."), u"FILE"_s);
    option(u"render-report"_s,
           QCoreApplication::translate(
               "main", "Draw the report that binnaclectl hands over on standard input and end."),
           u"FILE"_s);
    option(u"query"_s, QCoreApplication::translate("main", "Filter of the board drawn."), u"Q"_s);
    option(u"from"_s, QCoreApplication::translate("main", "Start of the window of the board drawn."), u"T"_s);
    option(u"to"_s, QCoreApplication::translate("main", "End of the window of the board drawn."), u"T"_s);
}

// A time with offset, or a day, month or year in the workspace's zone: its beginning.
Result<std::optional<qint64>> timeOf(const QString &text, const QTimeZone &zone)
{
    if (text.isEmpty())
        return std::optional<qint64>();
    if (const auto instant = parseIso(text))
        return std::optional<qint64>(*instant);
    if (const auto span = parseIsoSpan(text, zone))
        return std::optional<qint64>(span->first);
    return fail(ErrorCode::Invalid, u"bad-time"_s, {{u"value"_s, text}});
}

Result<> draw(const QCommandLineParser &parser, const QString &address)
{
    BINNACLE_LET(const Location location, Location::parse(address));
    BINNACLE_LET(std::unique_ptr<Workspace> workspace, Workspace::open(location));
    Appearance appearance(*qApp, SchemeChoice::Light);
    if (parser.isSet(u"render"_s)) {
        LayoutStore layout{QString()};
        Desktop desktop(std::move(workspace), appearance, layout);
        return renderPages(desktop, appearance, parser.value(u"render"_s));
    }
    BoardRequest request;
    request.query = parser.value(u"query"_s);
    const QTimeZone zone(workspace->database().info().zone.toLatin1());
    BINNACLE_LET(request.from, timeOf(parser.value(u"from"_s), zone));
    BINNACLE_LET(request.to, timeOf(parser.value(u"to"_s), zone));
    return renderBoardFile(*workspace, request, parser.value(u"render-board"_s));
}

Result<> drawReport(const QString &path)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorCode::Invalid, u"bad-report"_s);
    BINNACLE_LET(const ReportPaper paper, paperFrom(input.readAll()));
    return exportReport(paper, path);
}

} // namespace

int main(int argc, char **argv)
{
    choosePlatform(argc, argv);
    if (!hasDisplay()) {
        std::fputs(
            "binnacle: there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). Start it in a "
            "desktop session; binnaclectl and binnacle --render work without one.\n",
            stderr);
        return kFailed;
    }
    QApplication application(argc, argv);
    installAccessibleParts();
    QCoreApplication::setApplicationName(u"binnacle"_s);
    installMessageHandler(logFolder(), u"binnacle"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BINNACLE_VERSION));
    QGuiApplication::setApplicationDisplayName(u"Binnacle"_s);
    QGuiApplication::setDesktopFileName(u"binnacle"_s);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    if (parser.isSet(u"render-report"_s)) {
        const Result<> drawn = drawReport(parser.value(u"render-report"_s));
        return drawn ? 0 : failed(drawn.error());
    }
    QString address = parser.value(u"workspace"_s);
    if (address.isEmpty())
        address = parser.positionalArguments().value(0, Workspace::defaultAddress());
    if (parser.isSet(u"render"_s) || parser.isSet(u"render-board"_s)) {
        const Result<> drawn = draw(parser, address);
        return drawn ? 0 : failed(drawn.error());
    }
    LayoutStore layout;
    Appearance appearance(application, Appearance::choiceFromName(layout.value(u"scheme"_s).toString()));
    appearance.setDensity(Density(std::clamp(layout.value(u"density"_s).toInt(int(Density::Normal)), 0, 2)));
    const int textSize = layout.value(u"textSize"_s).toInt();
    appearance.setTextSize(textSize);
    Appearance::applyTextSize(application, textSize);
    Starter starter(address, appearance, layout);
    starter.start(parser.value(u"page"_s));
    return QApplication::exec();
}
