// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A fresh workspace for each test function, once per engine. Link `binnacle_test_support`:
//
//     class TestTicketStore : public binnacle::test::BothEngines
//     {
//         Q_OBJECT
//     private Q_SLOTS:
//         void inserts() { QVERIFY_OK(answer(database().write({u"t"_s, actor()}, [](WriteScope &s) { … })));
//         }
//     };
//     QTEST_GUILESS_MAIN(TestTicketStore)
//
// init() and cleanup() are the fixture's; a test with more to set up overrides prepare(). Without PostgreSQL
// its half is skipped with a word, or fails if BINNACLE_REQUIRE_POSTGRESQL is 1. The clock stands still at
// kNow until moved.

#include "store/database.h"
#include "support/results.h"

#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace binnacle::test {

constexpr qint64 kNow = 1'767'348'000'000; // 2026-01-02T10:00:00Z

class BothEngines : public QObject
{
    Q_OBJECT
protected:
    [[nodiscard]] Engine engine() const { return m_location.engine; }
    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] const Location &location() const { return m_location; }
    [[nodiscard]] FixedClock &clock() { return m_clock; }
    [[nodiscard]] UidSource &uids() { return m_uids; }
    // Somebody with every role, no row in the table person.
    [[nodiscard]] static Actor actor();

    // A second program on the same workspace, as far as the engine can tell.
    [[nodiscard]] std::unique_ptr<Database> openAnother();
    // Closes the workspace and opens it again.
    void reopen();
    void close() { m_database.reset(); }
    // SQL around our own code, on a connection of its own: what an attacker or an administrator would type.
    [[nodiscard]] Result<> runForeign(const QString &sql);
    // A file name in a folder that goes with the test.
    [[nodiscard]] QString temporaryPath(const QString &name) const { return m_folder->filePath(name); }

    // Called after the workspace is open, before the test function.
    virtual void prepare() {}
    // Called after it, before the workspace is closed: what works on the workspace ends here.
    virtual void release() {}

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

private:
    [[nodiscard]] Result<> makeWorkspace(Engine engine);
    [[nodiscard]] Result<> makeSqlite();
    [[nodiscard]] Result<> makePostgresql();

    FixedClock m_clock{kNow};
    UidSource m_uids{1};
    Location m_location;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_patternFolder;
    QString m_pattern; // PostgreSQL: the database each test's is copied from
    std::unique_ptr<Database> m_database;
};

} // namespace binnacle::test

Q_DECLARE_METATYPE(binnacle::Engine)
