// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Two windows and the command line edit the same few tickets at once, each a program of its own, on both
// engines. Every edit that was told to be saved is in the ticket's history; each change begins where the one
// before it ended; and what somebody did meanwhile is overwritten only by a person who was shown it. A few
// seconds here; BINNACLE_SOAK_SECONDS=600 for the long one.
#include "app/desktopfixture.h"
#include "support/postgresqlcluster.h"
#include "tickets/ticketdialog.h"
#include "tickets/ticketform.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketspage.h"
#include "widgets/conflictview.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kTickets = 4;
constexpr int kPatience = 30'000; // milliseconds
const QStringList kFields = {u"title"_s, u"description"_s, u"service"_s};

int seconds()
{
    const int asked = qEnvironmentVariableIntValue("BINNACLE_SOAK_SECONDS");
    return asked > 0 ? asked : 4;
}

// One window and the hands at it: opens a ticket, types into one or two fields, saves, and where it is asked
// which value stands, answers. Each edit told to be saved is a line of the log.
class Editor
{
public:
    Editor(const QString &name, const QString &address, const QString &log, const QStringList &tickets)
        : m_name(name)
        , m_random(uint(qHash(name)))
        , m_tickets(tickets)
        , m_address(address)
        , m_log(log)
    {}

    // 0 where all went as it should.
    int work(int forSeconds)
    {
        Appearance appearance(*qApp, SchemeChoice::Light);
        LayoutStore layout{QString()};
        auto workspace = Workspace::open(*Location::parse(m_address));
        if (!workspace || !m_log.open(QIODevice::WriteOnly))
            return 2;
        Desktop desktop(std::move(*workspace), appearance, layout);
        m_window = &desktop.window();
        m_window->show();
        test::toFront(m_window);
        m_window->desk().go({u"tickets"_s, {{u"query"_s, QString()}}});
        m_page = qobject_cast<TicketsPage *>(m_window->host().page(u"tickets"_s));
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < forSeconds * 1000)
            if (!edit())
                return 3;
        return 0;
    }

private:
    bool edit()
    {
        const QString ticket = m_tickets[m_random.bounded(m_tickets.size())];
        m_window->desk().go({u"tickets"_s, {{u"query"_s, QString()}, {u"ticket"_s, ticket}}});
        const auto isHere = [this, ticket] {
            return m_page->isSettled() && m_page->currentDetail() &&
                   m_page->currentDetail()->ticket.id == TicketId(ticket.toLongLong());
        };
        if (!QTest::qWaitFor(isHere, kPatience))
            return complain("the ticket does not open");
        m_window->actions().action(u"ticket.edit"_s)->trigger();
        if (!QTest::qWaitFor([this] { return dialog<TicketDialog>() != nullptr; }, kPatience))
            return complain("no form");
        TicketForm &form = dialog<TicketDialog>()->form();
        TicketValues typed;
        for (int fields = 1 + m_random.bounded(2); fields > 0; --fields)
            typed.insert(kFields[m_random.bounded(int(kFields.size()))],
                         u"%1-%2"_s.arg(m_name).arg(++m_count));
        const TicketValues start = form.start();
        form.change(typed);
        QTest::qWait(m_random.bounded(60)); // others are at it, too
        QTest::keyClick(dialog<TicketDialog>(), Qt::Key_Return, Qt::ControlModifier);
        bool asked = false;
        const auto isDone = [this] { return !dialog<TicketDialog>() || dialog<ConflictView>(); };
        while (true) {
            if (!QTest::qWaitFor(isDone, kPatience))
                return complain("the form stays: " + dialog<TicketDialog>()->said().toUtf8());
            ConflictView *conflict = dialog<ConflictView>();
            if (!conflict)
                break;
            asked = true;
            QTest::keyClick(conflict, Qt::Key_Return, Qt::ControlModifier); // mine, having seen theirs
            if (!QTest::qWaitFor([this] { return !dialog<ConflictView>(); }, kPatience))
                return complain("the question stays");
            if (!QTest::qWaitFor([this] { return !dialog<TicketDialog>() || dialog<ConflictView>(); },
                                 kPatience))
                return complain("the form stays after the answer");
        }
        for (auto value = typed.constBegin(); value != typed.constEnd(); ++value) {
            const QJsonObject line{{u"ticket"_s, ticket.toLongLong()},
                                   {u"field"_s, value.key()},
                                   {u"base"_s, start.value(value.key())},
                                   {u"value"_s, value.value()},
                                   {u"asked"_s, asked}};
            m_log.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
        }
        return m_log.flush();
    }

    template <typename T>
    [[nodiscard]] T *dialog() const
    {
        for (T *found : m_window->findChildren<T *>())
            if (found->isVisible())
                return found;
        return nullptr;
    }

    bool complain(const QByteArray &what) const
    {
        std::fprintf(stderr, "%s: %s\n", qPrintable(m_name), what.constData());
        return false;
    }

    QString m_name;
    QRandomGenerator m_random;
    QStringList m_tickets; // their keys
    QString m_address;
    QFile m_log;
    MainWindow *m_window = nullptr;
    TicketsPage *m_page = nullptr;
    int m_count = 0;
};

} // namespace

class TestManyEditors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost_data();
    void nothingIsLost();

private:
    void typeAtTheCommandLine(const QString &address, const std::function<bool()> &isOver);

    struct Edit
    {
        qint64 ticket = 0;
        QString field, base, value;
        bool asked = false;
    };
    [[nodiscard]] static QList<Edit> editsIn(const QString &log);

    std::vector<TicketAct> m_tickets;
    QList<Edit> m_typed;
};

QList<TestManyEditors::Edit> TestManyEditors::editsIn(const QString &log)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Edit> edits;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject edit = QJsonDocument::fromJson(line).object();
        if (!edit.isEmpty())
            edits.append({edit.value(u"ticket"_s).toInteger(), edit.value(u"field"_s).toString(),
                          edit.value(u"base"_s).toString(), edit.value(u"value"_s).toString(),
                          edit.value(u"asked"_s).toBool()});
    }
    return edits;
}

// Without a version: whatever is there is changed, as who types a command asks for.
void TestManyEditors::typeAtTheCommandLine(const QString &address, const std::function<bool()> &isOver)
{
    QRandomGenerator random(3);
    for (int count = 1; !isOver(); ++count) {
        const TicketAct &ticket = m_tickets[size_t(random.bounded(kTickets))];
        const QString field = kFields[random.bounded(int(kFields.size()))];
        const QString value = u"ctl-%1"_s.arg(count);
        QProcess typed;
        typed.start(QStringLiteral(BINNACLECTL), {u"--workspace"_s, address, u"tickets"_s, u"set"_s,
                                                  ticket.number, u"%1=%2"_s.arg(field, value)});
        QVERIFY(QTest::qWaitFor([&typed] { return typed.state() == QProcess::NotRunning; }, kPatience));
        QVERIFY2(typed.exitCode() == 0, typed.readAllStandardError().constData());
        m_typed.append({ticket.id.value, field, {}, value, true});
    }
}

void TestManyEditors::nothingIsLost_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("two windows and the command line on a file") << Engine::Sqlite;
    QTest::newRow("two windows and the command line on a server") << Engine::Postgresql;
}

void TestManyEditors::nothingIsLost()
{
    QFETCH(Engine, engine);
    QTemporaryDir folder;
    Location location;
    location.path = folder.filePath(u"desk.binnacle"_s);
    if (engine == Engine::Postgresql) {
        QString why;
        test::PostgresqlCluster *cluster = test::PostgresqlCluster::instance(&why);
        if (!cluster && !qEnvironmentVariableIsSet("BINNACLE_REQUIRE_POSTGRESQL"))
            QSKIP(qPrintable(why));
        QVERIFY2(cluster, qPrintable(why));
        const auto made = cluster->makeDatabase();
        QVERIFY(made);
        location = *made;
    }
    WorkspaceInfo info;
    info.name = u"Northwind IT"_s;
    info.zone = u"Europe/Amsterdam"_s;
    info.currency = u"EUR"_s;
    QVERIFY(Workspace::create(location, info));
    m_tickets.clear();
    QStringList keys;
    {
        auto workspace = Workspace::open(location);
        QVERIFY(workspace);
        for (int i = 0; i < kTickets; ++i) {
            const Result<TicketAct> made =
                (*workspace)
                    ->tickets()
                    .create((*workspace)->actor(), {{u"title"_s, u"begun"_s}, {u"type"_s, u"incident"_s}})
                    .result();
            QVERIFY(made);
            m_tickets.push_back(*made);
            keys.append(QString::number(made->id.value));
        }
    }
    const QString address = location.display();
    QList<QProcess *> windows;
    for (const QString &name : {u"one"_s, u"two"_s}) {
        auto *window = new QProcess(this);
        window->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        window->start(QCoreApplication::applicationFilePath(),
                      {u"--editor"_s, name, address, folder.filePath(name), QString::number(seconds()),
                       keys.join(u',')});
        QVERIFY(window->waitForStarted());
        windows.append(window);
    }
    m_typed.clear();
    typeAtTheCommandLine(address, [&windows] {
        return std::all_of(windows.begin(), windows.end(),
                           [](const QProcess *window) { return window->state() == QProcess::NotRunning; });
    });
    QList<Edit> edits = m_typed;
    for (int i = 0; i < windows.size(); ++i) {
        QCOMPARE(windows[i]->exitStatus(), QProcess::NormalExit);
        QCOMPARE(windows[i]->exitCode(), 0);
        const QList<Edit> its = editsIn(folder.filePath(i == 0 ? u"one"_s : u"two"_s));
        QVERIFY2(its.size() >= 2, qPrintable(u"window %1 saved %2"_s.arg(i + 1).arg(its.size())));
        edits += its;
    }
    QVERIFY(m_typed.size() >= 2);

    auto workspace = Workspace::open(location);
    QVERIFY(workspace);
    for (const TicketAct &ticket : m_tickets) {
        TicketRef ref;
        ref.id = ticket.id;
        const Result<TicketDetail> detail =
            (*workspace)->ticketQueries().detail((*workspace)->actor(), ref).result();
        QVERIFY(detail);
        QHash<QString, QString> standing;
        QHash<QString, QString> before; // what stood before a value came
        for (const HistoryRow &row : detail->history) {
            if (!kFields.contains(row.field))
                continue;
            if (standing.contains(row.field))
                QCOMPARE(row.before, standing.value(row.field));
            standing.insert(row.field, row.after);
            before.insert(row.field + u'=' + row.after, row.before);
        }
        QCOMPARE(detail->ticket.title, standing.value(u"title"_s, u"begun"_s));
        for (const Edit &edit : edits) {
            if (edit.ticket != detail->ticket.id.value)
                continue;
            const QString key = edit.field + u'=' + edit.value;
            QVERIFY2(before.contains(key),
                     qPrintable(u"%1 %2 was saved and is lost"_s.arg(ticket.number, key)));
            if (!edit.asked)
                QCOMPARE(before.value(key), edit.base);
        }
    }
    qInfo("%d edits, %d at the command line, %d of them after a question", int(edits.size()),
          int(m_typed.size()), int(std::count_if(edits.begin(), edits.end(), [](const Edit &edit) {
              return edit.asked && !edit.base.isEmpty();
          })));
}

} // namespace binnacle

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--editor"_L1) {
        binnacle::Editor editor(arguments.value(2), arguments.value(3), arguments.value(4),
                                arguments.value(6).split(u','));
        return editor.work(arguments.value(5).toInt());
    }
    binnacle::TestManyEditors test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_manyeditors.moc"
