// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/prioritymatrix.h"

#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

PriorityMatrix anyMatrix()
{
    PriorityMatrix matrix;
    for (int impact = 1; impact <= 4; ++impact) {
        for (int urgency = 1; urgency <= 4; ++urgency)
            matrix.set(impact, urgency, *rc::gen::inRange(1, 5));
    }
    return matrix;
}

// The default with one cell changed: often still one that never falls.
PriorityMatrix nearDefault()
{
    PriorityMatrix matrix;
    const int impact = *rc::gen::inRange(1, 5), urgency = *rc::gen::inRange(1, 5);
    matrix.set(impact, urgency, *rc::gen::inRange(1, 5));
    return matrix;
}

// Written apart: a pair of cells of which one is at least as grave as the other in both, for all pairs.
bool neverFalls(const PriorityMatrix &matrix)
{
    for (int a = 0; a < 16; ++a) {
        for (int b = 0; b < 16; ++b) {
            const int i = a / 4 + 1, u = a % 4 + 1, j = b / 4 + 1, v = b % 4 + 1;
            if (i <= j && u <= v && matrix.at(i, u) > matrix.at(j, v))
                return false;
        }
    }
    return true;
}

} // namespace

class TestPriorityMatrix : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDefaultIsTheOneOfTheDomain()
    {
        QCOMPARE(PriorityMatrix().text(), u"1123 1233 2334 3344"_s);
        QVERIFY(check(PriorityMatrix()).has_value());
        QCOMPARE(PriorityMatrix().at(0, 1), 0);
        QCOMPARE(PriorityMatrix().at(1, 5), 0);
    }

    void textsThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text :
             {u""_s, u"1123"_s, u"1123 1233 2334"_s, u"1123 1233 2334 3345"_s, u"1123 1233 2334 0344"_s,
              u"1123 1233 2334 3344 1111"_s, u"11234 1233 2334 3344"_s, u"1123  1233 2334 3344"_s})
            QTest::newRow(qPrintable(u'"' + text + u'"')) << text;
    }
    void textsThatAreNone()
    {
        QFETCH(QString, text);
        const auto matrix = PriorityMatrix::fromText(text);
        QVERIFY(!matrix);
        QCOMPARE(matrix.error().key, u"bad-matrix"_s);
    }

    void everyPairOfLevelsHasAPriority()
    {
        QVERIFY(rc::check("total", [] {
            const PriorityMatrix matrix = anyMatrix();
            for (int impact = 1; impact <= 4; ++impact) {
                for (int urgency = 1; urgency <= 4; ++urgency)
                    RC_ASSERT(matrix.at(impact, urgency) >= 1 && matrix.at(impact, urgency) <= 4);
            }
            RC_ASSERT(PriorityMatrix::fromText(matrix.text()) == matrix);
        }));
    }

    void onlyWhatNeverFallsIsTaken()
    {
        QVERIFY(rc::check("monotone", [] {
            const PriorityMatrix matrix = anyMatrix();
            RC_ASSERT(check(matrix).has_value() == neverFalls(matrix));
            const PriorityMatrix near = nearDefault();
            RC_ASSERT(check(near).has_value() == neverFalls(near));
        }));
        PriorityMatrix matrix;
        matrix.set(4, 4, 1);
        const auto checked = check(matrix);
        QVERIFY(!checked);
        QCOMPARE(checked.error().key, u"matrix-not-monotone"_s);
        QCOMPARE(checked.error().values.value(u"impact"_s).toInt(), 4);
        QCOMPARE(checked.error().values.value(u"urgency"_s).toInt(), 4);
        matrix.set(4, 4, 7);
        QCOMPARE(check(matrix).error().key, u"bad-matrix"_s);
    }
};

QTEST_GUILESS_MAIN(TestPriorityMatrix)
#include "tst_prioritymatrix.moc"
