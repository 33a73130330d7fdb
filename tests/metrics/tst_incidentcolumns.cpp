// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The columns give back what was put in, in order, whatever came when.

#include "metrics/incidents.h"

#include <QTest>
#include <algorithm>
#include <map>

using namespace binnacle;
using namespace binnacle::testing;

namespace {

bool same(const IncidentRow &a, const IncidentRow &b)
{
    return a.id == b.id && a.opened == b.opened && a.stamps == b.stamps && a.names == b.names &&
           a.priority == b.priority && a.impact == b.impact && a.urgency == b.urgency &&
           a.stateClass == b.stateClass && a.sla == b.sla && a.reopened == b.reopened && a.major == b.major &&
           a.acknowledgedDerived == b.acknowledgedDerived && a.resolvedDerived == b.resolvedDerived &&
           a.visibility == b.visibility && a.reassignments == b.reassignments;
}

void assertHolds(const IncidentColumns &columns, const std::map<qint64, IncidentRow> &model)
{
    RC_ASSERT(columns.size() == model.size());
    for (size_t i = 0; i < columns.size(); ++i) {
        const auto it = model.find(columns.ids()[i]);
        RC_ASSERT(it != model.end());
        RC_ASSERT(same(columns.row(i), it->second));
        if (i > 0) {
            RC_ASSERT(std::pair(columns.opened()[i - 1], columns.ids()[i - 1]) <
                      std::pair(columns.opened()[i], columns.ids()[i]));
        }
    }
}

} // namespace

class TestIncidentColumns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatGoesInComesOut();
    void changesLeaveWhatTheyName();
    void aRangeIsWhatWasOpenedInIt();
    void namesKeepTheirCode();
    void anIncidentIsSmall();
};

void TestIncidentColumns::whatGoesInComesOut()
{
    QVERIFY(rc::check("rows come back as they went in, by opened and id", [] {
        IncidentColumns columns;
        std::map<qint64, IncidentRow> model;
        const auto rows = randomRows(columns);
        fill(columns, rows);
        for (const IncidentRow &row : rows)
            model[row.id] = row;
        assertHolds(columns, model);
    }));
}

void TestIncidentColumns::changesLeaveWhatTheyName()
{
    QVERIFY(rc::check("edits, moves, additions and removals give what a fresh load gives", [] {
        IncidentColumns columns;
        std::map<qint64, IncidentRow> model;
        for (const IncidentRow &row : randomRows(columns, 150)) {
            columns.append(row);
            model[row.id] = row;
        }
        columns.finish();
        for (int step = 0; step < 4; ++step) {
            std::map<qint64, IncidentRow> edits;
            for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
                const qint64 id = *rc::gen::inRange<qint64>(1, 160);
                edits[id] = randomRow(columns, id);
                if (model.count(id) && *rc::gen::arbitrary<bool>()) { // an edit that keeps its place
                    const qint64 shift = model[id].opened - edits[id].opened;
                    edits[id].opened += shift;
                }
            }
            std::vector<qint64> gone;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
                const qint64 id = *rc::gen::inRange<qint64>(1, 160);
                if (!edits.count(id))
                    gone.push_back(id);
            }
            std::vector<IncidentRow> changed;
            for (const auto &[id, row] : edits) {
                model[id] = row;
                changed.push_back(row);
            }
            for (const qint64 id : gone)
                model.erase(id);
            columns.apply(changed, gone);
            assertHolds(columns, model);
        }
    }));
}

void TestIncidentColumns::aRangeIsWhatWasOpenedInIt()
{
    QVERIFY(rc::check("a range holds exactly the rows opened in it", [] {
        IncidentColumns columns;
        fill(columns, randomRows(columns));
        const qint64 from = kNow - *rc::gen::inRange<qint64>(0, 220) * kDay;
        const qint64 to = kNow - *rc::gen::inRange<qint64>(-5, 220) * kDay;
        const auto [first, last] = columns.range(from, to);
        for (size_t i = 0; i < columns.size(); ++i)
            RC_ASSERT((columns.opened()[i] >= from && columns.opened()[i] < to) == (i >= first && i < last));
    }));
}

void TestIncidentColumns::namesKeepTheirCode()
{
    NameDictionary names;
    const quint32 code = names.codeOf(7, QStringLiteral("Network"));
    QCOMPARE(names.codeOf(7, QStringLiteral("Netzwerk")), code);
    QCOMPARE(names.name(code), QStringLiteral("Netzwerk"));
    QList<quint32> found;
    names.forEachNamed(QStringLiteral("network"), [&](quint32 c) { found.append(c); });
    QVERIFY(found.isEmpty()); // the old name finds nothing any more
    names.forEachNamed(QStringLiteral("netzwerk"), [&](quint32 c) { found.append(c); });
    QCOMPARE(found, QList<quint32>{code});
    QCOMPARE(names.codeOf(0, QStringLiteral("ignored")), 0U);
}

void TestIncidentColumns::anIncidentIsSmall()
{
    // A ticket of a usual log: opened, acknowledged, resolved, first resolved, closed, updated, all whole
    // seconds.
    IncidentColumns columns;
    columns.reserve(10'000);
    for (qint64 i = 1; i <= 10'000; ++i) {
        IncidentRow row;
        row.id = i;
        row.opened = kNow + i * 60'000;
        for (const ColumnStamp s : {ColumnStamp::Acknowledged, ColumnStamp::Resolved,
                                    ColumnStamp::FirstResolved, ColumnStamp::Closed, ColumnStamp::Updated})
            row.stamp(s) = row.opened + i * 1000;
        columns.append(row);
    }
    QVERIFY2(columns.bytes() / 10'000 <= 72, qPrintable(QString::number(columns.bytes() / 10'000)));
}

QTEST_GUILESS_MAIN(TestIncidentColumns)
#include "tst_incidentcolumns.moc"
