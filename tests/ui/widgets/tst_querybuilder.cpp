// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The query builder by keyboard alone: lines come, change and go; text, words and hits follow; nothing typed
// is lost.
#include "base/fold.h"
#include "base/readyfuture.h"
#include "query/ticketfields.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "widgets/querybuilder.h"
#include "widgets/querybuilderrow.h"
#include "widgets/valueedit.h"

#include <QApplication>
#include <QComboBox>
#include <QPointer>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestQueryBuilder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { delete m_builder; }
    void showsWhatStandsInTheBar();
    void everyLineCanBeLeftAsItIs_data();
    void everyLineCanBeLeftAsItIs();
    void aQueryIsMadeWithKeysAlone();
    void namesAreOfferedOneAfterTheOther();
    void deleteTakesALineAway();
    void aWrongValueIsNamedAndNotApplied();
    void aTextThatIsNoQueryIsKeptToBeMended();
    void hitsAreOfTheLinesThereAre();
    void linesWithoutAValueAskForNothing();
    void anotherComparisonKeepsWhatItCan();
    void escapeAppliesNothing();
    void pictures();

private:
    void start(const QString &text);
    [[nodiscard]] QueryBuilderRow &row(qsizetype at) const { return *m_builder->rows().at(at); }
    static void choose(QComboBox &box, const QString &text) { box.setCurrentIndex(box.findText(text)); }

    QPointer<QueryBuilder> m_builder;
    std::vector<std::pair<QString, std::shared_ptr<QPromise<Result<qint64>>>>> m_asked;
};

void TestQueryBuilder::init()
{
    applyTheme(*qApp, Scheme::Light);
    m_asked.clear();
    m_builder = new QueryBuilder(
        ticketQueryLanguage(),
        [](const QString &field, const QString &prefix, int) {
            QStringList names;
            for (const QString &name : {u"Network"_s, u"Group 70"_s, u"Sales, North"_s}) {
                if (field == u"team"_s && fold(name).startsWith(prefix))
                    names << name;
            }
            return names;
        },
        [this](const QString &query) {
            auto promise = std::make_shared<QPromise<Result<qint64>>>();
            promise->start();
            m_asked.emplace_back(query, promise);
            return promise->future();
        },
        nullptr);
}

void TestQueryBuilder::start(const QString &text)
{
    m_builder->start(text);
    m_builder->show();
    m_builder->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_builder));
}

void TestQueryBuilder::showsWhatStandsInTheBar()
{
    start(u"state:open,new -team:\"Group 70\" opened:<7d (vpn or major:yes)"_s);
    QCOMPARE(m_builder->rows().size(), 4);
    QCOMPARE(row(0).value().text(), u"open, new"_s);
    QCOMPARE(row(1).comparison().currentText(), u"is not"_s);
    QCOMPARE(row(1).value().text(), u"Group 70"_s);
    QCOMPARE(row(2).comparison().currentText(), u"within the last"_s);
    QCOMPARE(row(3).value().text(), u"vpn or major:yes"_s);
    QCOMPARE(m_builder->canonical(), u"state:open,new -team:\"Group 70\" opened:<7d (vpn or major:yes)"_s);
    QVERIFY2(m_builder->echo().startsWith(u"State is Open or New, and Team is not Group 70"_s),
             qPrintable(m_builder->echo()));
}

void TestQueryBuilder::everyLineCanBeLeftAsItIs_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {u"state:open"_s, u"-state:\"Awaiting Vendor\""_s, u"priority:1,2 -impact:>2"_s, u"priority:2..3"_s,
          u"major:yes breached:no"_s, u"-major:yes"_s, u"team:none -due:none"_s, u"assignee:me,none"_s,
          u"tag:\"a,b\",\"none\""_s, u"opened:2026-01..2026-03"_s, u"opened:7d..2d -resolved:<2w"_s,
          u"updated:>=2026-01-01"_s, u"has:due,tag"_s, u"number:INC-1"_s, u"vpn -\"two words\""_s,
          u"a or b or team:x"_s, u"-(a b)"_s, u"()or a"_s, u"-updated:2026"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestQueryBuilder::everyLineCanBeLeftAsItIs()
{
    QFETCH(QString, text);
    m_builder->start(text);
    QCOMPARE(m_builder->canonical(), ticketQueryLanguage().parse(text)->canonical());
}

void TestQueryBuilder::aQueryIsMadeWithKeysAlone()
{
    start({});
    QSignalSpy applied(m_builder, &QueryBuilder::applied);
    QVERIFY(row(0).field().hasFocus());
    QTest::keyClicks(&row(0).field(), u"Tea"_s);
    QCOMPARE(row(0).field().currentText(), u"Team"_s);
    QTest::keyClick(&row(0).field(), Qt::Key_Return);
    QVERIFY(row(0).comparison().hasFocus());
    QTest::keyClick(&row(0).comparison(), Qt::Key_Return);
    QVERIFY(row(0).value().hasFocus());
    QTest::keyClicks(&row(0).value(), u"gro"_s);
    QTest::keyClick(&row(0).value(), Qt::Key_Down);
    QTest::keyClick(&row(0).value(), Qt::Key_Return); // takes the name
    QCOMPARE(row(0).value().text(), u"Group 70"_s);
    QTest::keyClick(&row(0).value(), Qt::Key_Return); // goes on
    QCOMPARE(m_builder->rows().size(), 2);
    QVERIFY(row(1).field().hasFocus());
    QTest::keyClicks(&row(1).field(), u"Wor"_s);
    row(1).focusValue();
    QTest::keyClicks(&row(1).value(), u"vpn"_s);
    QTest::keyClick(&row(1).value(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(applied.count(), 1);
    QCOMPARE(applied.constFirst().constFirst().toString(), u"team:\"Group 70\" vpn"_s);
}

void TestQueryBuilder::namesAreOfferedOneAfterTheOther()
{
    start(u"team:x"_s);
    row(0).focusValue();
    row(0).value().clear();
    QTest::keyClicks(&row(0).value(), u"sal"_s);
    QTest::keyClick(&row(0).value(), Qt::Key_Down);
    QTest::keyClick(&row(0).value(), Qt::Key_Tab);
    QCOMPARE(row(0).value().text(), u"\"Sales, North\""_s);
    QTest::keyClicks(&row(0).value(), u", net"_s);
    QVERIFY(row(0).value().isOffering());
    QTest::keyClick(&row(0).value(), Qt::Key_Down);
    QTest::keyClick(&row(0).value(), Qt::Key_Return);
    QCOMPARE(row(0).value().text(), u"\"Sales, North\", Network"_s);
    QCOMPARE(m_builder->canonical(), u"team:\"Sales, North\",Network"_s);
}

void TestQueryBuilder::deleteTakesALineAway()
{
    start(u"state:open team:a vpn"_s);
    row(1).focusField();
    QTest::keyClick(&row(1).field(), Qt::Key_Delete);
    QCOMPARE(m_builder->canonical(), u"state:open vpn"_s);
    QVERIFY(row(1).field().hasFocus());
    row(0).focusValue();
    QTest::keyClick(&row(0).value(), Qt::Key_Delete, Qt::ControlModifier);
    QCOMPARE(m_builder->canonical(), u"vpn"_s);
    QTest::keyClick(&row(0).field(), Qt::Key_Delete);
    QCOMPARE(m_builder->canonical(), QString());
    QCOMPARE(m_builder->rows().size(), 1);
}

void TestQueryBuilder::aWrongValueIsNamedAndNotApplied()
{
    start(u"state:open priority:1"_s);
    QSignalSpy applied(m_builder, &QueryBuilder::applied);
    row(1).value().clear();
    row(1).focusValue();
    QTest::keyClicks(&row(1).value(), u"7"_s);
    QVERIFY(!m_builder->canonical());
    QVERIFY2(row(1).problem().contains(u"7"_s), qPrintable(row(1).problem()));
    QVERIFY(row(0).problem().isEmpty());
    m_builder->apply();
    QCOMPARE(applied.count(), 0);
    row(1).value().clear();
    QTest::keyClicks(&row(1).value(), u"P2"_s);
    QCOMPARE(m_builder->canonical(), u"state:open priority:2"_s);
    QVERIFY(row(1).problem().isEmpty());
}

void TestQueryBuilder::aTextThatIsNoQueryIsKeptToBeMended()
{
    start(u"state:open (team:a"_s);
    QCOMPARE(m_builder->rows().size(), 1);
    QCOMPARE(row(0).value().text(), u"state:open (team:a"_s);
    QVERIFY(!row(0).problem().isEmpty());
    row(0).value().setFocus();
    QTest::keyClick(&row(0).value(), Qt::Key_End);
    QTest::keyClicks(&row(0).value(), u")"_s);
    QCOMPARE(m_builder->canonical(), u"state:open team:a"_s);
}

void TestQueryBuilder::hitsAreOfTheLinesThereAre()
{
    start(u"state:open"_s);
    QTRY_COMPARE(m_asked.size(), size_t(1));
    QCOMPARE(m_asked[0].first, u"state:open"_s);
    row(0).focusValue();
    QTest::keyClicks(&row(0).value(), u", new"_s);
    QTRY_COMPARE(m_asked.size(), size_t(2));
    const auto answer = [this](size_t which, qint64 count) {
        m_asked[which].second->addResult(Result<qint64>(count));
        m_asked[which].second->finish();
    };
    answer(1, 12);
    QTRY_COMPARE(m_builder->hits(), u"12 tickets"_s);
    answer(0, 5); // late, of the lines before
    QTest::qWait(1);
    QCOMPARE(m_builder->hits(), u"12 tickets"_s);
}

void TestQueryBuilder::linesWithoutAValueAskForNothing()
{
    start(u"state:open"_s);
    QueryBuilderRow *added = m_builder->addRow();
    choose(added->field(), u"Team"_s);
    QCOMPARE(m_builder->canonical(), u"state:open"_s);
    choose(added->comparison(), u"is empty"_s);
    QCOMPARE(m_builder->canonical(), u"state:open team:none"_s);
}

void TestQueryBuilder::anotherComparisonKeepsWhatItCan()
{
    start(u"priority:2,3"_s);
    choose(row(0).comparison(), u"is not"_s);
    QCOMPARE(m_builder->canonical(), u"-priority:2,3"_s);
    choose(row(0).comparison(), u"at most"_s);
    QCOMPARE(m_builder->canonical(), u"priority:<=2"_s);
    choose(row(0).comparison(), u"between"_s);
    row(0).second().setFocus();
    QTest::keyClicks(&row(0).second(), u"4"_s);
    QCOMPARE(m_builder->canonical(), u"priority:2..4"_s);
}

void TestQueryBuilder::escapeAppliesNothing()
{
    start(u"state:open"_s);
    QSignalSpy applied(m_builder, &QueryBuilder::applied);
    row(0).value().setFocus();
    QTest::keyClick(&row(0).value(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(row(0).value().isOffering());
    QTest::keyClick(&row(0).value(), Qt::Key_Escape); // the list alone
    QVERIFY(m_builder && m_builder->isVisible());
    QTest::keyClick(&row(0).value(), Qt::Key_Escape);
    QTRY_VERIFY(!m_builder);
    QCOMPARE(applied.count(), 0);
}

// With BINNACLE_SHOTS set to a folder.
void TestQueryBuilder::pictures()
{
    const QString shots = qEnvironmentVariable("BINNACLE_SHOTS");
    if (shots.isEmpty())
        QSKIP("BINNACLE_SHOTS is not set");
    chooseFont(*qApp);
    for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
        delete m_builder;
        init();
        applyTheme(*qApp, scheme);
        start(
            u"state:open,pending team:Network,\"Group 70\" priority:<=2 -opened:<7d (vpn or major:yes) due:none"_s);
        row(2).focusValue();
        row(2).value().clear();
        QTest::keyClicks(&row(2).value(), u"7"_s);
        QTest::qWait(300);
        QVERIFY(m_builder->grab().save(shots + u"/builder-%1.png"_s.arg(int(scheme))));
        row(2).value().clear();
        QTest::keyClicks(&row(2).value(), u"2"_s);
        row(1).focusValue();
        QTest::keyClick(&row(1).value(), Qt::Key_End);
        QTest::keyClicks(&row(1).value(), u", "_s);
        QTest::keyClick(&row(1).value(), Qt::Key_Down);
        QTest::qWait(300);
        QVERIFY(m_builder->grab().save(shots + u"/builder-list-%1.png"_s.arg(int(scheme))));
    }
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestQueryBuilder)
#include "tst_querybuilder.moc"
