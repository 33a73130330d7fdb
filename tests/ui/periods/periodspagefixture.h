// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of periods over periods in memory, in front and settled before each test, and short words for keys
// and dialogs.

#include "../support/testdesk.h"
#include "fakeperiods.h"
#include "periods/periodactions.h"
#include "periods/periodspage.h"
#include "periods/periodview.h"
#include "ui/support/tofront.h"
#include "widgets/pagedtable.h"

#include <QApplication>
#include <QDialog>
#include <QTest>

namespace binnacle::test {

class PeriodsDesk : public TestDesk
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

class PeriodsPageFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_periods = std::make_unique<FakePeriods>();
        newPage({});
        QVERIFY(settled());
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_periods.reset();
    }

protected:
    static constexpr int kPatience = 5000;

    void newPage(const QVariantMap &args)
    {
        m_page.reset();
        m_desk = std::make_unique<PeriodsDesk>();
        m_page = std::make_unique<PeriodsPage>(*m_desk, *m_periods);
        m_desk->page = m_page.get();
        m_desk->actions().setContext(m_page->id());
        m_page->resize(1280, 800);
        m_page->show();
        toFront(m_page.get());
        m_page->activate({m_page->id(), args});
        m_page->firstFocus()->setFocus();
    }
    [[nodiscard]] bool settled()
    {
        return QTest::qWaitFor([this] { return m_page->isSettled(); }, kPatience);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, modifiers);
    }
    void trigger(const char *act) { m_desk->actions().action(QString::fromLatin1(act))->trigger(); }
    // The dialog that stands open, brought to the front as a desktop would.
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
    [[nodiscard]] static QStringList columnOf(const PagedTable &table, int column)
    {
        QStringList all;
        for (int row = 0; row < table.model()->rowCount(); ++row)
            all.append(table.model()->index(row, column).data().toString());
        return all;
    }

    std::unique_ptr<FakePeriods> m_periods;
    std::unique_ptr<PeriodsDesk> m_desk;
    std::unique_ptr<PeriodsPage> m_page;
};

} // namespace binnacle::test
