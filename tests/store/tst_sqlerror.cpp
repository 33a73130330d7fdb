// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlerror.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestSqlError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codesMean_data();
    void codesMean();
};

void TestSqlError::codesMean_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::addColumn<QString>("native");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("again");
    const auto row = [](const char *name, bool isFile, const char *native, ErrorCode code, const char *key,
                        bool again = false) {
        QTest::newRow(name) << isFile << QString::fromLatin1(native) << code << QString::fromLatin1(key)
                            << again;
    };
    const auto unavailable = ErrorCode::Unavailable;
    row("SQLite: another program writes", true, "5", ErrorCode::Busy, "database-busy", true);
    row("SQLite: the log is fought for", true, "15", ErrorCode::Busy, "database-busy", true);
    row("SQLite: no memory", true, "7", unavailable, "out-of-memory");
    row("SQLite: the disk does not write", true, "778", unavailable, "io-error");
    row("SQLite: the file is read only", true, "8", unavailable, "read-only");
    row("SQLite: the file was removed while open", true, "1032", unavailable, "read-only");
    row("SQLite: no room", true, "13", unavailable, "disk-full");
    row("SQLite: pages are damaged", true, "11", unavailable, "damaged");
    row("SQLite: it may not be opened", true, "14", unavailable, "no-access");
    row("SQLite: too large a value", true, "18", ErrorCode::Invalid, "value-too-large");
    row("SQLite: twice", true, "2067", ErrorCode::Conflict, "duplicate");
    row("SQLite: something holds on to it", true, "787", ErrorCode::Conflict, "still-used");
    row("SQLite: a fault of ours", true, "1", ErrorCode::Bug, "sql");
    row("PostgreSQL: serialization", false, "40001", ErrorCode::Busy, "database-busy", true);
    row("PostgreSQL: deadlock", false, "40P01", ErrorCode::Busy, "database-busy", true);
    row("PostgreSQL: no memory", false, "53200", unavailable, "out-of-memory");
    row("PostgreSQL: the disk does not write", false, "58030", unavailable, "io-error");
    row("PostgreSQL: a standby", false, "25006", unavailable, "read-only");
    row("PostgreSQL: no room", false, "53100", unavailable, "disk-full");
    row("PostgreSQL: pages are damaged", false, "XX001", unavailable, "damaged");
    row("PostgreSQL: the table is another's", false, "42501", unavailable, "no-access");
    row("PostgreSQL: wrong password", false, "28P01", unavailable, "sign-in-failed");
    row("PostgreSQL: the link broke", false, "", unavailable, "connection-lost", true);
    row("PostgreSQL: the server stops", false, "57P01", unavailable, "connection-lost", true);
    row("PostgreSQL: it takes too long", false, "57014", ErrorCode::Cancelled, "interrupted");
    row("PostgreSQL: twice", false, "23505", ErrorCode::Conflict, "duplicate");
    row("PostgreSQL: something holds on to it", false, "23503", ErrorCode::Conflict, "still-used");
    row("PostgreSQL: a fault of ours", false, "42601", ErrorCode::Bug, "sql");
}

// Of the driver's text one line goes to the detail, for developers; no value is of it but the name of the
// rule that was broken.
void TestSqlError::codesMean()
{
    QFETCH(bool, isFile);
    QFETCH(QString, native);
    QFETCH(ErrorCode, code);
    QFETCH(QString, key);
    QFETCH(bool, again);
    const Error error =
        sqlError(isFile ? Engine::Sqlite : Engine::Postgresql, native,
                 u"constraint \"person_login\" of secret\nDETAIL: the value Ada"_s, u"SELECT 1"_s);
    QCOMPARE(error.code, code);
    QCOMPARE(error.key, key);
    QCOMPARE(mayRunAgain(error), again);
    QCOMPARE(error.values.size(), code == ErrorCode::Conflict ? 1 : 0);
    if (code == ErrorCode::Conflict)
        QCOMPARE(error.values.value(u"constraint"_s).toString(), u"person_login"_s);
    QVERIFY(!error.detail.contains(u"Ada"_s));
}

QTEST_GUILESS_MAIN(TestSqlError)
#include "tst_sqlerror.moc"
