// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Layouts come back from JSON as they were, whatever another hand wrote; row colors leave text readable.

#include "lists/listlayout.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestListLayout : public QObject
{
    Q_OBJECT

private:
    static ListLayout whole()
    {
        ListLayout layout;
        layout.columns = {{u"number"_s, 120}, {u"from the future"_s, 0}, {u"title"_s, 0}};
        layout.sort = u"-updated"_s;
        layout.group = u"team"_s;
        layout.density = Density::Roomy;
        layout.rules = {{u"Urgent"_s, u"priority:1"_s, u"red"_s}, {u"Late"_s, u"due:<0d"_s, u"yellow"_s}};
        return layout;
    }

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const QJsonDocument text =
            QJsonDocument::fromJson(QJsonDocument(whole().toJson()).toJson(QJsonDocument::Compact));
        QCOMPARE(ListLayout::of(text.object()), whole()); // the column nobody knows here, too
        QVERIFY(ListLayout().toJson().isEmpty());
        QCOMPARE(ListLayout::of({}), ListLayout());
    }

    void whatIsWrittenByAnotherHandIsTakenAsFarAsItGoes_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rules");
        QTest::newRow("texts where lists should be")
            << QByteArray(R"({"columns": "number", "colors": 7})") << 0 << 0;
        QTest::newRow("a column twice, one without a name")
            << QByteArray(R"({"columns": [{"field":"a"},{"field":"a"},{"width":3},7]})") << 1 << 0;
        QTest::newRow("a rule without a query")
            << QByteArray(R"({"colors": [{"name":"x","color":"red"},{"name":"y","query":"z"}]})") << 0 << 1;
        QTest::newRow("a density nobody knows") << QByteArray(R"({"density": "airy", "sort": 3})") << 0 << 0;
    }

    void whatIsWrittenByAnotherHandIsTakenAsFarAsItGoes()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, columns);
        QFETCH(int, rules);
        const ListLayout layout = ListLayout::of(QJsonDocument::fromJson(json).object());
        QCOMPARE(int(layout.columns.size()), columns);
        QCOMPARE(int(layout.rules.size()), rules);
        QVERIFY(!layout.density);
        QVERIFY(layout.sort.isEmpty());
    }

    void widthsAreThoseOfColumns()
    {
        const QJsonObject wide{{u"field"_s, u"a"_s}, {u"width"_s, 1e9}};
        const QJsonObject narrow{{u"field"_s, u"b"_s}, {u"width"_s, -5}};
        const ListLayout layout = ListLayout::of({{u"columns"_s, QJsonArray{wide, narrow}}});
        QVERIFY(layout.columns.at(0).width <= 2000);
        QCOMPARE(layout.columns.at(1).width, 0);
    }

    void textOnAColoredRowIsReadable_data()
    {
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QString>("color");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            for (const RowColor &color : rowColors())
                QTest::addRow("%s in %s colors", color.name, scheme == Scheme::Dark ? "dark" : "light")
                    << int(scheme) << QString::fromLatin1(color.name);
        }
    }

    void textOnAColoredRowIsReadable()
    {
        QFETCH(int, scheme);
        QFETCH(QString, color);
        const Theme &theme = Theme::of(Scheme(scheme));
        for (const QColor &under : {theme.surface, theme.hover}) {
            const QColor tint = rowTint(theme, color, under);
            QVERIFY(tint != under);
            for (const QColor &ink : {theme.text, theme.text2})
                QVERIFY2(contrast(ink, tint) >= 4.5, qPrintable(QString::number(contrast(ink, tint))));
            QVERIFY(contrast(rowColor(theme, color), tint) >= 3.0); // the letter that marks it
        }
        QVERIFY(!rowColorLabel(color).isEmpty());
        QCOMPARE(rowTint(theme, u"no such color"_s, theme.surface), theme.surface);
    }
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestListLayout)
#include "tst_listlayout.moc"
