// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes of edits made at the same time still keeps the rules.
#include "tickets/ticketservice.h"

#include "base/fieldmerge.h"
#include "tickets/deskfixture.h"
#include "tickets/ticketvalues.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestTicketMerges : public test::DeskFixture
{
    Q_OBJECT

private Q_SLOTS:
    // Two edits that fit each, and merge by field, and do not fit together: the rules are asked of what comes
    // of it, whoever merged.
    void rulesAreAskedOfWhatWasMerged_data()
    {
        QTest::addColumn<TicketValues>("theirs");
        QTest::addColumn<TicketValues>("mine");
        QTest::addColumn<QString>("key");
        QTest::newRow("it began after it was detected")
            << TicketValues{{u"detected"_s, u"2026-01-02T08:00:00Z"_s}}
            << TicketValues{{u"occurred"_s, u"2026-01-02T09:00:00Z"_s}} << u"stamps-order"_s;
        QTest::newRow("given to a team that was taken away")
            << TicketValues{{u"team"_s, QString()}} << TicketValues{{u"state"_s, u"assigned"_s}}
            << u"team-required"_s;
    }

    void rulesAreAskedOfWhatWasMerged()
    {
        QFETCH(TicketValues, theirs);
        QFETCH(TicketValues, mine);
        QFETCH(QString, key);
        const TicketAct act = made({{u"team"_s, u"Network"_s}});
        const qint64 version = detail(act).ticket.rowVersion;
        const TicketAct alone = made({{u"team"_s, u"Network"_s}}); // mine fits without theirs
        QVERIFY_OK(service().set(m_agent, ref(alone), mine, detail(alone).ticket.rowVersion).result());
        QVERIFY_OK(service().set(m_agent, ref(act), theirs, version).result());
        const auto stale = service().set(m_agent, ref(act), mine, version).result();
        QVERIFY_ERROR(stale, ErrorCode::Conflict, u"stale-version"_s);
        FieldValues base, now;
        const QVariantMap told = stale.error().values.value(u"theirs"_s).toMap();
        for (auto value = told.cbegin(); value != told.cend(); ++value) {
            now.insert(value.key(), value.value().toString());
            base.insert(value.key(), value.value().toString()); // they changed none of these
        }
        const FieldMerge merge = mergeFields(base, mine, now);
        QVERIFY(merge.conflicts.isEmpty());
        QCOMPARE(merge.values, mine);
        const Ticket before = detail(act).ticket;
        QVERIFY_ERROR(
            service()
                .set(m_agent, ref(act), merge.values, stale.error().values.value(u"version"_s).toLongLong())
                .result(),
            ErrorCode::Invalid, key);
        const Ticket after = detail(act).ticket;
        for (const ticketvalues::Field &field : ticketvalues::all())
            QCOMPARE(ticketvalues::text(after, field.name), ticketvalues::text(before, field.name));
        QCOMPARE(after.rowVersion, before.rowVersion);
    }

    // A field at a time, or merged with another's edit: a state keeps what it was entered with.
    void whatAStateAsksForStays()
    {
        const TicketAct act = made({{u"team"_s, u"Network"_s}});
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"state"_s, u"assigned"_s}}).result());
        QVERIFY_ERROR(service().set(m_agent, ref(act), {{u"team"_s, QString()}}).result(), ErrorCode::Invalid,
                      u"team-required"_s);
        QVERIFY_OK(service().resolve(m_agent, ref(act), u"Solved"_s, u"Cable"_s, {}).result());
        for (const QString &state : {u"resolved"_s, u"closed"_s}) {
            if (state == u"closed"_s)
                QVERIFY_OK(service().set(m_agent, ref(act), {{u"state"_s, state}}).result());
            for (const QString &field : {u"resolution"_s, u"resolution_code"_s})
                QVERIFY_ERROR(service().set(m_agent, ref(act), {{field, QString()}}).result(),
                              ErrorCode::Invalid, u"resolution-required"_s);
        }
        QVERIFY_OK(service().set(m_agent, ref(act), {{u"resolution"_s, u"Another cable"_s}}).result());
        QCOMPARE(detail(act).ticket.resolution, u"Another cable"_s);
    }
};

QTEST_GUILESS_MAIN(TestTicketMerges)
#include "tst_ticketmerges.moc"
