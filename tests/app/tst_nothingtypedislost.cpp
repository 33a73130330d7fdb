// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed into any form is there again, however it was left: by Esc, by another page, with the window,
// with the program killed. Nobody else finds it.
#include "app/desktopfixture.h"
#include "app/typedfields.h"
#include "configuration/servicecatalog.h"
#include "people/peopleservice.h"
#include "settings/settingsservice.h"
#include "store/database.h"
#include "tickets/ticketservice.h"
#include "widgets/draftkeeper.h"

#include <QDir>
#include <QJsonObject>
#include <QProcess>
#include <QPushButton>
#include <QRandomGenerator>
#include <csignal>
#include <map>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestNothingTypedIsLost : public test::DesktopFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void whateverWayItIsLeft();
    void pictures();
    void nobodyElseFindsIt();
    void killedAtAnyMoment();

private:
    enum class Way {
        Escape,
        Cancel,
        CloseSheet,
        CloseSheetAndGo,
        OtherPage,
        CloseWindow,
        DropWindow,
        Refresh
    };

    void leave(Way way, QWidget *editor);
    [[nodiscard]] bool again(); // another window, as another run of the program has one
    [[nodiscard]] Result<QHash<QString, QJsonValue>> kept(const Actor &actor);
};

void TestNothingTypedIsLost::initTestCase()
{
    QVERIFY(make(true));
    {
        auto workspace = Workspace::open(location());
        QVERIFY(workspace);
        const TicketValues open{{u"title"_s, u"Printer down"_s}};
        QVERIFY((*workspace)->tickets().create((*workspace)->actor(), open).result());
        QVERIFY((*workspace)->services().set((*workspace)->actor(), u"Mail"_s, {}).result());
    }
    QVERIFY(again());
}

void TestNothingTypedIsLost::cleanupTestCase()
{
    close();
}

bool TestNothingTypedIsLost::again()
{
    if (!open())
        return false;
    showWindow();
    m_desktop->window().resize(1600, 1000); // list and ticket side by side
    m_desktop->window().desk().go({u"home"_s, {}});
    return QTest::qWaitFor([this] { return m_desktop->window().desk().drafts().isRead(); }, kPatience);
}

Result<QHash<QString, QJsonValue>> TestNothingTypedIsLost::kept(const Actor &actor)
{
    return m_desktop->workspace()
        .settings()
        .values(actor, SettingsService::Home::Person, u"draft."_s)
        .result();
}

void TestNothingTypedIsLost::leave(Way way, QWidget *editor)
{
    MainWindow &window = m_desktop->window();
    Sheet *sheet = test::openSheet(window);
    const auto closeSheet = [&] {
        if (sheet)
            sheet->close();
    };
    switch (way) {
    case Way::Escape: // of the query bar it takes back what was typed, which is its way to be rid of it
        if (sheet)
            QTest::keyClick(editor, Qt::Key_Escape);
        break;
    case Way::Cancel:
        for (QPushButton *button : sheet ? sheet->findChildren<QPushButton *>() : QList<QPushButton *>()) {
            if (button->text() == u"Cancel")
                return button->click();
        }
        break;
    case Way::CloseSheet:
        closeSheet();
        break;
    case Way::CloseSheetAndGo:
        closeSheet();
        window.desk().go({u"import"_s, {}});
        break;
    case Way::OtherPage: // with the sheet open, as a link pasted elsewhere would
        window.desk().go({u"periods"_s, {}});
        closeSheet();
        break;
    case Way::CloseWindow:
        QVERIFY2(window.close(), "closing asked"); // at once
        QVERIFY(again());
        break;
    case Way::DropWindow: // with what stands open in it: another workspace is opened, say
        QVERIFY(again());
        break;
    case Way::Refresh:
        for (int i = 0; i < 3; ++i) {
            Q_EMIT m_desktop->workspace().database().changed({u"ticket"_s, u"service"_s, u"setting"_s},
                                                             {0, 0, 0});
            QCoreApplication::processEvents();
        }
        closeSheet();
        break;
    }
}

void TestNothingTypedIsLost::whateverWayItIsLeft()
{
    const int paths = qEnvironmentVariableIntValue("BINNACLE_PATHS") > 0
                          ? qEnvironmentVariableIntValue("BINNACLE_PATHS")
                          : 200;
    constexpr Way kQuick[] = {Way::Escape,          Way::Cancel,    Way::CloseSheet,
                              Way::CloseSheetAndGo, Way::OtherPage, Way::Refresh};
    QRandomGenerator random(20260102);
    std::map<QByteArray, QString> typed; // by the place
    for (int path = 0; path < paths; ++path) {
        const auto &field = test::kTypedFields[random.bounded(int(std::size(test::kTypedFields)))];
        const QByteArray where = QByteArray(field.name) + " on path " + QByteArray::number(path);
        QWidget *editor = test::openField(*m_desktop, field, kPatience);
        QVERIFY2(editor, where.constData());
        if (const auto before = typed.find(field.name); before != typed.end())
            QVERIFY2(test::textOf(editor) == before->second,
                     qPrintable(u"lost: %1, there is: %2, typed was: %3"_s.arg(
                         QString::fromLatin1(where), test::textOf(editor), before->second)));
        const QString text = u"words %1 of %2"_s.arg(path).arg(random.bounded(1000));
        test::type(editor, text);
        QCOMPARE(test::textOf(editor), text);
        typed[field.name] = text;
        const bool isRare = path % 20 == 19; // a new window takes its time
        const Way rare = random.bounded(2) == 0 ? Way::CloseWindow : Way::DropWindow;
        leave(isRare ? rare : kQuick[random.bounded(int(std::size(kQuick)))], editor);
        QTRY_VERIFY2_WITH_TIMEOUT(!test::openSheet(m_desktop->window()), where.constData(), kPatience);
    }
    QVERIFY(typed.size() == std::size(test::kTypedFields));
    QVERIFY(m_desktop->window().close());
    QVERIFY(again());
    for (const auto &field : test::kTypedFields) {
        QWidget *editor = test::openField(*m_desktop, field, kPatience);
        QVERIFY2(editor, field.name);
        QVERIFY2(test::textOf(editor) == typed.at(field.name), field.name);
        if (Sheet *sheet = test::openSheet(m_desktop->window())) {
            QVERIFY2(sheet->restoredText().startsWith(u"Draft from "_s), field.name);
            sheet->close();
        }
    }
}

// With BINNACLE_SHOTS set to a folder: each form with its draft, for eyes.
void TestNothingTypedIsLost::pictures()
{
    const QString folder = qEnvironmentVariable("BINNACLE_SHOTS");
    if (folder.isEmpty() || !QDir().mkpath(folder))
        QSKIP("BINNACLE_SHOTS is not set");
    for (const SchemeChoice scheme : {SchemeChoice::Light, SchemeChoice::Dark}) {
        m_appearance->setChoice(scheme);
        for (const auto &field : test::kTypedFields) {
            QVERIFY2(test::openField(*m_desktop, field, kPatience), field.name);
            QTest::qWait(50);
            Sheet *sheet = test::openSheet(m_desktop->window());
            QWidget *shown = sheet ? static_cast<QWidget *>(sheet) : &m_desktop->window();
            shown->grab().save(u"%1/%2-%3.png"_s.arg(folder,
                                                     QString::fromLatin1(field.name).replace(u' ', u'-'),
                                                     scheme == SchemeChoice::Dark ? u"dark"_s : u"light"_s));
            if (sheet)
                sheet->close();
        }
    }
    m_appearance->setChoice(SchemeChoice::Light);
}

// A draft is of the person who typed it, whoever else works in the same workspace.
void TestNothingTypedIsLost::nobodyElseFindsIt()
{
    Workspace &workspace = m_desktop->workspace();
    const auto mine = kept(workspace.actor());
    QVERIFY(mine && mine->size() >= qsizetype(std::size(test::kTypedFields)) - 1);
    Person person;
    person.name = u"Jun Novak"_s;
    person.roles = Role::Admin;
    const auto jun = workspace.people().addPerson(workspace.actor(), person).result();
    QVERIFY(jun);
    const auto theirs = kept({jun->id, jun->name, jun->roles, {}, {}});
    QVERIFY(theirs);
    QCOMPARE(theirs->size(), 0);
    DraftStore *none = nullptr;
    const DraftKeeper apart(none); // what one window holds, another does not
    QVERIFY(apart.names().isEmpty());
}

// A child types on and on into a form and says what it has typed and what the store has acknowledged; killed,
// what was acknowledged is there, and all of a form at once.
void TestNothingTypedIsLost::killedAtAnyMoment()
{
    static_assert(DraftKeeper::kDelayMs <= 1000); // of two seconds one is the store's
    m_desktop.reset();
    QRandomGenerator random(9);
    for (int round = 0; round < 3; ++round) {
        QProcess child;
        child.start(QStringLiteral(BINNACLE_KILLED_TYPIST), {location().display(), QString::number(round)});
        QByteArray said;
        const auto acknowledged = [&said] {
            const qsizetype at = said.lastIndexOf("stored ");
            const qsizetype end = said.indexOf('\n', at);
            return at < 0 || end < 0 ? -1 : said.mid(at + 7, end - at - 7).toInt();
        };
        while (acknowledged() < 1) {
            QVERIFY2(child.waitForReadyRead(kPatience), child.readAllStandardError().constData());
            said += child.readAllStandardOutput();
        }
        child.waitForFinished(random.bounded(700));
        QCOMPARE(child.state(), QProcess::Running);
        ::kill(pid_t(child.processId()), SIGKILL);
        child.waitForFinished();
        said += child.readAllStandardOutput();
        QVERIFY(again());
        const auto left = kept(m_desktop->workspace().actor());
        QVERIFY(left);
        const QJsonObject draft = left->value(u"draft.outage.report"_s).toObject();
        const QString title = draft.value(u"values"_s).toObject().value(u"title"_s).toString();
        const QStringList words = title.split(u' ', Qt::SkipEmptyParts);
        QVERIFY2(words.size() >= acknowledged(), qPrintable(title));
        for (qsizetype i = 0; i < words.size(); ++i)
            QCOMPARE(words.at(i), u"%1.%2"_s.arg(round).arg(i + 1)); // from the beginning, without gaps
        QWidget *editor = test::openField(*m_desktop, test::kTypedFields[5], kPatience);
        QVERIFY(editor);
        QCOMPARE(test::textOf(editor), title);
        if (Sheet *sheet = test::openSheet(m_desktop->window()))
            sheet->close();
        m_desktop.reset();
    }
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestNothingTypedIsLost)
#include "tst_nothingtypedislost.moc"
