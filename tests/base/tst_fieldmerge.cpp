// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fieldmerge.h"

#include <QRandomGenerator>
#include <QTest>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestFieldMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
    void noFieldIsLost();
};

namespace {

const FieldConflict *conflictOf(const FieldMerge &merge, const QString &field)
{
    for (const FieldConflict &conflict : merge.conflicts) {
        if (conflict.field == field)
            return &conflict;
    }
    return nullptr;
}

} // namespace

void TestFieldMerge::merges_data()
{
    QTest::addColumn<FieldValues>("mine");
    QTest::addColumn<FieldValues>("theirs");
    QTest::addColumn<FieldValues>("sent");
    QTest::addColumn<QStringList>("asked");
    const QString title = u"title"_s, team = u"team"_s;
    QTest::newRow("what only I changed is sent")
        << FieldValues{{title, u"b"_s}} << FieldValues{} << FieldValues{{title, u"b"_s}} << QStringList();
    QTest::newRow("what only they changed is left")
        << FieldValues{{title, u"a"_s}} << FieldValues{{title, u"c"_s}} << FieldValues{} << QStringList();
    QTest::newRow("two fields merge") << FieldValues{{title, u"b"_s}} << FieldValues{{team, u"c"_s}}
                                      << FieldValues{{title, u"b"_s}} << QStringList();
    QTest::newRow("the same done twice is done")
        << FieldValues{{title, u"b"_s}} << FieldValues{{title, u"b"_s}} << FieldValues{} << QStringList();
    QTest::newRow("what both changed is asked")
        << FieldValues{{title, u"b"_s}, {team, u"b"_s}} << FieldValues{{title, u"c"_s}}
        << FieldValues{{team, u"b"_s}} << QStringList{title};
    QTest::newRow("emptied here, changed there, is asked")
        << FieldValues{{title, {}}} << FieldValues{{title, u"c"_s}} << FieldValues{} << QStringList{title};
    QTest::newRow("emptied there, changed here, is asked")
        << FieldValues{{title, u"b"_s}} << FieldValues{{title, {}}} << FieldValues{} << QStringList{title};
}

void TestFieldMerge::merges()
{
    QFETCH(FieldValues, mine);
    QFETCH(FieldValues, theirs);
    QFETCH(QStringList, asked);
    const FieldMerge merge = mergeFields({{u"title"_s, u"a"_s}, {u"team"_s, u"a"_s}}, mine, theirs);
    QTEST(merge.values, "sent");
    QStringList fields;
    for (const FieldConflict &conflict : merge.conflicts)
        fields.append(conflict.field);
    QCOMPARE(fields, asked);
}

// Whatever both sides do: each change of either is what stands after the merge, or is put before a person
// with all three values; nothing else is written.
void TestFieldMerge::noFieldIsLost()
{
    const QStringList values = {{}, u"a"_s, u"b"_s, u"c"_s};
    QRandomGenerator random(20260102);
    for (int round = 0; round < 10'000; ++round) {
        FieldValues base, mine, theirs;
        const int fields = random.bounded(1, 9);
        for (int i = 0; i < fields; ++i) {
            const QString field = u"field%1"_s.arg(i);
            base.insert(field, values.at(random.bounded(4)));
            if (random.bounded(3) > 0)
                mine.insert(field, values.at(random.bounded(4)));
            if (random.bounded(3) > 0)
                theirs.insert(field, values.at(random.bounded(4)));
        }
        const FieldMerge merge = mergeFields(base, mine, theirs);
        QVERIFY(
            std::is_sorted(merge.conflicts.begin(), merge.conflicts.end(),
                           [](const FieldConflict &a, const FieldConflict &b) { return a.field < b.field; }));
        for (auto field = base.cbegin(); field != base.cend(); ++field) {
            const QString was = field.value();
            const QString wanted = mine.value(field.key(), was), is = theirs.value(field.key(), was);
            const QString stands = merge.values.value(field.key(), is);
            const FieldConflict *conflict = conflictOf(merge, field.key());
            if (conflict) {
                QVERIFY(wanted != was && is != was && wanted != is);
                QVERIFY(!merge.values.contains(field.key()));
                QCOMPARE(*conflict, (FieldConflict{field.key(), was, wanted, is}));
            } else {
                QCOMPARE(stands, wanted != was ? wanted : is);
                QVERIFY(!merge.values.contains(field.key()) || stands != is); // no write for nothing
            }
        }
        for (auto sent = merge.values.cbegin(); sent != merge.values.cend(); ++sent)
            QVERIFY(mine.contains(sent.key()));
        // What merged stands: merged again with what is there now, there is nothing left to do.
        FieldValues after = theirs;
        after.insert(merge.values);
        FieldValues settled = mine;
        for (const FieldConflict &conflict : merge.conflicts)
            settled.remove(conflict.field);
        const FieldMerge again = mergeFields(base, settled, after);
        QVERIFY(again.values.isEmpty() && again.conflicts.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestFieldMerge)
#include "tst_fieldmerge.moc"
