// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What other rooms hand to wording is known there: fields, measures, phases of jobs, texts of the board.

#include "intake/importservice.h"
#include "metrics/measures.h"
#include "query/ticketfields.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketvalues.h"
#include "wording/errors.h"
#include "wording/metricwords.h"
#include "wording/reportwords.h"
#include "wording/terms.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestCoverage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFieldOfQueriesHasALabel();
    void everyStateOfQueriesHasALabel();
    void everyStateAndFieldOfTicketsHasALabel();
    void everyImportFormatIsDescribed();
    void everyMeasureHasATitleAndADefinition();
    void everyPhaseOfAJobHasAWord();
    void everyTextOfTheBoardIsThere();
    void everyTextOfReportsIsThere();
};

namespace {

// What the pattern captures anywhere in the sources of core, ui and app outside wording.
QStringList captured(const QString &pattern)
{
    const QString root = QDir::cleanPath(QStringLiteral(BINNACLE_TEST_DATA "/../.."));
    const QRegularExpression expression(pattern);
    QStringList found;
    for (const QString &folder : {u"core"_s, u"ui"_s, u"app"_s}) {
        QDirIterator it(root + u'/' + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.fileName().contains(u"/core/wording/"_s) || !file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            for (auto match = expression.globalMatch(text); match.hasNext();)
                found.append(match.next().captured(1));
        }
    }
    found.removeDuplicates();
    return found;
}

} // namespace

void TestCoverage::everyFieldOfQueriesHasALabel()
{
    const QStringList known = wording::wordedTerms(u"fields"_s);
    const QList<FieldSpec> fields = ticketFields().fields();
    QVERIFY(!fields.isEmpty());
    for (const FieldSpec &field : fields) {
        QVERIFY2(known.contains(field.name), qPrintable(field.name));
        if (field.name != u"has")
            continue;
        for (const QString &aspect : field.values)
            QVERIFY2(known.contains(aspect), qPrintable(aspect));
    }
}

void TestCoverage::everyStateOfQueriesHasALabel()
{
    const FieldSpec *state = ticketFields().find(u"state"_s);
    QVERIFY(state);
    for (const QString &value : state->values)
        QVERIFY2(wording::wordedTerms(u"states"_s).contains(value), qPrintable(value));
}

void TestCoverage::everyStateAndFieldOfTicketsHasALabel()
{
    for (const TicketType type : {TicketType::Incident, TicketType::Request}) {
        QVERIFY(wording::wordedTerms(u"types"_s).contains(typeText(type)));
        for (const QString &state : statesOf(type))
            QVERIFY2(wording::wordedTerms(u"states"_s).contains(state), qPrintable(state));
    }
    const QStringList known = wording::wordedTerms(u"fields"_s);
    for (const ticketvalues::Field &field : ticketvalues::all())
        QVERIFY2(known.contains(field.name), qPrintable(field.name));
}

void TestCoverage::everyImportFormatIsDescribed()
{
    const QList<ImportFormatInfo> formats = importFormats();
    QVERIFY(!formats.isEmpty());
    for (const ImportFormatInfo &format : formats) {
        QVERIFY2(wording::wordedTerms(u"formats"_s).contains(format.name), qPrintable(format.name));
        QVERIFY2(wording::isWorded(format.what), qPrintable(format.what));
        for (const QString &field : format.fields)
            QVERIFY2(wording::wordedTerms(u"fields"_s).contains(field), qPrintable(field));
    }
}

void TestCoverage::everyMeasureHasATitleAndADefinition()
{
    for (int i = 0; i < kMeasures; ++i) {
        const QString code = measureName(Measure(i));
        QVERIFY2(wording::metricTitle(code) != code, qPrintable(code));
        QVERIFY2(!wording::metricDefinition(code).isEmpty(), qPrintable(code));
    }
}

void TestCoverage::everyPhaseOfAJobHasAWord()
{
    const QStringList phases = captured(u"\\breport\\(u\"([a-z-]+)\"_s"_s);
    QVERIFY(!phases.isEmpty());
    for (const QString &phase : phases)
        QVERIFY2(wording::wordedTerms(u"phases"_s).contains(phase), qPrintable(phase));
}

void TestCoverage::everyTextOfTheBoardIsThere()
{
    const QStringList keys = captured(u"boardText\\(u\"([a-z0-9-]+)\"_s"_s);
    QVERIFY(!keys.isEmpty());
    for (const QString &key : keys)
        QVERIFY2(wording::boardText(key) != key, qPrintable(key));
}

void TestCoverage::everyTextOfReportsIsThere()
{
    QStringList keys = captured(u"\\breportText\\(\\s*u\"([a-z0-9_-]+)\"_s\\s*[,)]"_s);
    QVERIFY(keys.size() > 20);
    QStringList columns = captured(u"\\b(?:words|figures)\\(u\"([a-z0-9_]+)\"_s"_s);
    QVERIFY(columns.size() > 20);
    for (const QString &column : columns.replaceInStrings(u"_"_s, u"-"_s))
        keys.append(u"col-"_s + column);
    for (const QString &measure : {u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s})
        keys.append(u"measure-"_s + measure);
    for (const QString &key : keys)
        QVERIFY2(wording::reportText(key) != key, qPrintable(key));
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
