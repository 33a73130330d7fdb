// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A place as a link and back: whatever stands in a filter, and nothing else that looks like a link.
#include "shell/routelink.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestRouteLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlaceComesBackFromItsLink_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QVariantMap>("args");
        QTest::newRow("a page alone") << u"periods"_s << QVariantMap();
        QTest::newRow("a number as long as an instant is")
            << u"periods"_s << QVariantMap{{u"from"_s, u"1767225600000"_s}};
        QTest::newRow("what means something in a link")
            << u"tickets"_s << QVariantMap{{u"query"_s, u"a&b=c #d %20 + ? text:\"x y\""_s}};
        QTest::newRow("letters of any language")
            << u"services"_s << QVariantMap{{u"service"_s, u"Größe 日本 ✓"_s}};
        QTest::newRow("an empty text") << u"tickets"_s << QVariantMap{{u"query"_s, QString(u""_s)}};
    }
    void aPlaceComesBackFromItsLink()
    {
        QFETCH(QString, page);
        QFETCH(QVariantMap, args);
        const QString link = linkTo({page, args});
        QVERIFY2(link.startsWith(u"binnacle:"_s + page), qPrintable(link));
        for (const QChar c : link)
            QVERIFY(c > u' ' && c < u'\x7f'); // goes through mail and chat
        const auto back = routeOf(u"  "_s + link + u'\n');
        QVERIFY(back);
        QCOMPARE(*back, (Route{page, args}));
    }

    void numbersAreTextsOnTheWayBack()
    {
        const auto back = routeOf(linkTo({u"periods"_s, {{u"from"_s, 12LL}, {u"open"_s, true}}}));
        QVERIFY(back);
        QCOMPARE(back->args.value(u"from"_s).toLongLong(), 12);
        QVERIFY(back->args.value(u"open"_s).toBool());
    }

    void otherTextsAreNoLinks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("words") << u"october 2026"_s;
        QTest::newRow("a query of ours") << u"number:INC-1"_s;
        QTest::newRow("a page of the web") << u"https://example.org/periods"_s;
        QTest::newRow("a link to a host") << u"binnacle://host/periods"_s;
        QTest::newRow("no page") << u"binnacle:"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("far too long") << QString(u"binnacle:periods?q="_s + QString(30'000, u'x'));
    }
    void otherTextsAreNoLinks()
    {
        QFETCH(QString, text);
        QVERIFY(!routeOf(text));
    }
};

} // namespace binnacle

QTEST_GUILESS_MAIN(binnacle::TestRouteLink)
#include "tst_routelink.moc"
