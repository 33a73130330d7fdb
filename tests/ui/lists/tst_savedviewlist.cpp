// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Views in a person's own order; each act can be taken back, and a stale save overwrites nothing.

#include "../support/fakelists.h"
#include "../support/testdesk.h"
#include "lists/savedviewlist.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestSavedViewList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::TestDesk>();
        m_store = std::make_unique<test::FakeLists>();
        m_views = std::make_unique<SavedViewList>(
            u"things"_s,
            QList<SavedViewList::Stock>{{u"stock:a"_s, u"All"_s, {}, false},
                                        {u"stock:o"_s, u"Open"_s, u"state:open"_s, false}},
            *m_store, *m_desk);
        m_views->load();
        QTRY_VERIFY(m_views->isLoaded());
    }
    void cleanup()
    {
        m_views.reset();
        m_store.reset();
        m_desk.reset();
    }

    void newOnesComeLast()
    {
        save(u"Mine"_s);
        QTRY_COMPARE(names(), (QStringList{u"All"_s, u"Open"_s, u"Mine"_s}));
        QVERIFY(m_desk->offered.contains(u"View “Mine” saved"_s));
    }

    void savingIsTakenBack()
    {
        save(u"Mine"_s);
        QTRY_COMPARE(names().size(), 3);
        (void)m_desk->undo(u"View “Mine” saved"_s);
        QTRY_COMPARE(names(), (QStringList{u"All"_s, u"Open"_s}));
    }

    void deletingIsTakenBack()
    {
        save(u"Mine"_s);
        QTRY_COMPARE(names().size(), 3);
        m_views->remove(m_store->saved.front());
        QTRY_COMPARE(names().size(), 2);
        (void)m_desk->undo(u"View “Mine” deleted"_s);
        QTRY_COMPARE(names(), (QStringList{u"All"_s, u"Open"_s, u"Mine"_s}));
    }

    void movingPassesOverHiddenOnes()
    {
        save(u"Mine"_s);
        QTRY_COMPARE(names().size(), 3);
        SavedViewList::Order order = m_views->order();
        order.hidden = {u"stock:o"_s};
        m_views->setOrder(order);
        QCOMPARE(names(), (QStringList{u"All"_s, u"Mine"_s}));
        m_views->move(m_store->saved.front().uid, -1);
        QCOMPARE(names(), (QStringList{u"Mine"_s, u"All"_s}));
        m_views->move(m_store->saved.front().uid, -1); // there is no further
        QCOMPARE(names(), (QStringList{u"Mine"_s, u"All"_s}));
        QVERIFY(m_desk->undo(u"Views arranged"_s));
        QCOMPARE(names(), (QStringList{u"All"_s, u"Mine"_s}));
    }

    void theOrderIsThereInTheNextWindow()
    {
        save(u"Mine"_s);
        QTRY_COMPARE(names().size(), 3);
        m_views->move(u"stock:a"_s, 2);
        SavedViewList next(u"things"_s,
                           {{u"stock:a"_s, u"All"_s, {}, false}, {u"stock:new"_s, u"New here"_s, {}, false}},
                           *m_store, *m_desk);
        next.load();
        QTRY_VERIFY(next.isLoaded());
        QStringList shown;
        for (const SavedViewList::Entry &entry : next.shown())
            shown.append(entry.name);
        QCOMPARE(shown, (QStringList{u"Mine"_s, u"All"_s, u"New here"_s}));
    }

    void aStaleSaveIsToldAndReadAgain()
    {
        save(u"Mine"_s);
        QTRY_COMPARE(names().size(), 3);
        const SavedView before = m_store->saved.front();
        m_store->saved.front().name = u"Theirs"_s; // in another window
        ++m_store->saved.front().rowVersion;
        SavedView mine = before;
        mine.query = u"state:done"_s;
        m_views->save(before, mine, u"saved"_s);
        QTRY_COMPARE(m_desk->told.size(), 1);
        QVERIFY(!m_desk->offered.contains(u"saved"_s));
        QTRY_COMPARE(names(), (QStringList{u"All"_s, u"Open"_s, u"Theirs"_s}));
    }

    void anotherHandMayHaveWrittenTheOrder()
    {
        m_store->values.insert(u"views.things"_s,
                               QJsonObject{{u"order"_s, QJsonArray{7, u"stock:o"_s, u"stock:o"_s, u"gone"_s}},
                                           {u"hidden"_s, u"stock:a"_s}});
        m_views->load();
        QTRY_COMPARE(names(), (QStringList{u"Open"_s, u"All"_s}));
    }

private:
    void save(const QString &name)
    {
        SavedView view;
        view.list = u"things"_s;
        view.owner = PersonId(1);
        view.name = name;
        m_views->add(view);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const SavedViewList::Entry &entry : m_views->shown())
            names.append(entry.name);
        return names;
    }

    std::unique_ptr<test::TestDesk> m_desk;
    std::unique_ptr<test::FakeLists> m_store;
    std::unique_ptr<SavedViewList> m_views;
};

} // namespace binnacle

QTEST_MAIN(binnacle::TestSavedViewList)
#include "tst_savedviewlist.moc"
