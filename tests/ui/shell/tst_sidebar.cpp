// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The views under a page: they keep the focus while counts come, move by keys, and say what is not saved.

#include "../support/testdesk.h"
#include "shell/sidebar.h"
#include "ui/support/tofront.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class OnePage : public Page
{
public:
    using Page::Page;
    QString title() const override { return u"Things"_s; }
    QString icon() const override { return u"tickets"_s; }
};

class TestSidebar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::TestDesk>();
        m_page = std::make_unique<OnePage>(u"things"_s, *m_desk);
        m_sidebar = std::make_unique<Sidebar>();
        m_sidebar->addPage(*m_page, false);
        m_sidebar->setViews(u"things"_s, views(3));
        m_sidebar->setCurrent({u"things"_s, {}});
        m_sidebar->resize(204, 400);
        test::toFront(m_sidebar.get());
    }
    void cleanup()
    {
        m_sidebar.reset();
        m_page.reset();
        m_desk.reset();
    }

    void theFocusStaysWhileCountsCome()
    {
        NavButton *second = button(u"View 2"_s);
        QVERIFY(second);
        second->setFocus();
        QList<NavView> counted = views(3);
        counted[1].count = 12;
        counted[1].isChanged = true;
        m_sidebar->setViews(u"things"_s, counted);
        QCOMPARE(button(u"View 2"_s), second);
        QVERIFY(second->hasFocus());
        QVERIFY(!second->accessibleDescription().isEmpty());
        counted.removeFirst();
        m_sidebar->setViews(u"things"_s, counted);
        QVERIFY(!button(u"View 1"_s));
        QVERIFY(button(u"View 2"_s)->hasFocus());
    }

    void viewsMoveByKeys()
    {
        QSignalSpy moved(m_sidebar.get(), &Sidebar::moveWanted);
        button(u"View 2"_s)->setFocus();
        QTest::keyClick(button(u"View 2"_s), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.constFirst(), (QVariantList{u"things"_s, u"key-2"_s, -1}));
        button(u"Things"_s)->setFocus(); // a page stays where it is
        QTest::keyClick(button(u"Things"_s), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(moved.count(), 1);
    }

    void aClickOpensTheView()
    {
        QSignalSpy wanted(m_sidebar.get(), &Sidebar::wanted);
        QTest::mouseClick(button(u"View 3"_s), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.constFirst().constFirst().value<Route>(), views(3).at(2).route);
        QVERIFY(!button(u"View 3"_s)->isChecked()); // the page says what it shows
        QList<NavView> now = views(3);
        now[2].isCurrent = true;
        m_sidebar->setViews(u"things"_s, now);
        QVERIFY(button(u"View 3"_s)->isChecked());
    }

    void manyViewsScroll()
    {
        m_sidebar->setViews(u"things"_s, views(60));
        QVERIFY(m_sidebar->minimumSizeHint().height() < 400);
        button(u"View 60"_s)->setFocus();
        QTRY_VERIFY(m_sidebar->rect().contains(
            button(u"View 60"_s)->mapTo(m_sidebar.get(), QPoint(0, button(u"View 60"_s)->height() - 1))));
    }

private:
    static QList<NavView> views(int count)
    {
        QList<NavView> views;
        for (int i = 1; i <= count; ++i) {
            NavView view;
            view.text = u"View %1"_s.arg(i);
            view.route = {u"things"_s, {{u"view"_s, i}}};
            view.key = u"key-%1"_s.arg(i);
            views.append(view);
        }
        return views;
    }
    [[nodiscard]] NavButton *button(const QString &text) const
    {
        for (NavButton *button : m_sidebar->findChildren<NavButton *>()) {
            if (button->text() == text)
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<OnePage> m_page;
    std::unique_ptr<Sidebar> m_sidebar;
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestSidebar)
#include "tst_sidebar.moc"
