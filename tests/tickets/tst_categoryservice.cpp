// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tickets/categorypath.h"
#include "tickets/categoryservice.h"
#include "tickets/deskfixture.h"
#include "tickets/ticketchecks.h"

#include <random>

using namespace binnacle;
using namespace binnacle::test;

class TestCategoryService : public DeskFixture
{
    Q_OBJECT

    CategoryService categories() { return CategoryService(database()); }

    TicketAct in(const QString &category) { return made({{u"category"_s, category}}); }

    QString of(const TicketAct &act) { return detail(act).ticket.category.name; }

    std::vector<CategoryUse> uses() { return answer(categories().categories(m_agent)).value(); }

    CategoryId id(const QString &name)
    {
        for (const CategoryUse &use : uses()) {
            if (use.category.name == name)
                return use.category.id;
        }
        qFatal("no category %s", qPrintable(name));
    }

    // "Hardware 2", "Hardware / Laptop 0 retired"
    QStringList tree()
    {
        QStringList lines;
        for (const CategoryUse &use : uses())
            lines.append(use.category.name + u' ' + QString::number(use.tickets) +
                         (use.category.isRetired ? u" retired"_s : QString()));
        return lines;
    }

    QStringList broken()
    {
        QStringList names;
        for (const auto &checker : ticketChecks()) {
            const auto check = answer(database().read(checker));
            if (!check || !check->ok)
                names.append(check ? check->name + u": "_s + check->detail : check.error().key);
        }
        return names;
    }

private Q_SLOTS:
    void namesOfPlaces()
    {
        using namespace categorypath;
        QCOMPARE(normalized(u"  Hardware  /  Laptop / "_s), u"Hardware / Laptop"_s);
        QCOMPARE(normalized(u"Input/Output"_s), u"Input/Output"_s); // no blanks: one level
        QCOMPARE(normalized(u" / / "_s), QString());
        QCOMPARE(parentOf(u"A / B / C"_s), u"A / B"_s);
        QCOMPARE(parentOf(u"A"_s), QString());
        QCOMPARE(leafOf(u"A / B / C"_s), u"C"_s);
        QVERIFY(isBelow(u"hardware / Laptop"_s, u"Hardware"_s));
        QVERIFY(!isBelow(u"Hardware"_s, u"Hardware"_s) && !isBelow(u"Hardware store"_s, u"Hardware"_s));
        QCOMPARE(moved(u"A / B / C"_s, u"A / B"_s, u"X"_s), u"X / C"_s);
    }

    void whatIsTypedIsACategory()
    {
        const TicketAct first = in(u"Hardware / Laptop"_s), second = in(u"hardware / laptop"_s);
        QCOMPARE(of(second), of(first));
        QCOMPARE(tree(), QStringList{u"Hardware / Laptop 2"_s});
        QVERIFY_OK(answer(categories().add(m_agent, u" Hardware /  Screen"_s, u"op-1"_s)));
        QVERIFY_ERROR(answer(categories().add(m_agent, u"HARDWARE / screen"_s)), ErrorCode::Conflict,
                      u"name-taken"_s);
        QVERIFY_ERROR(answer(categories().add(m_agent, u" / "_s)), ErrorCode::Invalid, u"name-required"_s);
        QVERIFY_ERROR(answer(categories().add(m_agent, QString(300, u'x'))), ErrorCode::Invalid,
                      u"category-too-deep"_s);
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-1"_s, u"op-2"_s)));
        QCOMPARE(tree(), QStringList{u"Hardware / Laptop 2"_s});
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-2"_s, u"op-3"_s)));
        QCOMPARE(tree().size(), 2);
        const TicketAct used = in(u"Hardware / Screen"_s);
        QVERIFY_ERROR(answer(categories().undo(m_agent, u"op-3"_s)), ErrorCode::Conflict, u"later-edit"_s);
        QCOMPARE(of(used), u"Hardware / Screen"_s);
    }

    void moveTakesWhatIsBelowAlong()
    {
        const TicketAct laptop = in(u"Hardware / Laptop"_s), disk = in(u"Hardware / Laptop / Disk"_s);
        in(u"Hardware store"_s);
        const QStringList before = tree();
        QVERIFY_OK(answer(
            categories().rename(m_agent, id(u"Hardware / Laptop"_s), u"Devices / Notebook"_s, 0, u"op-1"_s)));
        QCOMPARE(of(laptop), u"Devices / Notebook"_s);
        QCOMPARE(of(disk), u"Devices / Notebook / Disk"_s);
        QCOMPARE(count(u"category:\"Devices / Notebook\""_s), 1);
        QCOMPARE(count(u"category:\"Hardware / Laptop\""_s), 0);
        QCOMPARE(broken(), QStringList());
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-1"_s)));
        QCOMPARE(tree(), before);
        const CategoryId one = id(u"Hardware / Laptop"_s);
        QVERIFY_ERROR(answer(categories().rename(m_agent, one, u"Hardware / Laptop / Old"_s)),
                      ErrorCode::Invalid, u"category-into-itself"_s);
        QVERIFY_ERROR(answer(categories().rename(m_agent, one, u"Hardware store"_s)), ErrorCode::Conflict,
                      u"name-taken"_s);
        QVERIFY_ERROR(answer(categories().rename(m_agent, one, u" "_s)), ErrorCode::Invalid,
                      u"name-required"_s);
        QVERIFY_ERROR(answer(categories().rename(m_agent, one, u"X"_s, 99)), ErrorCode::Conflict,
                      u"stale-version"_s);
        QVERIFY_OK(answer(categories().rename(m_agent, one, u"hardware / LAPTOP"_s))); // letters only
        QCOMPARE(of(disk), u"hardware / LAPTOP / Disk"_s);
    }

    void ticketsFollowAMerge()
    {
        const TicketAct laptop = in(u"Laptop"_s), fan = in(u"Laptop / Fan"_s), disk = in(u"Laptop / Disk"_s);
        const TicketAct notebook = in(u"Notebook"_s), other = in(u"Notebook / Fan"_s);
        const QStringList before = tree();
        QVERIFY_OK(answer(categories().merge(m_agent, id(u"Laptop"_s), id(u"Notebook"_s), 0, u"op-1"_s)));
        QCOMPARE(tree(), (QStringList{u"Notebook 2"_s, u"Notebook / Disk 1"_s, u"Notebook / Fan 2"_s}));
        QCOMPARE(of(laptop), u"Notebook"_s);
        QCOMPARE(of(fan), u"Notebook / Fan"_s);
        QCOMPARE(of(disk), u"Notebook / Disk"_s);
        QCOMPARE(of(notebook), u"Notebook"_s);
        QCOMPARE(of(other), u"Notebook / Fan"_s);
        QCOMPARE(of(in(u"laptop"_s)), u"Notebook"_s); // the name leads there
        QCOMPARE(broken(), QStringList());
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-1"_s, u"op-2"_s)));
        QStringList after = before; // but for the one made since
        after.replaceInStrings(u"Notebook 1"_s, u"Notebook 2"_s);
        QCOMPARE(tree(), after);
        QCOMPARE(of(fan), u"Laptop / Fan"_s);
        QCOMPARE(broken(), QStringList());
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-2"_s)));
        QCOMPARE(of(fan), u"Notebook / Fan"_s);
        QCOMPARE(of(laptop), u"Notebook"_s);
        QCOMPARE(broken(), QStringList());
    }

    void aTicketEditedSinceStandsInTheWay()
    {
        const TicketAct laptop = in(u"Laptop"_s), second = in(u"Laptop"_s);
        in(u"Notebook"_s);
        QVERIFY_OK(answer(categories().merge(m_agent, id(u"Laptop"_s), id(u"Notebook"_s), 0, u"op-1"_s)));
        QVERIFY_OK(answer(service().set(m_agent, ref(second), {{u"category"_s, u"Phone"_s}})));
        QVERIFY_ERROR(answer(categories().undo(m_agent, u"op-1"_s)), ErrorCode::Conflict, u"later-edit"_s);
        QCOMPARE(of(laptop), u"Notebook"_s);
    }

    void mergedOnceMoreItsNameStillLeads()
    {
        in(u"A"_s);
        in(u"B"_s);
        in(u"C"_s);
        QVERIFY_OK(answer(categories().merge(m_agent, id(u"A"_s), id(u"B"_s))));
        QVERIFY_OK(answer(categories().merge(m_agent, id(u"B"_s), id(u"C"_s), 0, u"op-1"_s)));
        QCOMPARE(tree(), QStringList{u"C 3"_s});
        QCOMPARE(of(in(u"a"_s)), u"C"_s);
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-1"_s)));
        QCOMPARE(of(in(u"a"_s)), u"B"_s);
        QVERIFY_ERROR(answer(categories().merge(m_agent, id(u"B"_s), id(u"B"_s))), ErrorCode::Invalid,
                      u"category-into-itself"_s);
        QCOMPARE(broken(), QStringList());
    }

    void aMergeOutwardsIsNoCircle()
    {
        in(u"Hardware"_s);
        const TicketAct laptop = in(u"Hardware / Laptop"_s);
        QVERIFY_ERROR(answer(categories().merge(m_agent, id(u"Hardware"_s), id(u"Hardware / Laptop"_s))),
                      ErrorCode::Invalid, u"category-into-itself"_s);
        QVERIFY_OK(answer(categories().merge(m_agent, id(u"Hardware / Laptop"_s), id(u"Hardware"_s))));
        QCOMPARE(of(laptop), u"Hardware"_s);
        QCOMPARE(tree(), QStringList{u"Hardware 2"_s});
    }

    void aRetiredOneIsOfferedNoMore()
    {
        const TicketAct laptop = in(u"Hardware / Laptop"_s), other = in(u"Software"_s);
        in(u"Hardware"_s);
        QVERIFY_OK(answer(categories().retire(m_agent, id(u"Hardware"_s), true, 0, u"op-1"_s)));
        QCOMPARE(tree(),
                 (QStringList{u"Hardware 1 retired"_s, u"Hardware / Laptop 1 retired"_s, u"Software 1"_s}));
        const TicketNames names = answer(TicketQueries(database()).names(m_agent)).value();
        QCOMPARE(names.retiredCategories, (QStringList{u"Hardware"_s, u"Hardware / Laptop"_s}));
        QVERIFY_ERROR(answer(service().set(m_agent, ref(other), {{u"category"_s, u"hardware"_s}})),
                      ErrorCode::Conflict, u"category-retired"_s);
        QVERIFY_OK(answer(service().set(m_agent, ref(laptop), {{u"title"_s, u"Still mine"_s}})));
        QCOMPARE(of(laptop), u"Hardware / Laptop"_s);
        QVERIFY_OK(answer(categories().undo(m_agent, u"op-1"_s)));
        QVERIFY_OK(answer(service().set(m_agent, ref(other), {{u"category"_s, u"hardware"_s}})));
    }

    // An edit of a ticket is taken back to the very category, whatever it is called and wherever it went.
    void undoOfATicketKnowsTheCategory()
    {
        const TicketAct made = in(u"Laptop"_s);
        const auto edited = answer(service().set(m_agent, ref(made), {{u"category"_s, u"Phone"_s}}));
        QVERIFY_OK(edited);
        QVERIFY_OK(answer(categories().rename(m_agent, id(u"Laptop"_s), u"Notebook"_s)));
        QVERIFY_OK(answer(categories().rename(m_agent, id(u"Phone"_s), u"Mobile"_s)));
        QVERIFY_OK(answer(service().undo(m_agent, edited->operation)));
        QCOMPARE(of(made), u"Notebook"_s);
        QCOMPARE(tree(), (QStringList{u"Mobile 0"_s, u"Notebook 1"_s}));
        QCOMPARE(broken(), QStringList());
    }

    void whatMayNotBeIsRefused()
    {
        in(u"Laptop"_s);
        const CategoryId laptop = id(u"Laptop"_s);
        QVERIFY_ERROR(answer(categories().add(jun(), u"X"_s)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(categories().rename(jun(), laptop, u"X"_s)), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY_ERROR(answer(categories().merge(jun(), laptop, laptop)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(categories().retire(jun(), laptop, true)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(categories().undo(jun(), u"op"_s)), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(answer(categories().undo(m_agent, u"op"_s)), ErrorCode::NotFound, u"nothing-to-undo"_s);
        QVERIFY_ERROR(answer(categories().rename(m_agent, CategoryId(999), u"X"_s)), ErrorCode::NotFound,
                      u"no-such-category"_s);
        QVERIFY_OK(answer(categories().retire(m_agent, laptop, true)));
        const auto past = answer(categories().past(jun(), laptop));
        QVERIFY_OK(past);
        QCOMPARE(past->front().act, u"category.retire"_s);
    }

    // Any acts, each taken back at once: tree, tickets and checks are as they were.
    void takenBackAtOnceNothingHasHappened()
    {
        std::mt19937 random(7);
        const auto below = [&random](size_t n) { return random() % n; };
        const QStringList names{u"A"_s, u"A / X"_s, u"A / Y"_s, u"A / X / Q"_s, u"B"_s, u"B / X"_s, u"C"_s};
        std::vector<TicketAct> tickets;
        for (const QString &name : names)
            tickets.push_back(in(name));
        for (int step = 0; step < 16; ++step) {
            const auto all = uses();
            const Category one = all[below(all.size())].category, two = all[below(all.size())].category;
            const QString operation = u"op-%1"_s.arg(step);
            const QStringList before = tree();
            QStringList had;
            for (const TicketAct &ticket : tickets)
                had.append(of(ticket));
            bool acted = false;
            switch (below(3)) {
            case 0:
                acted = answer(categories().rename(m_agent, one.id, two.name + u" / N"_s, 0, operation))
                            .has_value();
                break;
            case 1:
                acted = answer(categories().merge(m_agent, one.id, two.id, 0, operation)).has_value();
                break;
            default:
                acted =
                    answer(categories().retire(m_agent, one.id, !one.isRetired, 0, operation)).has_value();
            }
            if (!acted || below(4) == 0) // some stay
                continue;
            QVERIFY_OK(answer(categories().undo(m_agent, operation)));
            QCOMPARE(tree(), before);
            for (size_t i = 0; i < tickets.size(); ++i)
                QCOMPARE(of(tickets[i]), had[qsizetype(i)]);
        }
        QCOMPARE(broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestCategoryService)
#include "tst_categoryservice.moc"
