// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The page of services over services in memory, in front and settled before each test, and short words for
// keys and dialogs.

#include "../support/testdesk.h"
#include "availability/servicespage.h"
#include "availability/serviceview.h"
#include "fakeservices.h"
#include "ui/support/tofront.h"
#include "widgets/pagedtable.h"

#include <QApplication>
#include <QDialog>
#include <QTest>

namespace binnacle::test {

class UndoServicesDesk : public TestDesk
{
public:
    void offerUndo(const QString &done, TakeBack undo) override
    {
        offered.append(done);
        undos.append(std::move(undo));
    }
    void go(const Route &route) override
    {
        TestDesk::go(route);
        if (page && route.page == page->id())
            page->activate(route);
    }
    QList<TakeBack> undos;
    Page *page = nullptr;
};

class ServicesPageFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_services = std::make_unique<FakeServices>();
        newPage({});
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
        m_services.reset();
    }

protected:
    static constexpr int kPatience = 5000;

    void newPage(const QVariantMap &args)
    {
        m_page.reset();
        m_desk = std::make_unique<UndoServicesDesk>();
        m_page = std::make_unique<ServicesPage>(*m_desk, *m_services);
        m_desk->page = m_page.get();
        m_desk->actions().setContext(m_page->id());
        m_page->resize(1280, 800);
        m_page->show();
        toFront(m_page.get());
        m_page->activate({m_page->id(), args});
        QVERIFY(settled());
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
    void openShop()
    {
        m_page->activate({m_page->id(), {{QStringLiteral("service"), QStringLiteral("Shop")}}});
        QVERIFY(settled());
    }
    // The dialog that stands open, brought to the front as a desktop would.
    template <typename T>
    T *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<T *>(widget); found && found->isVisible()) {
                toFront(found);
                return found;
            }
        }
        for (T *found : m_desk->window()->findChildren<T *>()) {
            if (found->isVisible()) {
                toFront(found);
                return found;
            }
        }
        return nullptr;
    }
    void undo()
    {
        bool taken = false;
        m_desk->undos.takeLast()([&taken](bool was) { taken = was; });
        QTRY_VERIFY(taken);
        QVERIFY(settled());
    }
    [[nodiscard]] QStringList rows(int column) const
    {
        QStringList all;
        for (int row = 0; row < m_page->list().model()->rowCount(); ++row)
            all.append(m_page->list().model()->index(row, column).data().toString());
        return all;
    }
    [[nodiscard]] static QStringList columnOf(const PagedTable &table, int column)
    {
        QStringList all;
        for (int row = 0; row < table.model()->rowCount(); ++row)
            all.append(table.model()->index(row, column).data().toString());
        return all;
    }

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<UndoServicesDesk> m_desk;
    std::unique_ptr<ServicesPage> m_page;
};

} // namespace binnacle::test
