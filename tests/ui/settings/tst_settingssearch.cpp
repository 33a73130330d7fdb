// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settingssearch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestSettingsSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreFoundByWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("a label") << u"default zone"_s << QStringList{u"zone"_s};
        QTest::newRow("its beginning, whatever the case") << u"DEF"_s << QStringList{u"zone"_s};
        QTest::newRow("words in another order") << u"zone default"_s << QStringList{u"zone"_s};
        QTest::newRow("a word that stands nowhere") << u"zone banana"_s << QStringList{};
        QTest::newRow("a further word") << u"money"_s << QStringList{u"currency"_s};
        QTest::newRow("without accents") << u"munzen"_s << QStringList{u"currency"_s};
        QTest::newRow("the pane's title, each row of it")
            << u"workspace"_s << QStringList{u"name"_s, u"zone"_s, u"currency"_s};
        QTest::newRow("a label goes before a word") << u"name"_s << QStringList{u"name"_s, u"login"_s};
        QTest::newRow("nothing typed") << u"  "_s << QStringList{};
    }

    void rowsAreFoundByWords()
    {
        QFETCH(QString, text);
        const QList<SettingsPlace> all{
            {u"people"_s, u"People"_s, u"login"_s, u"Sign-in"_s, u"account name"_s},
            {u"workspace"_s, u"Workspace"_s, u"name"_s, u"Name"_s, u"company"_s},
            {u"workspace"_s, u"Workspace"_s, u"zone"_s, u"Default zone"_s, u"hours"_s},
            {u"workspace"_s, u"Workspace"_s, u"currency"_s, u"Currency"_s, u"money Münzen"_s}};
        QStringList rows;
        for (const SettingsPlace &place : findSettings(all, text))
            rows.append(place.row);
        QTEST(rows, "rows");
    }
};

QTEST_GUILESS_MAIN(TestSettingsSearch)
#include "tst_settingssearch.moc"
