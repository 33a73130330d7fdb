// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/uid.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <thread>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestUid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void looksLikeARandomUuid_data();
    void looksLikeARandomUuid();
    void sameSeedGivesTheSameSequence();
    void otherSeedsGiveOtherSequences();
    void systemUidsDiffer();
    void threadsNeverDrawTheSame();
};

void TestUid::looksLikeARandomUuid_data()
{
    QTest::addColumn<bool>("seeded");
    QTest::newRow("from the system") << false;
    QTest::newRow("from a seed") << true;
}

void TestUid::looksLikeARandomUuid()
{
    QFETCH(bool, seeded);
    const std::unique_ptr<UidSource> source =
        seeded ? std::make_unique<UidSource>(7) : std::make_unique<UidSource>();
    static const QRegularExpression form(
        u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    for (int i = 0; i < 200; ++i) {
        const QString uid = source->next();
        QVERIFY2(form.match(uid).hasMatch(), qPrintable(uid));
    }
}

void TestUid::sameSeedGivesTheSameSequence()
{
    UidSource a(42);
    UidSource b(42);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(a.next(), b.next());
}

void TestUid::otherSeedsGiveOtherSequences()
{
    UidSource a(1);
    UidSource b(2);
    QVERIFY(a.next() != b.next());
}

void TestUid::systemUidsDiffer()
{
    UidSource a;
    UidSource b;
    QVERIFY(a.next() != b.next());
}

void TestUid::threadsNeverDrawTheSame()
{
    UidSource source(3);
    QStringList first;
    QStringList second;
    const auto draw = [&source](QStringList &to) {
        for (int i = 0; i < 5000; ++i)
            to.append(source.next());
    };
    std::thread other([&] { draw(second); });
    draw(first);
    other.join();
    const QSet<QString> all(first.cbegin(), first.cend());
    QCOMPARE((all | QSet<QString>(second.cbegin(), second.cend())).size(), 10000);
}

QTEST_APPLESS_MAIN(TestUid)
#include "tst_uid.moc"
