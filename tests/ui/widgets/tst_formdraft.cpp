// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts of forms: kept as typed, brought back, discarded, gone once sent; a store that answers late or
// refuses.
#include "base/readyfuture.h"
#include "query/ticketfields.h"
#include "widgets/draftkeeper.h"
#include "widgets/querybar.h"
#include "widgets/sheet.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPromise>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Settings of a person, which outlive keepers and forms.
class Store : public DraftStore
{
public:
    QTimeZone zone() const override { return QTimeZone("Asia/Kolkata"); }
    qint64 now() const override { return at; }
    QFuture<Result<QHash<QString, QJsonValue>>> drafts() override
    {
        if (!isLate)
            return readyFuture(Result<QHash<QString, QJsonValue>>(kept));
        late = std::make_unique<QPromise<Result<QHash<QString, QJsonValue>>>>();
        late->start();
        return late->future();
    }
    QFuture<Result<>> keepDraft(const QString &name, const QJsonValue &draft) override
    {
        ++writes;
        if (refusal)
            return readyFuture(Result<>(tl::unexpected<Error>(*refusal)));
        if (draft.isNull())
            kept.remove(name);
        else
            kept.insert(name, draft);
        return readyFuture(Result<>());
    }
    void arrive()
    {
        late->addResult(Result<QHash<QString, QJsonValue>>(kept));
        late->finish();
    }

    qint64 at = 1'767'348'000'000; // 2026-01-02T10:00:00Z
    QHash<QString, QJsonValue> kept;
    std::optional<Error> refusal;
    bool isLate = false;
    int writes = 0;
    std::unique_ptr<QPromise<Result<QHash<QString, QJsonValue>>>> late;
};

class Form : public Sheet
{
public:
    Form(DraftKeeper &drafts, FormDraft::Keeps keeps, const QString &was = QStringLiteral("Mail"))
        : Sheet(QStringLiteral("A form"), {}, nullptr)
        , line(new QLineEdit(was, this))
        , text(new QPlainTextEdit(this))
        , choice(new QComboBox(this))
        , box(new QCheckBox(QStringLiteral("Estimated"), this))
    {
        setAttribute(Qt::WA_DeleteOnClose, false); // it goes with its scope
        for (QWidget *editor : {static_cast<QWidget *>(line), static_cast<QWidget *>(text),
                                static_cast<QWidget *>(choice), static_cast<QWidget *>(box)})
            body().addWidget(editor);
        choice->addItem(QStringLiteral("Nobody"), QString());
        choice->addItem(QStringLiteral("Ada"), QStringLiteral("Ada"));
        keepIn(drafts, QStringLiteral("form"),
               {{QStringLiteral("name"), line, QStringLiteral("Name")},
                {QStringLiteral("text"), text},
                {QStringLiteral("owner"), choice},
                {QStringLiteral("estimated"), box}},
               keeps);
    }
    [[nodiscard]] QString held() const
    {
        return QStringList{line->text(), text->toPlainText(), choice->currentData().toString(),
                           box->isChecked() ? u"yes"_s : u"no"_s}
            .join(u'|');
    }

    QLineEdit *line;
    QPlainTextEdit *text;
    QComboBox *choice;
    QCheckBox *box;
};

constexpr auto kChanges = FormDraft::Keeps::Changes;

} // namespace

class TestFormDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsTypedIsThereAgain();
    void sentItIsOver();
    void discardedItIsAsTheFormBegan();
    void whatOthersChangedIsTold();
    void somethingNewIsKeptWhole();
    void draftsThatComeLateDisturbNobody();
    void aRefusalIsTriedAgain();
    void aNameThatComesLater();
    void theDayIsTold();
    void aStormOfRefreshesChangesNothing();
    void aQueryNotAppliedIsKept();
    void everyPlaceToTypeIsKept();

private:
    void another(); // a run of the program
    std::unique_ptr<Store> m_store;
    std::unique_ptr<DraftKeeper> m_drafts;
};

void TestFormDraft::init()
{
    m_store = std::make_unique<Store>();
    another();
}

void TestFormDraft::cleanup()
{
    m_drafts.reset();
    m_store.reset();
}

void TestFormDraft::another()
{
    m_drafts = std::make_unique<DraftKeeper>(m_store.get());
    m_drafts->read();
    if (!m_store->isLate)
        QTRY_VERIFY(m_drafts->isRead());
}

void TestFormDraft::whatIsTypedIsThereAgain()
{
    {
        Form form(*m_drafts, kChanges);
        QCOMPARE(form.restoredText(), QString());
        form.line->setText(u"Mail server"_s);
        form.text->setPlainText(u"Two\nlines"_s);
        form.choice->setCurrentIndex(1);
        form.box->setChecked(true);
        form.reject();
    }
    QTRY_VERIFY(!m_drafts->hasUnstored()); // by itself
    QVERIFY(m_drafts->isStored(u"form"_s));
    another();
    Form again(*m_drafts, kChanges);
    QCOMPARE(again.held(), u"Mail server|Two\nlines|Ada|yes"_s);
    QVERIFY(again.restoredText().startsWith(u"Draft from 15:30 restored"_s));
}

void TestFormDraft::sentItIsOver()
{
    Form form(*m_drafts, kChanges);
    form.line->setText(u"Mail server"_s);
    form.accept();
    form.line->setText(u"after"_s); // of an answer that comes late, say
    m_drafts->flush();
    QTRY_VERIFY(!m_drafts->hasUnstored());
    QVERIFY(m_store->kept.isEmpty());
    const Form again(*m_drafts, kChanges);
    QCOMPARE(again.held(), u"Mail|||no"_s);
}

void TestFormDraft::discardedItIsAsTheFormBegan()
{
    {
        Form form(*m_drafts, kChanges);
        form.text->setPlainText(u"Wrong"_s);
        form.box->setChecked(true);
    }
    Form again(*m_drafts, kChanges);
    again.show();
    auto *discard = again.findChild<QToolButton *>();
    QVERIFY(discard && discard->text() == u"Discard" && !discard->accessibleName().isEmpty());
    QTest::keyClick(discard, Qt::Key_Space);
    QCOMPARE(again.held(), u"Mail|||no"_s);
    QCOMPARE(again.restoredText(), QString());
    m_drafts->flush();
    QTRY_VERIFY(!m_drafts->hasUnstored());
    QVERIFY(m_store->kept.isEmpty());
    again.line->setText(u"Anew"_s); // what is typed after is kept again
    QVERIFY(!m_drafts->draft(u"form"_s).isEmpty());
}

void TestFormDraft::whatOthersChangedIsTold()
{
    {
        Form form(*m_drafts, kChanges);
        form.line->setText(u"Mine"_s);
        form.text->setPlainText(u"Words"_s);
    }
    const Form again(*m_drafts, kChanges, u"Theirs"_s);
    QCOMPARE(again.line->text(), u"Mine"_s);
    QVERIFY2(again.restoredText().endsWith(u"Changed elsewhere since: Name."_s),
             qPrintable(again.restoredText()));
    const Form same(*m_drafts, kChanges, u"Mine"_s); // they did just that
    QVERIFY(!same.restoredText().contains(u"since"_s));
}

// Of something new the choices go with the words: opened from elsewhere it begins otherwise.
void TestFormDraft::somethingNewIsKeptWhole()
{
    {
        Form form(*m_drafts, FormDraft::Keeps::Whole, u"Mail"_s);
        form.text->setPlainText(u"Queue is stuck"_s);
    }
    const Form again(*m_drafts, FormDraft::Keeps::Whole, u"Shop"_s);
    QCOMPARE(again.held(), u"Mail|Queue is stuck||no"_s);
}

void TestFormDraft::draftsThatComeLateDisturbNobody()
{
    {
        Form form(*m_drafts, kChanges);
        form.text->setPlainText(u"Of the run before"_s);
        m_drafts->flush();
    }
    m_store->isLate = true;
    another();
    Form untouched(*m_drafts, kChanges);
    QCOMPARE(untouched.text->toPlainText(), QString());
    m_store->arrive();
    QTRY_COMPARE(untouched.text->toPlainText(), u"Of the run before"_s);
    QVERIFY(!untouched.restoredText().isEmpty());
    another();
    Form typed(*m_drafts, kChanges);
    typed.text->setPlainText(u"Of this run"_s);
    m_store->arrive();
    QTRY_VERIFY(m_drafts->isRead());
    QCOMPARE(typed.text->toPlainText(), u"Of this run"_s);
    QCOMPARE(typed.restoredText(), QString());
}

void TestFormDraft::aRefusalIsTriedAgain()
{
    m_store->refusal = Error{ErrorCode::Busy, u"database-busy"_s, {}, {}};
    Form form(*m_drafts, kChanges);
    form.text->setPlainText(u"Words"_s);
    m_drafts->flush();
    QTRY_VERIFY(m_drafts->refusal());
    QVERIFY(m_drafts->hasUnstored());
    m_store->refusal.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_store->kept.contains(u"form"_s), 20'000); // without another key
    QTRY_VERIFY(!m_drafts->refusal());
}

void TestFormDraft::aNameThatComesLater()
{
    {
        Form form(*m_drafts, kChanges);
        form.choice->addItem(u"Jun"_s, u"Jun"_s);
        form.choice->setCurrentIndex(2);
    }
    const Form again(*m_drafts, kChanges); // which knows Ada alone so far
    QCOMPARE(again.choice->currentData().toString(), u"Jun"_s);
}

void TestFormDraft::theDayIsTold()
{
    {
        Form form(*m_drafts, kChanges);
        form.text->setPlainText(u"Words"_s);
    }
    m_store->at += 9 * 3'600'000; // past midnight where the workspace is
    const Form again(*m_drafts, kChanges);
    QVERIFY2(again.restoredText().contains(u"2026-01-02 15:30"_s), qPrintable(again.restoredText()));
}

// Whatever is read meanwhile: what is typed stands, with the cursor where it was.
void TestFormDraft::aStormOfRefreshesChangesNothing()
{
    QRandomGenerator random(7);
    Form form(*m_drafts, kChanges);
    form.text->setPlainText(u"half a thought"_s);
    form.text->moveCursor(QTextCursor::Start);
    for (int i = 0; i < 500; ++i) {
        if (random.bounded(4) == 0)
            m_drafts->flush();
        Q_EMIT m_drafts->arrived();
        if (random.bounded(8) == 0)
            QCoreApplication::processEvents();
    }
    QCOMPARE(form.text->toPlainText(), u"half a thought"_s);
    QCOMPARE(form.text->textCursor().position(), 0);
    QCOMPARE(form.restoredText(), QString());
}

void TestFormDraft::aQueryNotAppliedIsKept()
{
    {
        QueryBar bar(ticketQueryLanguage());
        bar.setQuery(u"state:open"_s);
        bar.keepIn(*m_drafts, u"query"_s);
        bar.edit()->setPlainText(u"state:open team:"_s);
    }
    QueryBar bar(ticketQueryLanguage());
    bar.keepIn(*m_drafts, u"query"_s);
    bar.setQuery(u"priority:1"_s); // over another one it says something else
    QCOMPARE(bar.text(), u"priority:1"_s);
    bar.setQuery(u"state:open"_s);
    QCOMPARE(bar.text(), u"state:open team:"_s);
    QCOMPARE(bar.query(), u"state:open"_s); // what is in force is another matter
    bar.edit()->setFocus();
    QTest::keyClick(bar.edit(), Qt::Key_Escape); // taken back
    QTest::keyClick(bar.edit(), Qt::Key_Escape);
    QCOMPARE(bar.text(), u"state:open"_s);
    QVERIFY(m_drafts->draft(u"query"_s).isEmpty());
    bar.edit()->setPlainText(u"state:open priority:2"_s);
    QVERIFY(!m_drafts->draft(u"query"_s).isEmpty());
    QTest::keyClick(bar.edit(), Qt::Key_Return);
    QVERIFY(m_drafts->draft(u"query"_s).isEmpty()); // applied
}

// Each file of a window that makes an editor, with the file that keeps what is typed there; those that keep
// nothing say why.
void TestFormDraft::everyPlaceToTypeIsKept()
{
    const QMap<QString, QString> keepers = {
        {u"availability/formsheet.cpp"_s, u"availability/serviceactions.cpp"_s},
        {u"dashboards/marksheet.cpp"_s, u"dashboards/homepage.cpp"_s},
        {u"dashboards/saveboardsheet.cpp"_s, u"dashboards/homepage.cpp"_s},
        {u"intake/importform.cpp"_s, u"intake/importpage.cpp"_s},
        {u"periods/packsheet.cpp"_s, u"periods/periodactions.cpp"_s},
        {u"periods/publishsheet.cpp"_s, u"periods/periodactions.cpp"_s},
        {u"tickets/replybox.cpp"_s, u"tickets/replybox.cpp"_s},
        {u"tickets/stampsdialog.cpp"_s, u"tickets/ticketactions.cpp"_s},
        {u"tickets/statedialog.cpp"_s, u"tickets/ticketactions.cpp"_s},
        {u"tickets/fieldeditor.cpp"_s, u"tickets/ticketactions.cpp"_s},
        {u"lists/saveviewsheet.cpp"_s, u"tickets/ticketlayoutviews.cpp"_s},
        {u"settings/addpersonsheet.cpp"_s, u"settings/peoplepane.cpp"_s},
        {u"settings/addteamsheet.cpp"_s, u"settings/teamspane.cpp"_s},
        {u"widgets/querybar.cpp"_s, u"tickets/ticketspage.cpp"_s},
    };
    const QMap<QString, QString> reasons = {
        {u"availability/servicespage.cpp"_s, u"a filter that acts at each key"_s},
        {u"shell/commandpalette.cpp"_s, u"a search that is over when it closes"_s},
        {u"intake/sourcesheet.cpp"_s, u"shows, and cannot be written in"_s},
        {u"lists/rulesheet.cpp"_s, u"what a row's color asks for, tried at each key"_s},
        {u"settings/calendarpane.cpp"_s, u"a version begun, which the pane says is not saved"_s},
        {u"settings/daysheet.cpp"_s, u"a date and a name, taken over at once"_s},
        {u"settings/peoplepane.cpp"_s,
         u"a filter that acts at each key; fields are saved as they are left"_s},
        {u"settings/settingspage.cpp"_s, u"a filter that acts at each key"_s},
        {u"settings/weekeditor.cpp"_s, u"hours of a version, which the pane says is not saved"_s},
        {u"shell/keyseditor.cpp"_s, u"a filter that acts at each key"_s},
        {u"shell/keyssheet.cpp"_s, u"a filter that acts at each key"_s},
        {u"shell/openingwindow.cpp"_s, u"no workspace is open that could keep it"_s},
        {u"tickets/quickpicker.cpp"_s, u"a search that is over when it closes"_s},
        {u"widgets/conflictview.cpp"_s, u"shows, and cannot be written in"_s},
    };
    static const QRegularExpression making(u"new (?:QLineEdit|QPlainTextEdit|QTextEdit|QueryEdit)\\b"_s);
    static const QRegularExpression keeping(u"keepIn\\(|drafts\\(\\)\\.keep\\(|m_drafts\\.keep\\("_s);
    const QString ui = QDir::cleanPath(QStringLiteral(BINNACLE_TEST_DATA "/../../ui"));
    const auto textOf = [&ui](const QString &name) {
        QFile file(ui + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    QDirIterator it(ui, {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    int made = 0;
    while (it.hasNext()) {
        const QString name = it.next().mid(ui.size() + 1);
        if (!textOf(name).contains(making))
            continue;
        ++made;
        QVERIFY2(keepers.contains(name) || reasons.contains(name),
                 qPrintable(name +
                            u" makes an editor: keep what is typed there (Sheet::keepIn), or say why not"_s));
        if (keepers.contains(name))
            QVERIFY2(textOf(keepers.value(name)).contains(keeping), qPrintable(name));
    }
    QCOMPARE(made, keepers.size() + reasons.size());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestFormDraft)
#include "tst_formdraft.moc"
