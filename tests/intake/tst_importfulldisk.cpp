// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importfixture.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

// An import meets a full disk at some page: it says so, nothing of it is shown, what was there is there.
class ImportFullDiskTest : public ImportFixture
{
    Q_OBJECT

    static QByteArray rows(int first, int count)
    {
        QByteArray text = "number,title,opened,team,description\n";
        for (int i = first; i < first + count; ++i)
            text += "INC" + QByteArray::number(i) + ",Something is slow,2026-01-05 08:00,Team " +
                    QByteArray::number(i % 7) + ',' + QByteArray(200, 'x') + '\n';
        return text;
    }

    // The writing connection gets no more than so many pages beyond those there are; 0: as many as it likes.
    Result<> leave(qint64 pages)
    {
        return answer(database().write({u"test"_s, actor(), {}}, [pages](WriteScope &scope) -> Result<> {
            BINNACLE_LET(Statement there, scope.statement(u"PRAGMA page_count"_s));
            BINNACLE_LET(const qint64 count, there.runForInt64());
            const qint64 most = pages > 0 ? count + pages : 1'000'000;
            BINNACLE_LET(Statement limit,
                         scope.statement(u"PRAGMA max_page_count = "_s + QString::number(most)));
            return limit.run();
        }));
    }

private Q_SLOTS:
    void nothingIsLostAndNothingIsHalfIn_data()
    {
        QTest::addColumn<qint64>("pages");
        QTest::newRow("at once") << qint64(1);
        QTest::newRow("among the first rows") << qint64(60);
        QTest::newRow("in the middle") << qint64(400);
    }

    void nothingIsLostAndNothingIsHalfIn()
    {
        if (engine() == Engine::Postgresql)
            return; // the server's own matter
        QFETCH(qint64, pages);
        QCOMPARE(counts(import(rows(0, 10))), u"10/0/0/0/0/0"_s);
        QVERIFY_OK(leave(pages));
        const QByteArray many = rows(5, 4000);
        const auto full = import(many);
        QVERIFY_ERROR(full, ErrorCode::Unavailable, u"disk-full"_s);
        QVERIFY_OK(leave(0));
        const QString shown =
            u"ticket t WHERE t.batch_id NOT IN (SELECT id FROM import_batch WHERE state = 'staging')"_s;
        QCOMPARE(count(shown), 10);
        QCOMPARE(counts(import(many)), u"3995/0/5/0/0/0"_s);
        QCOMPARE(count(shown), 4005);
        QCOMPARE(column(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    }
};

QTEST_GUILESS_MAIN(ImportFullDiskTest)
#include "tst_importfulldisk.moc"
