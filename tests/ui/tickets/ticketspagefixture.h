// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tickets page over a source of thirty tickets, in front and settled before each test, and short words
// for keys and dialogs.

#include "../support/testdesk.h"
#include "fakesource.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketspage.h"
#include "ui/support/tofront.h"
#include "widgets/syntax.h"

#include <QApplication>
#include <QDialog>
#include <QTest>

namespace binnacle::test {

class UndoDesk : public TestDesk
{
public:
    using TestDesk::TestDesk;
    void offerUndo(const QString &done, TakeBack undo) override
    {
        offered.append(done);
        undos.append(std::move(undo));
    }
    QList<TakeBack> undos;
};

class TicketsPageFixture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_source = std::make_unique<FakeSource>(30);
        m_syntax = std::make_unique<SyntaxEngine>();
        newPage(false);
    }
    void cleanup()
    {
        m_page.reset();
        m_syntax.reset();
        m_desk.reset();
        m_source.reset();
    }

protected:
    static constexpr int kPatience = 5000;

    // Another page, as another run of the program has one. Without closing: as after kill -9.
    void newPage(bool closes, bool some = true)
    {
        if (closes) {
            QVERIFY(m_page->mayClose());
            m_desk->drafts().flush();
        }
        m_page.reset();
        m_desk = std::make_unique<UndoDesk>(m_source.get());
        m_page = std::make_unique<TicketsPage>(*m_desk, *m_source, *m_syntax);
        m_desk->actions().setContext(QStringLiteral("tickets"));
        m_page->resize(1600, 900);
        m_page->show();
        toFront();
        m_page->activate({QStringLiteral("tickets"), {}});
        QTRY_VERIFY(m_page->isSettled() && (m_page->currentDetail() || !some));
        QTRY_VERIFY(m_page->list().hasFocus());
    }
    // The dialog that stands open, brought to the front as a desktop would.
    template <typename T>
    T *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<T *>(widget); found && found->isVisible()) {
                binnacle::test::toFront(found);
                return found;
            }
        }
        for (T *found : m_page->window()->findChildren<T *>()) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QVERIFY(focus);
        QTest::keyClick(focus, key, modifiers);
    }
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void toFront() { binnacle::test::toFront(m_page.get()); }
    [[nodiscard]] bool calledWith(const QString &part) const
    {
        return m_source->calls.filter(part).size() > 0;
    }

    std::unique_ptr<FakeSource> m_source;
    std::unique_ptr<UndoDesk> m_desk;
    std::unique_ptr<SyntaxEngine> m_syntax;
    std::unique_ptr<TicketsPage> m_page;
};

} // namespace binnacle::test
