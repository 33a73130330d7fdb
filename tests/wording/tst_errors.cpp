// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Every key the tree's sources can answer with has a sentence, and each sentence is whole and in our style.

#include "wording/errors.h"

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKeyOfTheTreeHasASentence();
    void saysWhatHappened_data();
    void saysWhatHappened();
    void anUnknownKeySaysItsKind_data();
    void anUnknownKeySaysItsKind();
    void everySentenceIsWhole_data();
    void everySentenceIsWhole();
    void anOpeningSaysWhetherTheWorkIsSafe();
    void valuesFromOutsideStayShortAndPlain();
    void messageAndAdviceMakeALine();
    void everyErrorHasItsThreeParts();
    void everyErrorIsRaisedByATest();
    void remarksSayWhatWasFoundAndWhatBecameOfIt();
};

namespace {

QString root()
{
    return QDir::cleanPath(QStringLiteral(BINNACLE_TEST_DATA "/../.."));
}

// Sources by path, comments out.
QMap<QString, QString> sources()
{
    static const QRegularExpression comment(u"//[^\n]*"_s);
    QMap<QString, QString> texts;
    for (const QString &folder : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator it(root() + u'/' + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            QFile file(path);
            if (path.contains(u"/core/wording/"_s) || !file.open(QIODevice::ReadOnly))
                continue;
            texts.insert(path.mid(root().size() + 1), QString::fromUtf8(file.readAll()).remove(comment));
        }
    }
    return texts;
}

QString roomOf(const QString &path)
{
    return path.section(u'/', 0, 1);
}

// The first argument from `at` on, up to the comma or bracket that ends it.
QString argumentAt(const QString &text, qsizetype at)
{
    int depth = 0;
    qsizetype end = at;
    for (; end < text.size(); ++end) {
        const QChar c = text[end];
        if (c == u'(' || c == u'{')
            ++depth;
        if ((c == u')' || c == u'}' || c == u',' || c == u';') && depth == 0)
            break;
        if (c == u')' || c == u'}')
            --depth;
    }
    return text.mid(at, end - at);
}

// The names of values that sentences may use: a name not in here shows as a gap in everySentenceIsWhole.
const QStringList kValueNames =
    u"act address advice backup batch bytes cells column columns count date driver encoding expected "
    "faults field file first folder format found from host hours id impact key kind known largest length "
    "limit "
    "line location login longest menu most name needed number option other package path person position role "
    "schema second sequence services setting size source sources state suffix suggestion text to tool uid "
    "urgency valid_from value "
    "values "
    "verb version word workspace zone"_s.split(u' ');

using Keys = QMap<QString, QString>; // key to where it was found

void collect(Keys &keys, const QString &argument, const QString &path)
{
    static const QRegularExpression literal(u"\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\""_s);
    for (auto it = literal.globalMatch(argument); it.hasNext();)
        keys.insert(it.next().captured(1), path);
}

// Behind "ErrorCode::X," stands a key, plain or by a condition.
void collectAfterCodes(Keys &keys, const QString &path, const QString &text)
{
    static const QRegularExpression code(u"ErrorCode::\\w+\\s*,\\s*"_s);
    for (auto it = code.globalMatch(text); it.hasNext();)
        collect(keys, argumentAt(text, it.next().capturedEnd()), path);
}

// Functions of a room that make an error, a warning or a fault of a key they take first, and what is handed
// to them there.
void collectFromHelpers(Keys &keys, const QMap<QString, QString> &texts)
{
    static const QRegularExpression helper(
        u"(?:(?:Error>?|Result<\\w*>)\\s+(?:\\w+::)?(\\w+)|void (warn|fault))\\(const QString &(?:key|code)\\b"_s);
    QMap<QString, QSet<QString>> helpers;
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        for (auto match = helper.globalMatch(it.value()); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            const QString body = it.value().mid(found.capturedEnd(), 600).section(u"\n}"_s, 0, 0);
            if (!found.captured(2).isEmpty() || body.contains(u"ErrorCode::"_s))
                helpers[roomOf(it.key())].insert(found.captured(1) + found.captured(2));
        }
    }
    for (auto it = texts.begin(); it != texts.end(); ++it) {
        const QSet<QString> names = helpers.value(roomOf(it.key()));
        for (const QString &name : names) {
            const QRegularExpression call(u"\\b"_s + name + u"\\(\\s*(?=u\"|\"|QStringLiteral)"_s);
            for (auto match = call.globalMatch(it.value()); match.hasNext();)
                collect(keys, argumentAt(it.value(), match.next().capturedEnd()), it.key());
        }
    }
}

Keys keysOfTheTree()
{
    const QMap<QString, QString> texts = sources();
    Keys keys;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        collectAfterCodes(keys, it.key(), it.value());
    collectFromHelpers(keys, texts);
    return keys;
}

// What is failed with, without the remarks of imports.
Keys errorsOfTheTree()
{
    const QMap<QString, QString> texts = sources();
    Keys keys;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        collectAfterCodes(keys, it.key(), it.value());
    return keys;
}

} // namespace

void TestErrors::everyKeyOfTheTreeHasASentence()
{
    const Keys keys = keysOfTheTree();
    // The search itself finds what it must: by code, by condition, by helper.
    for (const QString &known :
         {u"empty-calendar"_s, u"not-allowed"_s, u"final-state"_s, u"unclosed-group"_s})
        QVERIFY2(keys.contains(known), qPrintable(known));
    QStringList missing;
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        if (!wording::isWorded(it.key()))
            missing.append(it.key() + u" in "_s + it.value());
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"no sentence in core/wording for:\n  "_s + missing.join(u"\n  "_s)));
}

void TestErrors::saysWhatHappened_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariantMap>("values");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("advice");
    QTest::newRow("a misspelled field, with its place counted from 1")
        << u"unknown-field"_s
        << QVariantMap{{u"field"_s, u"priorty"_s}, {u"position"_s, 0}, {u"suggestion"_s, u"priority"_s}}
        << u"There is no field “priorty” (position 1)."_s << u"Did you mean “priority”?"_s;
    QTest::newRow("a field without place and suggestion leaves those parts out")
        << u"unknown-field"_s << QVariantMap{{u"field"_s, u"color"_s}, {u"suggestion"_s, QString()}}
        << u"There is no field “color”."_s << QString();
    QTest::newRow("a right by what it allows")
        << u"not-allowed"_s << QVariantMap{{u"act"_s, u"undo-import"_s}, {u"person"_s, u"Ada"_s}}
        << u"You do not have the right to undo imports."_s
        << u"Nothing was changed. Ask an administrator for the role."_s;
    QTest::newRow("states by their words")
        << u"no-transition"_s << QVariantMap{{u"from"_s, u"in_progress"_s}, {u"to"_s, u"cancelled"_s}}
        << u"A ticket cannot go from “In progress” to “Canceled”."_s
        << u"Your text is kept. Choose another state."_s;
    QTest::newRow("fields by their labels")
        << u"stamps-order"_s << QVariantMap{{u"first"_s, u"occurred"_s}, {u"second"_s, u"restored"_s}}
        << u"“Service restored” would lie before “Impact began”."_s << u"Correct one of the two times."_s;
    QTest::newRow("a list and a number")
        << u"number-in-two-sources"_s
        << QVariantMap{{u"number"_s, u"INC1"_s}, {u"sources"_s, QStringList{u"a"_s, u"b"_s}}}
        << u"INC1 is the number of more than one ticket."_s
        << u"Say which source is meant with --source: a, b."_s;
    QTest::newRow("sizes and counts by the locale")
        << u"file-too-large"_s
        << QVariantMap{{u"file"_s, u"log.csv"_s},
                       {u"size"_s, qint64(3) << 30},
                       {u"largest"_s, qint64(1) << 20}}
        << u"log.csv is too large: 3.0 GiB, at most 1.0 MiB."_s << u"Split it into parts."_s;
    QTest::newRow("a quotation mark in a file")
        << u"unclosed-quote"_s << QVariantMap{{u"line"_s, 12345}, {u"column"_s, 7}}
        << u"A quotation mark is never closed (line 12345, column 7)."_s << u"Close it with another \"."_s;
    QTest::newRow("a reason with a sentence of its own")
        << u"workspace-address"_s << QVariantMap{{u"address"_s, u"x"_s}, {u"reason"_s, u"password"_s}}
        << u"The address of a workspace does not take a password."_s
        << u"Keep it in the pass file of PostgreSQL (~/.pgpass)."_s;
    QTest::newRow("a reason without one")
        << u"workspace-address"_s << QVariantMap{{u"address"_s, u"x"_s}, {u"reason"_s, u"malformed"_s}}
        << u"“x” is not the address of a workspace."_s
        << u"Give a file, or postgresql://user@host/database."_s;
    QTest::newRow("braces in a value stay")
        << u"bad-value"_s << QVariantMap{{u"field"_s, u"{value}"_s}, {u"value"_s, u"[{field}]"_s}}
        << u"“[{field}]” is not a value of {value}."_s << QString();
}

void TestErrors::saysWhatHappened()
{
    QFETCH(QString, key);
    QFETCH(QVariantMap, values);
    QFETCH(QString, message);
    QFETCH(QString, advice);
    const wording::ErrorText text = wording::errorText(key, values);
    QCOMPARE(text.message, message);
    QCOMPARE(text.advice, advice);
}

void TestErrors::anUnknownKeySaysItsKind_data()
{
    QTest::addColumn<int>("code");
    for (int code = int(ErrorCode::Invalid); code <= int(ErrorCode::Bug); ++code)
        QTest::addRow("code %d", code) << code;
}

void TestErrors::anUnknownKeySaysItsKind()
{
    QFETCH(int, code);
    const wording::ErrorText text = wording::errorText(Error{ErrorCode(code), u"never-heard-of"_s, {}, {}});
    QVERIFY(!text.message.isEmpty() && text.message.endsWith(u'.'));
    QVERIFY2(ErrorCode(code) == ErrorCode::Bug || !text.message.startsWith(u"Something went wrong"_s),
             qPrintable(text.message));
}

void TestErrors::everySentenceIsWhole_data()
{
    QTest::addColumn<QString>("key");
    const QStringList keys = wording::wordedKeys();
    for (const QString &key : keys)
        QTest::addRow("%s", qPrintable(key)) << key;
}

void TestErrors::everySentenceIsWhole()
{
    QFETCH(QString, key);
    QVariantMap all;
    for (const QString &name : kValueNames)
        all.insert(name, u"X1"_s);
    const wording::ErrorText text = wording::errorText(key, all);
    const wording::ErrorText bare = wording::errorText(key);
    QVERIFY(!text.message.isEmpty());
    static const QRegularExpression leftOver(u"[{}\\[\\]!]|  |^ |^[a-z]|“”"_s);
    static const QRegularExpression british(u"cancelled|licence|colour|organis|recognis"_s);
    const wording::OpeningText opening = wording::openingText(Error{ErrorCode::Bug, key, all, {}});
    QVERIFY(!opening.safe.isEmpty() && !opening.advice.isEmpty());
    for (const QString &sentence : {text.message, text.advice, opening.safe, opening.advice}) {
        QVERIFY2(!sentence.contains(leftOver) && !sentence.contains(british), qPrintable(sentence));
        QVERIFY2(sentence.isEmpty() || u".?)…\":"_s.contains(sentence.back()), qPrintable(sentence));
    }
    for (const QString &sentence : {bare.message, bare.advice})
        QVERIFY2(!sentence.contains(u'{') && !sentence.contains(u'['), qPrintable(sentence));
}

// Where nothing was to be changed, "this change was not made" is no answer.
void TestErrors::anOpeningSaysWhetherTheWorkIsSafe()
{
    const wording::OpeningText full =
        wording::openingText(Error{ErrorCode::Unavailable, u"disk-full"_s, {}, {}});
    QCOMPARE(full.safe, u"What was saved before is safe."_s);
    QCOMPARE(full.advice, u"Free some space and try again."_s);
    const wording::OpeningText driver =
        wording::openingText(Error{ErrorCode::Unavailable, u"driver-missing"_s, {{u"driver"_s, u"x"_s}}, {}});
    QCOMPARE(driver.safe, u"The workspace was not changed."_s);
    QCOMPARE(driver.advice, u"Install the package x and start again."_s);
    const wording::OpeningText scheme = wording::openingText(
        Error{ErrorCode::Invalid, u"workspace-address"_s, {{u"reason"_s, u"scheme"_s}}, {}});
    QCOMPARE(scheme.advice, u"Give a file, or postgresql://user@host/database."_s);
}

void TestErrors::valuesFromOutsideStayShortAndPlain()
{
    const QString nasty = u"<b>x</b>\n\n"_s + QString(500, u'y');
    const QString message =
        wording::errorText(u"bad-value"_s, {{u"field"_s, u"state"_s}, {u"value"_s, nasty}}).message;
    QVERIFY(message.contains(u"<b>x</b> yyy"_s)); // shown as it is, on one line
    QVERIFY(message.size() < 150);
    QVERIFY(message.contains(u'…'));
}

void TestErrors::messageAndAdviceMakeALine()
{
    QCOMPARE(
        wording::errorLine(Error{ErrorCode::Unavailable, u"file-missing"_s, {{u"file"_s, u"a.csv"_s}}, {}}),
        u"a.csv is not there. Check the path."_s);
    QCOMPARE(wording::errorLine(Error{ErrorCode::Invalid, u"name-required"_s, {}, {}}),
             u"A name is needed. Give one."_s);
}

// The catalog: of what a service or a window can fail with, what happened, whether the work is safe and what
// to do, each once.
void TestErrors::everyErrorHasItsThreeParts()
{
    static const QRegularExpression safety(
        u"^(Nothing was|It was left as|This change was not|What (is stored|was saved)|No workspace was)"_s);
    const Keys keys = errorsOfTheTree();
    QVERIFY(keys.size() > 150);
    QVariantMap all;
    for (const QString &name : kValueNames)
        all.insert(name, u"X1"_s);
    QStringList poor;
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const wording::ErrorText text = wording::errorText(it.key(), all);
        const bool isWhole = !text.message.isEmpty() && !text.safe.isEmpty() && !text.todo.isEmpty();
        if (!isWhole || text.todo.contains(safety) || text.message == text.safe || text.todo == text.safe)
            poor.append(u"%1: %2 / %3 / %4"_s.arg(it.key(), text.message, text.safe, text.todo));
        for (const QString &part : {text.message, text.safe, text.todo})
            QVERIFY2(!part.contains(u'|') && !part.contains(u'{'), qPrintable(part));
    }
    QVERIFY2(poor.isEmpty(), qPrintable(poor.join(u'\n')));
}

// Named in a test of its room, of the program or of a window; those left out say why.
void TestErrors::everyErrorIsRaisedByATest()
{
    const QMap<QString, QString> untried = {
        {u"backup-unverified"_s, u"takes a disk that changes what was written to it"_s},
        {u"driver-missing"_s, u"a driver cannot be taken out of a running program"_s},
        {u"network-file-system"_s, u"mounting one takes an administrator"_s},
        {u"session"_s, u"an engine that refuses a setting of ours is none of those served"_s},
        {u"server-too-old"_s, u"takes a server of another version"_s},
        {u"server-encoding"_s, u"takes a server set up otherwise"_s},
        {u"commit-unknown"_s, u"takes a link that breaks between a commit and its answer"_s},
        {u"zlib"_s, u"takes a machine without memory"_s},
        {u"unmapped-field"_s, u"a fault of ours, which the catalog's own test looks for"_s},
        {u"staged-damaged"_s, u"what is staged is read back within the same act"_s},
        {u"batch-gone"_s, u"takes another program between two writes of an import"_s},
        {u"workspace-changed"_s, u"takes another program between two writes of an import"_s},
        {u"too-many-records"_s, u"takes a file of millions of rows"_s},
        {u"too-many-rows"_s, u"takes a ticket of millions of rows"_s},
        {u"too-many-tickets"_s, u"takes fifty thousand tickets"_s},
    };
    QString tests;
    QDirIterator it(root() + u"/tests"_s, {u"*.cpp"_s, u"*.h"_s, u"*.py"_s}, QDir::Files,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.fileName().contains(u"/tests/wording/"_s) && file.open(QIODevice::ReadOnly))
            tests += QString::fromUtf8(file.readAll());
    }
    const Keys keys = errorsOfTheTree();
    QStringList missing;
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        // By itself, or with the line it is of: "30 event-too-long".
        const bool isNamed =
            tests.contains(u'"' + key.key() + u'"') || tests.contains(u' ' + key.key() + u'"');
        if (!isNamed && !untried.contains(key.key()))
            missing.append(key.key() + u" of "_s + key.value());
        QVERIFY2(!isNamed || !untried.contains(key.key()), qPrintable(key.key() + u" is tried after all"_s));
    }
    QVERIFY2(missing.isEmpty(), qPrintable(u"no test raises:\n  "_s + missing.join(u"\n  "_s)));
}

void TestErrors::remarksSayWhatWasFoundAndWhatBecameOfIt()
{
    const auto state = wording::remarkText(u"unknown-state"_s, {{u"values"_s, u"Waiting"_s}});
    QCOMPARE(state.message, u"States are not known here: Waiting."_s);
    QVERIFY(state.advice.contains(u"count as open"_s));
    const auto level = wording::remarkText(
        u"guessed-level"_s, {{u"values"_s, u"Highest = 1, High = 2, Low = 4, Medium = 3, Lowest = 4"_s}});
    QCOMPARE(level.message, u"Levels are words: Highest = 1, High = 2, Medium = 3, Low = 4, Lowest = 4."_s);
}

QTEST_GUILESS_MAIN(TestErrors)
#include "tst_errors.moc"
