// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagefields.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

Outage drawn()
{
    Outage outage;
    outage.isMaintenance = *rc::gen::arbitrary<bool>();
    outage.isEstimated = *rc::gen::arbitrary<bool>();
    outage.from = *rc::gen::inRange<qint64>(0, 4'000'000'000'000);
    if (*rc::gen::arbitrary<bool>())
        outage.to = outage.from + *rc::gen::inRange<qint64>(1, 100'000'000);
    outage.degree = Degree(*rc::gen::inRange(0, 4));
    outage.title = QString::number(*rc::gen::inRange(0, 3));
    return outage;
}

} // namespace

class TestOutageFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // What they say of one makes the other of any: to the millisecond.
    void fieldsAreAllOfIt()
    {
        QVERIFY(rc::check([] {
            const Outage wanted = drawn(), any = drawn();
            RC_ASSERT(withFields(any, outageFields(wanted)) == wanted);
            RC_ASSERT(withFields(wanted, {}) == wanted);
        }));
    }

    // Two edits of one outage, merged: each field as the one left it who changed it.
    void editsMerge()
    {
        QVERIFY(rc::check([] {
            const Outage base = drawn(), mine = drawn(), theirs = drawn();
            const FieldMerge merge =
                mergeFields(outageFields(base), outageFields(mine), outageFields(theirs));
            const FieldValues after = outageFields(withFields(theirs, merge.values));
            const FieldValues was = outageFields(base), wanted = outageFields(mine),
                              is = outageFields(theirs);
            for (auto field = was.cbegin(); field != was.cend(); ++field) {
                const bool iDid = wanted.value(field.key()) != *field,
                           theyDid = is.value(field.key()) != *field;
                RC_ASSERT(after.value(field.key()) ==
                          (iDid && !theyDid ? wanted.value(field.key()) : is.value(field.key())));
            }
        }));
    }
};

QTEST_GUILESS_MAIN(TestOutageFields)
#include "tst_outagefields.moc"
