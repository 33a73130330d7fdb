// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent does all day, by keys alone: each in at most four key strokes beside the text typed, from the
// list, with the mouse out of play. What counts is what the workspace then holds.
#include "app/desktopfixture.h"
#include "tickets/replybox.h"
#include "tickets/ticketlistview.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketspage.h"
#include "tickets/ticketview.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QListWidget>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMostStrokes = 4;

// A stroke, or what is typed between.
struct Step
{
    QKeyCombination key = Qt::Key_unknown;
    QString text = {};
};
using Steps = QList<Step>;
// What the workspace, or the window, is to hold after it.
using Done = std::function<bool(const TicketDetail &before, const TicketDetail &now)>;

} // namespace

class TestAgentKeys : public test::DesktopFixture
{
    Q_OBJECT

public:
    // Nothing is pressed or moved by a mouse while this runs.
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonRelease)
            ++m_mouse;
        return QObject::eventFilter(watched, event);
    }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void cleanup();
    void tasks_data();
    void tasks();
    void chordsGoToPages_data();
    void chordsGoToPages();

private:
    [[nodiscard]] TicketDetail stored(TicketId id)
    {
        TicketRef ref;
        ref.id = id;
        Workspace &workspace = m_desktop->workspace();
        return workspace.ticketQueries().detail(workspace.actor(), ref).result().value_or(TicketDetail());
    }
    [[nodiscard]] static QWidget *takesKeys()
    {
        if (QWidget *dialog = QApplication::activeModalWidget(); dialog && dialog->focusWidget())
            return dialog->focusWidget();
        return QApplication::focusWidget();
    }
    void press(const Step &step)
    {
        QCoreApplication::processEvents();
        if (QWidget *dialog = QApplication::activeModalWidget())
            test::toFront(dialog); // as a desktop would
        QVERIFY(takesKeys());
        if (step.text.isEmpty())
            QTest::keyClick(takesKeys(), step.key.key(), step.key.keyboardModifiers());
        else
            QTest::keyClicks(takesKeys(), step.text);
    }
    [[nodiscard]] bool begin(const QString &query)
    {
        m_desktop->window().desk().go({u"tickets"_s, {{u"query"_s, query}, {u"sort"_s, u"number"_s}}});
        test::toFront(&m_desktop->window());
        const auto ready = [this] { return m_page->isSettled() && m_page->model().rowCount() > 1; };
        if (!QTest::qWaitFor(ready, kPatience))
            return false;
        m_page->list().setCurrentIndex(m_page->model().index(0, 0));
        m_page->list().setFocus();
        const auto shownAndHeld = [this] {
            return m_page->isSettled() && m_page->currentDetail() && m_page->list().hasFocus() &&
                   m_page->list().currentTicket() == shown();
        };
        return QTest::qWaitFor(shownAndHeld, kPatience);
    }
    [[nodiscard]] TicketId shown() const { return m_page->view().ticket(); }

    TicketsPage *m_page = nullptr;
    int m_mouse = 0;
    QHash<QString, Done> m_done;
};

void TestAgentKeys::initTestCase()
{
    QVERIFY(make(true) && open());
    m_page = page<TicketsPage>(u"tickets"_s);
    m_desktop->window().resize(1600, 900);
    showWindow();
    qApp->installEventFilter(this);
}

void TestAgentKeys::cleanupTestCase()
{
    qApp->removeEventFilter(this);
    close();
}

void TestAgentKeys::cleanup()
{
    while (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
        dialog->reject();
        QCoreApplication::processEvents();
    }
}

void TestAgentKeys::tasks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<Steps>("steps");
    const auto row = [this](const char *name, const QString &query, const Steps &steps, Done done) {
        QTest::newRow(name) << query << steps;
        m_done.insert(QString::fromLatin1(name), std::move(done));
    };
    const QString open = u"state:in_progress"_s;
    const Step send{QKeyCombination(Qt::ControlModifier, Qt::Key_Return), {}};
    const Step enter{Qt::Key_Return, {}};
    row("take a ticket", open, {{Qt::Key_I, {}}}, [this](const auto &, const auto &now) {
        return now.ticket.assignee.name == m_desktop->workspace().actor().name;
    });
    row("assign to a team", u"state:in_progress -team:collaboration"_s,
        {{Qt::Key_A, {}}, {{}, u"Collaboration"_s}, enter},
        [](const auto &, const auto &now) { return now.ticket.team.name == u"Collaboration"_s; });
    row("reply", open, {{Qt::Key_R, {}}, {{}, u"We are on it."_s}, send},
        [](const auto &before, const auto &now) {
            return now.conversation.size() == before.conversation.size() + 1 &&
                   now.conversation.back().kind == MessageKind::Public;
        });
    row("note", open, {{Qt::Key_N, {}}, {{}, u"Seen before."_s}, send},
        [](const auto &before, const auto &now) {
            return now.conversation.size() == before.conversation.size() + 1 &&
                   now.conversation.back().kind == MessageKind::Internal;
        });
    row("change the state", open,
        {{Qt::Key_S, {}}, {{}, u"Pend"_s}, enter, {{}, u"Waits for the vendor"_s}, send},
        [](const auto &, const auto &now) { return now.ticket.state == u"pending"_s; });
    row("resolve", open, {{Qt::Key_D, {}}, {{}, u"Restarted it."_s}, send},
        [](const auto &, const auto &now) {
            return now.ticket.state == u"resolved"_s && now.ticket.resolution == u"Restarted it."_s;
        });
    row("reopen", u"state:resolved"_s, {{QKeyCombination(Qt::ShiftModifier, Qt::Key_D), {}}},
        [](const auto &, const auto &now) { return now.ticket.state == u"in_progress"_s; });
    row("the next ticket", open, {{Qt::Key_J, {}}}, [this](const auto &before, const auto &) {
        return shown().isValid() && shown() != before.ticket.id;
    });
    row("open a ticket and go back", open, {enter, {Qt::Key_Escape, {}}},
        [this](const auto &before, const auto &) {
            return !m_page->isOpen() && shown() == before.ticket.id && m_page->list().hasFocus();
        });
    row("look at the course", open, {{Qt::Key_T, {}}, {Qt::Key_Escape, {}}},
        [](const auto &before, const auto &now) {
            return now.ticket.rowVersion == before.ticket.rowVersion;
        });
    row("copy the number", open, {{Qt::Key_C, {}}}, [](const auto &before, const auto &) {
        return QGuiApplication::clipboard()->text() == before.ticket.number;
    });
    row("take it back", open, {{Qt::Key_I, {}}, {QKeyCombination(Qt::ControlModifier, Qt::Key_Z), {}}},
        [](const auto &before, const auto &now) {
            return now.ticket.rowVersion > before.ticket.rowVersion &&
                   now.ticket.assignee.name == before.ticket.assignee.name;
        });
}

void TestAgentKeys::tasks()
{
    QFETCH(QString, query);
    QFETCH(Steps, steps);
    const Done done = m_done.value(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(begin(query));
    const TicketDetail before = stored(shown());
    QVERIFY(before.ticket.id.isValid());
    m_mouse = 0;
    int strokes = 0;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        strokes += steps.at(i).text.isEmpty() ? 1 : 0;
        press(steps.at(i));
        if (QTest::currentTestFailed())
            return;
        // What a hand waits for: the sheet is there, what was sent is stored.
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), kPatience);
        if (steps.at(i).key == QKeyCombination(Qt::Key_I) && i + 1 < steps.size())
            QTRY_VERIFY_WITH_TIMEOUT(m_desktop->window().actions().action(u"edit.undo"_s)->isEnabled() &&
                                         stored(before.ticket.id).ticket.rowVersion >
                                             before.ticket.rowVersion,
                                     kPatience);
        const QWidget *sheet = QApplication::activeModalWidget();
        const auto *found = sheet ? sheet->findChild<QListWidget *>() : nullptr;
        if (found && !steps.at(i).text.isEmpty()) // the names have come
            QTRY_VERIFY_WITH_TIMEOUT(
                found->currentItem() && found->currentItem()->text().startsWith(steps.at(i).text), kPatience);
        QTest::qWait(30);
    }
    QVERIFY2(strokes <= kMostStrokes, qPrintable(QString::number(strokes)));
    QCOMPARE(m_mouse, 0);
    QTRY_VERIFY_WITH_TIMEOUT(done(before, stored(before.ticket.id)), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(!QApplication::activeModalWidget(), 15'000);
    if (m_page->view().reply().edit()->hasFocus())
        press({Qt::Key_Escape, {}});
}

void TestAgentKeys::chordsGoToPages_data()
{
    QTest::addColumn<int>("letter");
    QTest::addColumn<QString>("page");
    QTest::newRow("G, H goes home") << int(Qt::Key_H) << u"home"_s;
    QTest::newRow("G, T goes to the tickets") << int(Qt::Key_T) << u"tickets"_s;
    QTest::newRow("G, S goes to the services") << int(Qt::Key_S) << u"services"_s;
    QTest::newRow("G, P goes to the periods") << int(Qt::Key_P) << u"periods"_s;
    QTest::newRow("G, I goes to the import") << int(Qt::Key_I) << u"import"_s;
}

// Where T, S, P and I alone are acts of the page left.
void TestAgentKeys::chordsGoToPages()
{
    QFETCH(int, letter);
    QFETCH(QString, page);
    QVERIFY(begin(u"state:in_progress"_s));
    const qint64 version = stored(shown()).ticket.rowVersion;
    const TicketId ticket = shown();
    press({Qt::Key_G, {}});
    press({QKeyCombination(Qt::Key(letter)), {}});
    QCOMPARE(m_desktop->window().host().current().page, page);
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(stored(ticket).ticket.rowVersion, version);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestAgentKeys)
#include "tst_agentkeys.moc"
