// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of settings with all its panes over a workspace in memory, in front and settled before each test,
// and short words for keys and dialogs.

#include "../support/testdesk.h"
#include "fakesettings.h"
#include "settings/aboutpane.h"
#include "settings/appearancepane.h"
#include "settings/filepane.h"
#include "settings/peoplepane.h"
#include "settings/rolespane.h"
#include "settings/settingspage.h"
#include "settings/teamspane.h"
#include "settings/workspacepane.h"
#include "theme/appearance.h"
#include "ui/support/tofront.h"

#include <QApplication>
#include <QDialog>
#include <QTest>

namespace binnacle::test {

class SettingsDesk : public TestDesk
{
public:
    void go(const Route &route) override
    {
        TestDesk::go(route);
        if (page && route.page == page->id())
            page->activate(route);
    }
    Page *page = nullptr;
};

class SettingsFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<FakeSettings>();
        m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
        newPage();
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_settings.reset();
        m_appearance.reset();
    }

protected:
    static constexpr int kPatience = 5000;

    void newPage()
    {
        m_page.reset();
        m_desk = std::make_unique<SettingsDesk>();
        FakeSettings &settings = *m_settings;
        Appearance &appearance = *m_appearance;
        using Pane = SettingsPane *;
        const QList<SettingsPaneFactory> factories{
            [&](Desk &desk, QWidget *parent) -> Pane { return new WorkspacePane(desk, settings, parent); },
            [&](Desk &desk, QWidget *parent) -> Pane { return new PeoplePane(desk, settings, parent); },
            [&](Desk &desk, QWidget *parent) -> Pane { return new TeamsPane(desk, settings, parent); },
            [&](Desk &desk, QWidget *parent) -> Pane {
                return new RolesPane(desk, settings.actor(), parent);
            },
            [&](Desk &desk, QWidget *parent) -> Pane { return new AppearancePane(desk, appearance, parent); },
            [&](Desk &desk, QWidget *parent) -> Pane {
                return new FilePane(desk, settings, appearance, parent);
            },
            [&](Desk &desk, QWidget *parent) -> Pane { return new AboutPane(desk, settings, parent); }};
        m_page = std::make_unique<SettingsPage>(*m_desk, factories);
        m_desk->page = m_page.get();
        m_desk->actions().setContext(m_page->id());
        m_page->resize(1280, 800);
        m_page->show();
        toFront(m_page.get());
        m_page->activate({m_page->id(), {}});
        m_page->firstFocus()->setFocus();
        QVERIFY(settled());
    }

    [[nodiscard]] bool settled()
    {
        const bool is = QTest::qWaitFor([this] { return m_page->isSettled(); }, kPatience);
        QCoreApplication::processEvents();
        return is;
    }
    // After a dialog, as a desktop would.
    void backToPage() { toFront(m_page.get()); }
    void undoLast()
    {
        QVERIFY(!m_desk->offered.isEmpty());
        (void)m_desk->undo(m_desk->offered.constLast()); // the answer comes later
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
        QVERIFY(settled());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const QString &text)
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    void retype(const QString &text)
    {
        key(Qt::Key_A, Qt::ControlModifier);
        type(text);
    }
    // What is typed into the search, and Enter: the way by keys to any row.
    void goTo(const QString &text)
    {
        m_desk->actions().action(QStringLiteral("settings.search"))->trigger();
        retype(text);
        key(Qt::Key_Return);
        QVERIFY(settled());
    }
    void trigger(const char *act) { m_desk->actions().action(QString::fromLatin1(act))->trigger(); }
    template <typename T>
    T *pane(const char *id)
    {
        return qobject_cast<T *>(m_page->pane(QString::fromLatin1(id)));
    }
    template <typename T>
    T *dialog()
    {
        for (T *found : m_desk->window()->findChildren<T *>()) {
            if (found->isVisible()) {
                toFront(found);
                return found;
            }
        }
        return nullptr;
    }

    std::unique_ptr<FakeSettings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<SettingsDesk> m_desk;
    std::unique_ptr<SettingsPage> m_page;
};

} // namespace binnacle::test
