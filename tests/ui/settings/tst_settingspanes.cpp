// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Each pane by keys alone: what is typed is saved as it is left, refused beside its field, and taken back.
#include "settings/addpersonsheet.h"
#include "settings/addteamsheet.h"
#include "settings/changessheet.h"
#include "settings/peoplemodel.h"
#include "settings/persondetail.h"
#include "settings/savedline.h"
#include "settings/trailview.h"
#include "settingsfixture.h"
#include "widgets/pagedtable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestSettingsPanes : public test::SettingsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theWorkspaceIsSavedAsAFieldIsLeft()
    {
        goTo(u"currency"_s);
        retype(u"usd"_s);
        QCOMPARE(m_settings->m_workspace.value(u"currency"_s), u"EUR"_s);
        key(Qt::Key_Tab);
        QVERIFY(settled());
        QCOMPARE(m_settings->m_workspace.value(u"currency"_s), u"USD"_s);
        QCOMPARE(pane<WorkspacePane>("workspace")->line(u"currency"_s)->text(), u"USD"_s);
        QCOMPARE(m_desk->offered.size(), 1);
        undoLast();
        QVERIFY(settled());
        QCOMPARE(m_settings->m_workspace.value(u"currency"_s), u"EUR"_s);
        QCOMPARE(pane<WorkspacePane>("workspace")->line(u"currency"_s)->text(), u"EUR"_s);
    }

    void whatIsWrongStandsBesideItsField()
    {
        goTo(u"default zone"_s);
        retype(u"Mars/Olympus"_s);
        key(Qt::Key_Return);
        QVERIFY(settled());
        auto *workspace = pane<WorkspacePane>("workspace");
        QVERIFY(workspace->errorOf(u"default-zone"_s).contains(u"Mars/Olympus"_s));
        QCOMPARE(m_settings->m_workspace.value(u"zone"_s), u"Europe/Berlin"_s);
        QVERIFY(m_desk->offered.isEmpty());
        key(Qt::Key_Escape);
        QCOMPARE(workspace->line(u"zone"_s)->text(), u"Europe/Berlin"_s);
        QVERIFY(workspace->errorOf(u"default-zone"_s).isEmpty());
    }

    void whatIsBeingTypedIsNotReplaced()
    {
        goTo(u"name of the workspace"_s);
        m_page->showPane(u"workspace"_s, u"name"_s);
        retype(u"Sued"_s);
        m_settings->m_workspace[u"name"_s] = u"West"_s; // somebody else
        Q_EMIT m_settings->settingsChanged();
        QVERIFY(settled());
        SavedLine *line = pane<WorkspacePane>("workspace")->line(u"name"_s);
        QCOMPARE(line->text(), u"Sued"_s);
        QCOMPARE(line->shown(), u"Nord"_s); // what was seen as one began
        key(Qt::Key_Escape);
        QCOMPARE(line->text(), u"West"_s);
    }

    void aPersonIsAddedByKeys()
    {
        trigger("people.add");
        auto *sheet = dialog<AddPersonSheet>();
        QVERIFY(sheet);
        key(Qt::Key_Return, Qt::ControlModifier); // without a name
        QVERIFY(!sheet->errorOf(u"name"_s).isEmpty());
        type(u"Jun Novak"_s);
        key(Qt::Key_Tab);
        type(u"jun"_s);
        key(Qt::Key_Tab);
        type(u"no address"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(!sheet->errorOf(u"email"_s).isEmpty());
        retype(u"jun@example.org"_s);
        key(Qt::Key_Tab);
        key(Qt::Key_Space); // the first role
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(settled());
        const Person *jun = m_settings->person(u"Jun Novak"_s);
        QVERIFY(jun);
        QCOMPARE(jun->login, u"jun"_s);
        QCOMPARE(jun->roles, Roles(Role::Agent));
        QCOMPARE(pane<PeoplePane>("people")->detail().uid(), jun->uid);
        undoLast();
        QVERIFY(!m_settings->person(u"Jun Novak"_s));
    }

    void aPersonIsEditedBesideTheList()
    {
        goTo(u"people"_s);
        auto *people = pane<PeoplePane>("people");
        people->list().setFocus();
        key(Qt::Key_Down); // Ben
        key(Qt::Key_Return);
        QVERIFY(people->detail().line(u"name"_s)->hasFocus());
        retype(u"  Ben   Coles "_s);
        key(Qt::Key_Tab);
        QVERIFY(settled());
        QVERIFY(m_settings->person(u"Ben Coles"_s));
        QCOMPARE(people->detail().line(u"name"_s)->text(), u"Ben Coles"_s); // as it is kept
        people->detail().roleBox(Role::Manager)->setFocus();
        key(Qt::Key_Space);
        QVERIFY(settled());
        QCOMPARE(m_settings->person(u"Ben Coles"_s)->roles, Role::Agent | Role::Manager);
        trigger("people.active");
        QVERIFY(settled());
        QVERIFY(!m_settings->person(u"Ben Coles"_s)->active);
        undoLast();
        QVERIFY(settled());
        QVERIFY(m_settings->person(u"Ben Coles"_s)->active);
        QVERIFY(people->detail().activeBox()->isChecked());
        QCOMPARE(people->detail().trail()->trail().rowCount(), 1);
        const auto what = people->detail().trail()->trail().index(0, TrailModel::What).data().toString();
        QCOMPARE(what, u"Roles: Agent → Manager"_s);
    }

    void aRefusedRoleIsTakenBackInTheBoxAndSaid()
    {
        goTo(u"people"_s);
        auto *people = pane<PeoplePane>("people");
        QCOMPARE(people->detail().uid(), u"p1"_s); // oneself
        people->detail().roleBox(Role::Admin)->setFocus();
        key(Qt::Key_Space);
        QVERIFY(settled());
        QVERIFY(people->detail().roleBox(Role::Admin)->isChecked());
        QVERIFY(people->detail().errorOf(u"roles"_s).contains(u"Ada Osei"_s));
    }

    void anEditOfSomebodyElseIsNotOverwritten()
    {
        goTo(u"people"_s);
        auto *people = pane<PeoplePane>("people");
        people->list().setFocus();
        key(Qt::Key_Down);
        people->detail().line(u"email"_s)->setFocus();
        type(u"ben@example.org"_s);
        m_settings->m_persons[1].email = u"b@c.d"_s;
        key(Qt::Key_Return);
        QVERIFY(settled());
        QCOMPARE(m_settings->person(u"Ben Cole"_s)->email, u"b@c.d"_s);
        QVERIFY(people->detail().errorOf(u"email"_s).contains(u"b@c.d"_s));
    }

    void theListIsNarrowed()
    {
        goTo(u"filter people"_s);
        auto *people = pane<PeoplePane>("people");
        type(u"mia"_s);
        QCOMPARE(people->model().rowCount(), 1);
        QCOMPARE(people->facts(), u"1 of 3 people"_s);
        retype(u"network"_s); // her team
        QCOMPARE(people->model().at(0)->name, u"Ben Cole"_s);
        retype(u"nobody at all"_s);
        QCOMPARE(people->model().rowCount(), 0);
        QVERIFY(!people->detail().isVisible());
    }

    void rightsLeadToWhoHasThem()
    {
        goTo(u"who may edit people"_s);
        auto *roles = pane<RolesPane>("roles");
        QVERIFY(roles->table().hasFocus());
        const QModelIndex cell = roles->table().currentIndex();
        QCOMPARE(cell.data().toString(), u"–"_s); // an agent may not
        key(Qt::Key_Right);
        key(Qt::Key_Right);
        QCOMPARE(roles->table().currentIndex().data().toString(), u"✓"_s);
        key(Qt::Key_Return);
        QVERIFY(settled());
        auto *people = pane<PeoplePane>("people");
        QCOMPARE(m_page->shown(), people);
        QCOMPARE(people->model().rowCount(), 1);
        QCOMPARE(people->model().at(0)->name, u"Ada Osei"_s);
    }

    void theTableSaysWhatRightsSay()
    {
        const auto *model = pane<RolesPane>("roles")->table().model();
        QCOMPARE(model->rowCount(), int(allActs().size()));
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int column = 1; column < model->columnCount(); ++column)
                QCOMPARE(model->index(row, column).data().toString() == u"✓"_s,
                         allowed(allRoles().at(column - 1), allActs().at(row)));
        }
    }

    void teamsAreMadeAndFilled()
    {
        trigger("teams.add");
        auto *sheet = dialog<AddTeamSheet>();
        QVERIFY(sheet);
        type(u"Network"_s);
        key(Qt::Key_Return);
        QVERIFY(!sheet->error().isEmpty()); // there is one
        retype(u"Apps"_s);
        key(Qt::Key_Return);
        QVERIFY(settled());
        backToPage();
        auto *teams = pane<TeamsPane>("teams");
        QCOMPARE(teams->name().text(), u"Apps"_s);
        teams->candidates().setFocus();
        key(Qt::Key_Down); // Ben
        trigger("teams.take-in");
        QVERIFY(settled());
        QCOMPARE(m_settings->team(u"Apps"_s)->memberNames, QStringList{u"Ben Cole"_s});
        trigger("teams.take-in");
        QVERIFY(settled());
        QCOMPARE(teams->members().count(), 2);
        teams->members().setFocus();
        key(Qt::Key_Delete);
        QVERIFY(settled());
        QCOMPARE(teams->members().count(), 1);
        undoLast();
        QVERIFY(settled());
        QCOMPARE(teams->members().count(), 2);
        teams->name().setFocus();
        retype(u"Applications"_s);
        key(Qt::Key_Return);
        QVERIFY(settled());
        QVERIFY(m_settings->team(u"Applications"_s));
    }

    void appearanceIsChangedAndReset()
    {
        goTo(u"colors"_s);
        key(Qt::Key_Down); // from light to dark
        QCOMPARE(m_appearance->choice(), SchemeChoice::Dark);
        goTo(u"size of text"_s);
        key(Qt::Key_Down);
        QCOMPARE(m_appearance->textSize(), 8);
        pane<AppearancePane>("appearance")->reset();
        QCOMPARE(m_appearance->choice(), SchemeChoice::Desktop);
        QCOMPARE(m_appearance->textSize(), 0);
        undoLast();
        QCOMPARE(m_appearance->choice(), SchemeChoice::Dark);
        QCOMPARE(m_appearance->textSize(), 8);
    }

    void settingsGoIntoAFileAndBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"s.json"_s);
        auto *files = pane<FilePane>("files");
        QSignalSpy written(files, &FilePane::written);
        files->exportTo(path);
        QTRY_COMPARE(written.count(), 1);
        m_settings->m_file.person[u"board"_s] = 2;
        m_appearance->setChoice(SchemeChoice::Dark);
        files->importFrom(path);
        QTRY_VERIFY(dialog<ChangesSheet>());
        auto *sheet = dialog<ChangesSheet>();
        QCOMPARE(sheet->table().model()->rowCount(), 2);
        QCOMPARE(m_settings->m_file.person[u"board"_s].toInt(), 2); // nothing yet
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(settled());
        QCOMPARE(m_settings->m_file.person[u"board"_s].toInt(), 1);
        QCOMPARE(m_appearance->choice(), SchemeChoice::Light);
        undoLast();
        QCOMPARE(m_settings->m_file.person[u"board"_s].toInt(), 2);
        QCOMPARE(m_appearance->choice(), SchemeChoice::Dark);
    }

    void onlyTickedPartsAreTaken()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"s.json"_s);
        auto *files = pane<FilePane>("files");
        QSignalSpy written(files, &FilePane::written);
        files->exportTo(path);
        QTRY_COMPARE(written.count(), 1);
        m_settings->m_file.person[u"board"_s] = 2;
        m_appearance->setChoice(SchemeChoice::Dark);
        files->box(u"person"_s)->setChecked(false);
        files->importFrom(path);
        QTRY_VERIFY(dialog<ChangesSheet>());
        QCOMPARE(dialog<ChangesSheet>()->table().model()->rowCount(), 1);
        key(Qt::Key_Escape);
        QCOMPARE(m_appearance->choice(), SchemeChoice::Dark); // a change of mind changes nothing
    }

    void aBadFileIsRefusedWithItsPlace()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"bad.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"format\": \"binnacle-settings\", \"version\": 1,\n \"shoes\": {}}");
        file.close();
        auto *files = pane<FilePane>("files");
        files->importFrom(path);
        QTRY_VERIFY(!files->errorOf(u"import"_s).isEmpty());
        QVERIFY(files->errorOf(u"import"_s).contains(u"Line 2, column 2"_s));
        QVERIFY(!dialog<ChangesSheet>());
        QVERIFY(m_desk->offered.isEmpty());
        files->importFrom(folder.filePath(u"none.json"_s));
        QTRY_COMPARE(m_desk->told.size(), 2);
    }

    void theWorkspaceIsVerifiedAndBackedUp()
    {
        goTo(u"verify"_s);
        auto *about = pane<AboutPane>("about");
        QCOMPARE(m_page->shown(), about);
        QVERIFY(about->fact(u"size"_s).contains(u"2"_s));
        QSignalSpy verified(about, &AboutPane::verified);
        key(Qt::Key_Space);
        QTRY_COMPARE(verified.count(), 1);
        QCOMPARE(verified.takeFirst().constFirst().toBool(), true);
        m_settings->m_checks.push_back({u"audit"_s, false, u"row 7 was changed"_s});
        trigger("workspace.verify");
        QTRY_COMPARE(verified.count(), 1);
        QCOMPARE(verified.takeFirst().constFirst().toBool(), false);
        QVERIFY(m_desk->told.constLast().detail.contains(u"row 7 was changed"_s));
        QSignalSpy backedUp(about, &AboutPane::backedUp);
        about->backupTo(u"/tmp/x.binnacle-backup"_s);
        QTRY_COMPARE(backedUp.count(), 1);
        QCOMPARE(m_settings->m_backups, QStringList{u"/tmp/x.binnacle-backup"_s});
    }
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestSettingsPanes)
#include "tst_settingspanes.moc"
