// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settingsfixture.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestSettingsPage : public test::SettingsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void arrowsGoThroughThePanes()
    {
        QStringList seen{m_page->shown()->id()};
        for (int i = 1; i < m_page->settingsPanes().size(); ++i) {
            key(Qt::Key_Down);
            QVERIFY(settled());
            seen.append(m_page->shown()->id());
        }
        QCOMPARE(seen, (QStringList{u"workspace"_s, u"people"_s, u"teams"_s, u"roles"_s, u"appearance"_s,
                                    u"files"_s, u"about"_s}));
        key(Qt::Key_Home);
        QCOMPARE(m_page->shown()->id(), u"workspace"_s);
        key(Qt::Key_Return);
        QVERIFY(m_page->shown()->isAncestorOf(QApplication::focusWidget()));
    }

    void aRouteLeadsToAPaneAndARow()
    {
        m_page->activate(SettingsPage::placeOf(u"workspace"_s, u"currency"_s));
        QCOMPARE(m_page->shown()->id(), u"workspace"_s);
        QVERIFY(pane<WorkspacePane>("workspace")->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(m_page->route(), SettingsPage::placeOf(u"workspace"_s));
        m_page->activate({u"settings"_s, {{u"pane"_s, u"no such pane"_s}}});
        QCOMPARE(m_page->shown()->id(), u"workspace"_s);
        m_page->activate(SettingsPage::placeOf(u"people"_s, u"no-such-row"_s));
        QCOMPARE(m_page->shown()->id(), u"people"_s);
    }

    void theSearchGoesToTheRow()
    {
        goTo(u"default zone"_s);
        QCOMPARE(m_page->shown()->id(), u"workspace"_s);
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Default zone"_s);
        goTo(u"theme"_s);
        QCOMPARE(m_page->shown()->id(), u"appearance"_s);
        goTo(u"deactivate"_s);
        QCOMPARE(m_page->shown()->id(), u"people"_s);
    }

    void whatIsNotFoundIsSaid()
    {
        trigger("settings.search");
        type(u"banana"_s);
        QCOMPARE(m_page->list().count(), 1);
        QVERIFY(!m_page->list().item(0)->flags().testFlag(Qt::ItemIsEnabled));
        key(Qt::Key_Return); // nothing to open
        QCOMPARE(m_page->shown()->id(), u"workspace"_s);
        key(Qt::Key_Escape);
        QVERIFY(m_page->search().text().isEmpty());
        QCOMPARE(m_page->list().count(), m_page->settingsPanes().size());
        key(Qt::Key_Escape);
        QVERIFY(m_page->list().hasFocus());
    }

    void everyRowIsFoundByItsLabelAndTakesTheFocus()
    {
        const auto places = m_page->places();
        QVERIFY(places.size() > 40);
        QSet<QString> ids;
        for (const SettingsPlace &place : places) {
            const QString id = place.pane + u'/' + place.row;
            QVERIFY2(!ids.contains(id), qPrintable(id));
            ids.insert(id);
            QVERIFY2(findSettings(places, place.label).contains(place), qPrintable(place.label));
            QVERIFY2(!place.label.contains(u'&'), qPrintable(place.label));
            if (place.row.isEmpty())
                continue;
            m_page->showPane(place.pane, place.row);
            QVERIFY(settled());
            QWidget *focus = QApplication::focusWidget();
            QVERIFY2(focus && m_page->shown()->isAncestorOf(focus), qPrintable(id));
            QVERIFY2(!focus->accessibleName().isEmpty(), qPrintable(id));
        }
    }

    void thePaletteFindsRows()
    {
        m_desk->palette().ask(u"settings: currency"_s);
        QStringList found;
        for (const PaletteItem &item : m_desk->palette().items())
            found.append(item.text);
        QVERIFY2(found.contains(u"Settings: Currency"_s), qPrintable(found.join(u'|')));
        m_desk->palette().run(found.indexOf(u"Settings: Currency"_s));
        QCOMPARE(QApplication::focusWidget()->accessibleName(), u"Currency"_s);
    }

    void everythingThatTakesTheFocusHasAName()
    {
        for (SettingsPane *one : m_page->settingsPanes()) {
            m_page->showPane(one->id());
            QVERIFY(settled());
            for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
                if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus &&
                    !widget->inherits("QScrollBar"))
                    QVERIFY2(!widget->accessibleName().isEmpty() ||
                                 widget->property("text").toString().size() > 0,
                             qPrintable(one->id() + u' ' +
                                        QString::fromLatin1(widget->metaObject()->className())));
            }
        }
    }

    void whoMayNotEditReadsWhy()
    {
        m_settings->m_actor.roles = Role::Agent;
        newPage();
        for (const char *id : {"workspace", "people", "teams", "roles"})
            QVERIFY2(!m_page->pane(QString::fromLatin1(id))->reason().isEmpty(), id);
        QVERIFY(pane<WorkspacePane>("workspace")->isVisible());
        goTo(u"default zone"_s);
        const QString before = m_settings->m_workspace.value(u"zone"_s);
        type(u"x"_s);
        key(Qt::Key_Return);
        QCOMPARE(m_settings->m_workspace.value(u"zone"_s), before);
    }
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestSettingsPage)
#include "tst_settingspage.moc"
