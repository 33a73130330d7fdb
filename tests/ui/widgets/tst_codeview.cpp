// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts get colors by name or by looks; a large one arrives in chunks and is colored where it is looked at.
#include "theme/appearance.h"
#include "widgets/codeview.h"

#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestCodeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_engine.reset(); }
    void looksTellTheKind_data();
    void looksTellTheKind();
    void textsGetColors_data();
    void textsGetColors();
    void logWordsHaveMeaning();
    void colorsFollowTheTheme();
    void largeTextComesInChunks();
    void longestLineIsBroken();
    void aLaterTextReplacesTheEarlier();

private:
    static QColor colorAt(const CodeView &view, int line, const QString &word);
    std::unique_ptr<SyntaxEngine> m_engine;
};

void TestCodeView::initTestCase()
{
    applyTheme(*qApp, Scheme::Light);
    m_engine = std::make_unique<SyntaxEngine>();
}

QColor TestCodeView::colorAt(const CodeView &view, int line, const QString &word)
{
    const QTextBlock block = view.document()->findBlockByNumber(line);
    const qsizetype at = block.text().indexOf(word);
    for (const QTextLayout::FormatRange &range : block.layout()->formats())
        if (at >= range.start && at < range.start + range.length)
            return range.format.foreground().color();
    return {};
}

void TestCodeView::looksTellTheKind_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::newRow("object") << u"{\"a\": 1}"_s << u"JSON"_s;
    QTest::newRow("array over lines") << u"[\n  {\"a\": 1}]"_s << u"JSON"_s;
    QTest::newRow("syslog") << u"Nov 19 22:04:51 core-3 kernel: ge-0/0/47: link down"_s << u"IT Log"_s;
    QTest::newRow("journal in ISO") << u"2026-01-02T10:00:00+01:00 host sshd[1]: x"_s << u"IT Log"_s;
    QTest::newRow("bracketed stamp is a log, not an array")
        << u"[2026-01-02 10:00:00] ERROR x"_s << u"IT Log"_s;
    QTest::newRow("web server") << u"10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET / HTTP/1.0\" 200 1"_s
                                << u"IT Log"_s;
    QTest::newRow("sql") << u"SELECT a FROM b"_s << u"SQL"_s;
    QTest::newRow("yaml") << u"name: x\nlist:\n  - 1"_s << u"YAML"_s;
    QTest::newRow("xml") << u"<?xml version=\"1.0\"?><a/>"_s << u"XML"_s;
    QTest::newRow("shell script") << u"#!/bin/sh\necho"_s << u"Bash"_s;
    QTest::newRow("prose") << u"Since this morning pages take a minute."_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestCodeView::looksTellTheKind()
{
    QFETCH(QString, text);
    QFETCH(QString, kind);
    QCOMPARE(SyntaxEngine::guess(text), kind);
}

void TestCodeView::textsGetColors_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hint");
    QTest::addColumn<QString>("word");
    QTest::newRow("json by file name") << u"{\"state\": true, \"n\": 12}"_s << u"reply.json"_s << u"12"_s;
    QTest::newRow("json by its looks") << u"{\"state\": true, \"n\": 12}"_s << QString() << u"12"_s;
    QTest::newRow("log by file name")
        << u"Nov 19 22:04:51 core-3 kernel: link down"_s << u"switch.log"_s << u"down"_s;
    QTest::newRow("log by its looks")
        << u"Nov 19 22:04:51 core-3 kernel: link down"_s << QString() << u"core-3"_s;
    QTest::newRow("fence word log") << u"retries=412 degraded"_s << u"log"_s << u"degraded"_s;
    QTest::newRow("sql") << u"select number from ticket where id = 7"_s << u"sql"_s << u"select"_s;
    QTest::newRow("yaml") << u"name: web shop # comment"_s << u"yml"_s << u"name"_s;
    QTest::newRow("script") << u"#!/bin/bash\nif true; then echo \"x\"; fi"_s << u"fix.sh"_s
                            << u"#!/bin/bash"_s;
}

void TestCodeView::textsGetColors()
{
    QFETCH(QString, text);
    QFETCH(QString, hint);
    QFETCH(QString, word);
    CodeView view(*m_engine);
    view.resize(600, 200);
    view.show();
    view.setCode(text, hint);
    QTRY_VERIFY2(colorAt(view, 0, word).isValid(), qPrintable(word));
    QVERIFY(colorAt(view, 0, word) != Theme::light().text);
    QCOMPARE(view.toPlainText(), text);
}

void TestCodeView::logWordsHaveMeaning()
{
    CodeView view(*m_engine);
    view.resize(800, 300);
    view.show();
    view.setCode(u"Nov 19 22:04:51 core-3 kernel: ge-0/0/47: link down\n"
                 "Nov 19 22:04:55 core-3 kernel: ge-0/0/47: link up, 100 Mbps half duplex\n"
                 "10.3.0.12 - - [10/Oct/2000:13:55:36 -0700] \"GET /a HTTP/1.1\" 503 12\n"
                 "<34>1 2026-03-01T10:00:00Z fw-1 sshd[77]: Failed password for root from 10.3.0.12\n"
                 "Nov 19 22:04:56 core-3 dhcpd: lease from wlc-1 on ge-0/0/47"_s,
                 u"x.log"_s);
    QTRY_VERIFY(colorAt(view, 4, u"lease"_s).isValid() || colorAt(view, 4, u"wlc-1"_s).isValid());
    const Theme &theme = Theme::light();
    QCOMPARE(colorAt(view, 0, u"Nov"_s), theme.text3);
    QCOMPARE(colorAt(view, 0, u"down"_s), theme.bad);
    QCOMPARE(colorAt(view, 0, u"kernel"_s), theme.accent);
    QCOMPARE(colorAt(view, 1, u"up,"_s), theme.good);
    QCOMPARE(colorAt(view, 1, u"half"_s), theme.warn);
    QCOMPARE(colorAt(view, 1, u"100"_s), theme.p2);
    QCOMPARE(colorAt(view, 2, u"503"_s), theme.bad);
    QCOMPARE(colorAt(view, 2, u"10.3.0.12"_s), theme.good);
    QCOMPARE(colorAt(view, 3, u"Failed"_s), theme.bad);
    QVERIFY(colorAt(view, 4, u"core-3"_s).isValid());
    QCOMPARE(colorAt(view, 4, u"wlc-1"_s),
             colorAt(view, 4, u"core-3"_s)); // a host is one, wherever it stands
    QCOMPARE(colorAt(view, 4, u"1 on"_s), colorAt(view, 4, u"wlc"_s));
    QCOMPARE(colorAt(view, 4, u"ge-0/0/47"_s), theme.good);
}

void TestCodeView::colorsFollowTheTheme()
{
    CodeView view(*m_engine);
    view.resize(600, 200);
    view.show();
    view.setCode(u"link down"_s, u"log"_s);
    QTRY_COMPARE(colorAt(view, 0, u"down"_s), Theme::light().bad);
    applyTheme(*qApp, Scheme::Dark);
    QTRY_COMPARE(colorAt(view, 0, u"down"_s), Theme::dark().bad);
    applyTheme(*qApp, Scheme::Light);
}

void TestCodeView::largeTextComesInChunks()
{
    QString text;
    while (text.size() < (2 << 20))
        text +=
            u"Nov 19 22:04:51 core-3 kernel: ge-0/0/47: link down, retries=412 degraded from 10.3.0.12\n"_s;
    CodeView view(*m_engine);
    view.resize(800, 600);
    view.show();
    QSignalSpy spy(&view, &CodeView::completed);
    view.setCode(text, u"big.log"_s);
    QVERIFY(!view.isComplete()); // the first chunk only
    QVERIFY(view.document()->characterCount() < 2 * CodeView::kChunk);
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(view.toPlainText().size(), text.size());
    // Far below nothing is colored until it is looked at.
    const int last = view.document()->blockCount() - 2;
    QVERIFY(!colorAt(view, last, u"down"_s).isValid());
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
    QTRY_COMPARE_WITH_TIMEOUT(colorAt(view, last, u"down"_s), Theme::light().bad, 60000);
}

void TestCodeView::longestLineIsBroken()
{
    CodeView view(*m_engine);
    view.setCode(QString(5000, u'x') + u"\r\nend"_s);
    QCOMPARE(view.document()->blockCount(), 4);
    QCOMPARE(view.document()->lastBlock().text(), u"end"_s);
    QVERIFY(!view.wasCut());
    view.setCode(QString(CodeView::kLargest + 10, u'x'));
    QVERIFY(view.wasCut());
}

void TestCodeView::aLaterTextReplacesTheEarlier()
{
    CodeView view(*m_engine);
    view.resize(600, 200);
    view.show();
    view.setCode(u"link down"_s, u"log"_s);
    view.setCode(u"{\"down\": 1}"_s, u"json"_s);
    QTRY_VERIFY(colorAt(view, 0, u"1"_s).isValid());
    QCOMPARE(view.toPlainText(), u"{\"down\": 1}"_s);
    QVERIFY(colorAt(view, 0, u"down"_s) != Theme::light().bad);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestCodeView)
#include "tst_codeview.moc"
