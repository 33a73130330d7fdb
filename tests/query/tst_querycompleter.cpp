// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/fold.h"
#include "query/language.h"
#include "query/ticketfields.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QStringList teams(const QString &field, const QString &prefix, int limit)
{
    QStringList found;
    if (field == "team"_L1) {
        for (const QString &name : {u"Group 70"_s, u"Group 71"_s, u"network"_s, u"none"_s}) {
            if (fold(name).startsWith(prefix) && found.size() < limit)
                found.append(name);
        }
    }
    return found;
}

} // namespace

class TestQueryCompleter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersWhatFits_data();
    void offersWhatFits();
    void everyCandidateParses();
    void cursorAnywhereIsSafe();
};

void TestQueryCompleter::offersWhatFits_data()
{
    QTest::addColumn<QString>("typed"); // the cursor is at |
    QTest::addColumn<QStringList>("candidates");
    QTest::addColumn<QString>("afterFirst"); // the text with the first candidate in place
    const auto row = [](const char *name, const QString &typed, const QStringList &candidates,
                        const QString &after) { QTest::newRow(name) << typed << candidates << after; };
    row("the beginning of a field", u"pri|"_s, {u"priority:"_s}, u"priority:"_s);
    row("several fields", u"re|"_s, {u"requester:"_s, u"resolved:"_s}, u"requester:"_s);
    row("a field after other words", u"state:open ur|"_s, {u"urgency:"_s}, u"state:open urgency:"_s);
    row("a field behind a minus", u"-ur|"_s, {u"urgency:"_s}, u"-urgency:"_s);
    row("a field in a group", u"(a or -(ur|"_s, {u"urgency:"_s}, u"(a or -(urgency:"_s);
    row("the cursor inside a field's name", u"ur|gen:1"_s, {u"urgency:"_s}, u"urgency:1"_s);
    row("a value", u"type:in|"_s, {u"incident"_s}, u"type:incident"_s);
    row("classes before states", u"state:o|"_s, {u"open"_s}, u"state:open"_s);
    row("the next value of a list", u"state:open,can|"_s, {u"cancelled"_s}, u"state:open,cancelled"_s);
    row("a priority by letter", u"priority:P1|"_s, {u"1"_s}, u"priority:1"_s);
    row("names that need quotes", u"team:gr|"_s, {u"\"Group 70\""_s, u"\"Group 71\""_s},
        u"team:\"Group 70\""_s);
    row("names begun in quotes", u"team:\"group 7|"_s, {u"\"Group 70\""_s, u"\"Group 71\""_s},
        u"team:\"Group 70\""_s);
    row("a quoted value edited inside", u"team:\"gr|oup 9\" x"_s, {u"\"Group 70\""_s, u"\"Group 71\""_s},
        u"team:\"Group 70\" x"_s);
    row("a team called none beside no team", u"team:no|"_s, {u"\"none\""_s, u"none"_s}, u"team:\"none\""_s);
    row("me among persons", u"assignee:m|"_s, {u"me"_s}, u"assignee:me"_s);
    row("ages", u"opened:<7|"_s, {u"<7d"_s}, u"opened:<7d"_s);
    row("nothing in exact words", u"\"sta|"_s, {}, u"\"sta"_s);
    row("nothing for an unknown field", u"foo:b|"_s, {}, u"foo:b"_s);
}

void TestQueryCompleter::offersWhatFits()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, candidates);
    QFETCH(QString, afterFirst);
    const qsizetype cursor = typed.indexOf(u'|');
    QString text = typed;
    text.remove(cursor, 1);
    const Completion completion = ticketQueryLanguage().complete(text, cursor, teams);
    QStringList offered;
    for (const auto &candidate : completion.candidates)
        offered.append(candidate.text);
    QCOMPARE(offered, candidates);
    if (!offered.isEmpty())
        text.replace(completion.position, completion.length, offered.first());
    QCOMPARE(text, afterFirst);
}

void TestQueryCompleter::everyCandidateParses()
{
    for (const FieldSpec &field : ticketFields().fields()) {
        const QString head = field.name + u':';
        const auto offered = ticketQueryLanguage().complete(head, head.size(), teams).candidates;
        for (const auto &candidate : offered)
            QVERIFY2(ticketQueryLanguage().parse(head + candidate.text), qPrintable(head + candidate.text));
    }
    QCOMPARE(ticketQueryLanguage().complete({}, 0).candidates.size(), ticketFields().fields().size());
}

void TestQueryCompleter::cursorAnywhereIsSafe()
{
    const QString text = u"-(state:\"in \\\" p\",open or team:x,) \"a b\" :"_s;
    for (qsizetype cursor = -1; cursor <= text.size() + 1; ++cursor) {
        const Completion completion = ticketQueryLanguage().complete(text, cursor, teams);
        QVERIFY(completion.position >= 0 && completion.length >= 0);
        QVERIFY(completion.position + completion.length <= text.size());
    }
}

QTEST_GUILESS_MAIN(TestQueryCompleter)
#include "tst_querycompleter.moc"
