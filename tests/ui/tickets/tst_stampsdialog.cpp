// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The course of an incident by keys, pointer and typing: what is saved, what is refused beside its field, and
// the outages it explains.
#include "base/timetext.h"
#include "tickets/historymodel.h"
#include "tickets/outagechooser.h"
#include "tickets/stampsdialog.h"
#include "tickets/stamptext.h"
#include "tickets/stamptimeline.h"
#include "tickets/ticketview.h"
#include "ticketspagefixture.h"
#include "widgets/conflictview.h"
#include "widgets/formrow.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestStampsDialog : public test::TicketsPageFixture
{
    Q_OBJECT

private Q_SLOTS:
    void keysMoveTheHandles();
    void thePointerDragsAHandle();
    void aStampWithoutATimeGetsOne();
    void nothingMovesPastNow();
    void whatDoesNotFitIsSaidBesideItsField();
    void estimatesAndUnknownAreSaved();
    void untouchedTimesStayAsTheyAre();
    void explainsAnOutageAndTakesItsTimes();
    void asksWhichTimeStands();
    void whatWasChangedIsKept();
    void aRequestHasNoCourse();
    void theEndOfAnOpenOneIsNotSetHere();
    void historyReadsWell();
    void timesAsTheyAreTyped_data();
    void timesAsTheyAreTyped();
    void outagesNearAnIncident();

private:
    static constexpr qint64 kNow = test::FakeSource::kNow; // 2026-01-02T10:00Z
    static qint64 before(qint64 minutes) { return kNow - minutes * kMsPerMinute; }

    Ticket &ticket() { return m_source->ticket(30).ticket; }
    // The dialog of the ticket as it stands now, by its key.
    StampsDialog *opened()
    {
        m_page->view().reload();
        if (!QTest::qWaitFor([this] { return m_page->isSettled() && m_page->currentDetail(); }))
            return nullptr;
        key(Qt::Key_T);
        (void)QTest::qWaitFor([this] { return dialog<StampsDialog>() != nullptr; });
        return dialog<StampsDialog>();
    }
    static QLineEdit *line(const StampsDialog *dialog, const QString &name)
    {
        return dialog->findChild<QLineEdit *>(name);
    }
    static QString errorOf(const QWidget *field)
    {
        for (const QWidget *at = field; at; at = at->parentWidget())
            if (const auto *row = dynamic_cast<const FormRow *>(at))
                return row->error();
        return {};
    }
    static void retype(QLineEdit *line, const QString &text)
    {
        line->selectAll();
        QTest::keyClick(line, Qt::Key_Delete);
        QTest::keyClicks(line, text);
    }
    static void save(QWidget *where) { QTest::keyClick(where, Qt::Key_Return, Qt::ControlModifier); }
    Outage outage(qint64 id, qint64 from, std::optional<qint64> to)
    {
        Outage one;
        one.id = OutageId(id);
        one.serviceName = u"VPN gateway"_s;
        one.from = from;
        one.to = to;
        return one;
    }
};

void TestStampsDialog::keysMoveTheHandles()
{
    ticket().stamp(Stamp::Occurred) = before(120);
    ticket().stamp(Stamp::Detected) = before(60);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    StampTimeline &timeline = dialog->timeline();
    QVERIFY(timeline.hasFocus()); // keys work at once
    QCOMPARE(timeline.current(), Stamp::Occurred);
    QTest::keyClick(&timeline, Qt::Key_Right);
    QTest::keyClick(&timeline, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(line(dialog, u"occurred"_s)->text(), u"2026-01-02 08:11"_s);
    QTest::keyClick(&timeline, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(line(dialog, u"occurred"_s)->text(), u"2026-01-02 07:11"_s);
    QVERIFY(timeline.accessibleName().contains(u"07:11"_s));
    QTest::keyClick(&timeline, Qt::Key_Down);
    QCOMPARE(timeline.current(), Stamp::Detected);
    QTest::keyClick(&timeline, Qt::Key_Left);
    QCOMPARE(dialog->changed(), (TicketValues{{u"occurred"_s, u"2026-01-02T07:11:00Z"_s},
                                              {u"detected"_s, u"2026-01-02T08:59:00Z"_s}}));
    save(&timeline);
    QTRY_VERIFY(calledWith(u"set 30 detected=2026-01-02T08:59:00Z occurred=2026-01-02T07:11:00Z"_s));
    QTRY_COMPARE(m_desk->offered.size(), 1);
    QTRY_VERIFY(!this->dialog<StampsDialog>());
    m_desk->undos.constFirst()([](bool) {});
    QTRY_COMPARE(ticket().stamp(Stamp::Detected), std::optional(before(60)));
}

void TestStampsDialog::thePointerDragsAHandle()
{
    ticket().openedAt = before(120);
    ticket().stamp(Stamp::Occurred) = before(120);
    ticket().stamp(Stamp::Detected) = before(60);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    StampTimeline &timeline = dialog->timeline();
    const QPointF from = timeline.handle(Stamp::Detected), first = timeline.handle(Stamp::Occurred);
    QVERIFY(first.x() < from.x() && first.y() < from.y());
    const QPoint to((from.x() + first.x()) / 2, from.y());
    QTest::mousePress(&timeline, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(&timeline, to);
    const auto half = stamptext::fromTyped(line(dialog, u"detected"_s)->text(), QTimeZone::utc());
    QVERIFY(half && half->at);
    QVERIFY(std::abs(*half->at - before(90)) <= 2 * kMsPerMinute); // while it moves
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, to);
    // A lane is no handle: pressing beside one moves nothing.
    const QString is = line(dialog, u"detected"_s)->text();
    const QPointF now = timeline.handle(Stamp::Detected);
    QTest::mousePress(&timeline, Qt::LeftButton, {}, (now + QPointF(40, 0)).toPoint());
    QTest::mouseMove(&timeline, (now + QPointF(60, 0)).toPoint());
    QTest::mouseRelease(&timeline, Qt::LeftButton, {}, (now + QPointF(60, 0)).toPoint());
    QCOMPARE(line(dialog, u"detected"_s)->text(), is);
}

void TestStampsDialog::aStampWithoutATimeGetsOne()
{
    ticket().openedAt = before(90);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    StampTimeline &timeline = dialog->timeline();
    QTest::keyClick(&timeline, Qt::Key_Right); // there is nothing to move
    QVERIFY(dialog->changed().isEmpty());
    QTest::keyClick(&timeline, Qt::Key_Space);
    QCOMPARE(line(dialog, u"occurred"_s)->text(), u"2026-01-02 08:30"_s);
    QTest::keyClick(&timeline, Qt::Key_Left);
    QCOMPARE(dialog->changed(), (TicketValues{{u"occurred"_s, u"2026-01-02T08:29:00Z"_s}}));
}

void TestStampsDialog::nothingMovesPastNow()
{
    ticket().stamp(Stamp::Occurred) = before(30);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    QTest::keyClick(&dialog->timeline(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(line(dialog, u"occurred"_s)->text(), u"2026-01-02 10:00"_s);
}

void TestStampsDialog::whatDoesNotFitIsSaidBesideItsField()
{
    ticket().stamp(Stamp::Occurred) = before(120);
    ticket().stamp(Stamp::Detected) = before(60);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    QLineEdit *detected = line(dialog, u"detected"_s), *occurred = line(dialog, u"occurred"_s);
    retype(detected, u"2026-01-02 07:00"_s);
    QVERIFY(errorOf(detected).contains(u"Detected"_s) && errorOf(detected).contains(u"Impact began"_s));
    QCOMPARE(errorOf(occurred), QString());
    save(detected);
    QTest::qWait(20);
    QVERIFY(!calledWith(u"set 30"_s));
    retype(occurred, u"2026-01-02 06:30"_s); // either of the two mends it
    QCOMPARE(errorOf(detected), QString());
    retype(occurred, u"2026-01-02 09:30"_s); // said where the last touch was
    QVERIFY(!errorOf(occurred).isEmpty());
    QCOMPARE(errorOf(detected), QString());
    retype(occurred, u"this morning"_s);
    QVERIFY(errorOf(occurred).contains(u"this morning"_s));
    save(occurred);
    QVERIFY(!calledWith(u"set 30"_s));
    QVERIFY(occurred->hasFocus());
    retype(occurred, u"2026-01-02 11:30"_s); // still to come
    QVERIFY(!errorOf(occurred).isEmpty());
    occurred->selectAll();
    QTest::keyClick(occurred, Qt::Key_Delete);
    save(occurred);
    QTRY_VERIFY(calledWith(u"set 30 detected=2026-01-02T07:00:00Z occurred="_s));
}

void TestStampsDialog::estimatesAndUnknownAreSaved()
{
    ticket().stamp(Stamp::Occurred) = before(120);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    auto *estimated = dialog->findChild<QCheckBox *>(u"occurred.estimated"_s);
    QVERIFY(estimated && estimated->isEnabled());
    QTest::keyClick(estimated, Qt::Key_Space);
    QVERIFY(!dialog->findChild<QCheckBox *>(u"restored.estimated"_s)->isEnabled()); // of no time
    QPushButton *unknown = nullptr;
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->accessibleName() == u"Service restored is not known")
            unknown = button;
    }
    QVERIFY(unknown);
    QTest::keyClick(unknown, Qt::Key_Space);
    QCOMPARE(line(dialog, u"restored"_s)->text(), u"unknown"_s);
    QLineEdit *detected = line(dialog, u"detected"_s);
    retype(detected, u"unknown"_s); // no answer there
    QVERIFY(!errorOf(detected).isEmpty());
    retype(detected, u"~2026-01-02 09:00"_s);
    QVERIFY(dialog->findChild<QCheckBox *>(u"detected.estimated"_s)->isChecked());
    save(detected);
    QTRY_VERIFY(calledWith(u"set 30 detected=~2026-01-02T09:00:00Z occurred=~2026-01-02T08:00:00Z "
                           "restored=unknown"_s));
    QVERIFY(ticket().hasFlag(Stamp::Occurred, StampFlag::Estimated) && ticket().isUnknown(Stamp::Restored));
}

// A time with seconds, one that an import derived: looking at them changes nothing.
void TestStampsDialog::untouchedTimesStayAsTheyAre()
{
    ticket().stamp(Stamp::Occurred) = before(120) + 12'345;
    ticket().stamp(Stamp::Acknowledged) = before(30);
    ticket().setFlag(Stamp::Acknowledged, StampFlag::Derived);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    QCOMPARE(line(dialog, u"occurred"_s)->text(), u"2026-01-02 08:00:12.345"_s);
    QVERIFY(dialog->changed().isEmpty());
    save(&dialog->timeline());
    QTRY_VERIFY(!this->dialog<StampsDialog>());
    QVERIFY(!calledWith(u"set 30"_s));
}

void TestStampsDialog::explainsAnOutageAndTakesItsTimes()
{
    ticket().service = {7, u"VPN gateway"_s};
    ticket().openedAt = before(100);
    m_source->recorded = {outage(3, before(110), before(70)), outage(4, before(60 * 24 * 20), kNow),
                          outage(5, before(60 * 24 * 20), before(60 * 24 * 19))};
    m_source->recorded[0].isEstimated = true;
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 2); // the third was weeks before
    list->setCurrentRow(1);
    QVERIFY(list->currentItem()->text().contains(u"VPN gateway"_s));
    QVERIFY(list->currentItem()->text().contains(u"08:10"_s));
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(dialog->changed(), (TicketValues{{u"outages"_s, u"3"_s}}));
    for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
        if (button->accessibleName() == u"Take the times of the chosen outage")
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(line(dialog, u"occurred"_s)->text(), u"2026-01-02 08:10"_s);
    QVERIFY(dialog->findChild<QCheckBox *>(u"restored.estimated"_s)->isChecked());
    save(list);
    QTRY_VERIFY(calledWith(u"set 30 occurred=~2026-01-02T08:10:00Z outages=3 "
                           "restored=~2026-01-02T08:50:00Z"_s));
    QCOMPARE(ticket().outages, std::vector{OutageId(3)});
}

void TestStampsDialog::asksWhichTimeStands()
{
    ticket().stamp(Stamp::Occurred) = before(120);
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    QTest::keyClick(&dialog->timeline(), Qt::Key_Right);
    QTest::keyClick(dialog->findChild<QCheckBox *>(u"occurred.estimated"_s), Qt::Key_Space);
    m_source->changeElsewhere(30, {{u"occurred"_s, u"2026-01-02T07:00:00Z"_s}, {u"title"_s, u"Theirs"_s}});
    save(&dialog->timeline());
    QTRY_VERIFY(this->dialog<ConflictView>());
    QCOMPARE(ticket().stamp(Stamp::Occurred), std::optional(before(180))); // nothing saved yet
    QStringList shown;
    for (const QPlainTextEdit *box : this->dialog<ConflictView>()->findChildren<QPlainTextEdit *>())
        shown.append(box->toPlainText());
    QCOMPARE(shown, (QStringList{u"Jan 2, 2026 08:00"_s, u"Jan 2, 2026 08:01 (estimated)"_s,
                                 u"Jan 2, 2026 07:00"_s}));
    save(this->dialog<ConflictView>());
    QTRY_COMPARE(ticket().stamp(Stamp::Occurred), std::optional(before(119)));
    QCOMPARE(ticket().title, u"Theirs"_s);
    QTRY_VERIFY(!this->dialog<StampsDialog>());
}

void TestStampsDialog::whatWasChangedIsKept()
{
    ticket().service = {7, u"VPN gateway"_s};
    m_source->recorded = {outage(3, ticket().openedAt, before(70))};
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QListWidget *>()->count(), 1);
    retype(line(dialog, u"detected"_s), u"~2026-01-02 09:00"_s);
    QTest::keyClick(dialog->findChild<QListWidget *>(), Qt::Key_Space);
    const TicketValues changed = dialog->changed();
    QCOMPARE(changed.size(), 2);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!this->dialog<StampsDialog>());
    toFront();
    m_page->list().setFocus();
    dialog = opened();
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->changed(), changed);
}

void TestStampsDialog::aRequestHasNoCourse()
{
    ticket().type = TicketType::Request;
    m_page->view().reload();
    QTRY_VERIFY(m_page->currentDetail() && m_page->currentDetail()->ticket.type == TicketType::Request);
    key(Qt::Key_T);
    QTRY_COMPARE(m_desk->told.size(), 1);
    QVERIFY(!dialog<StampsDialog>());
}

void TestStampsDialog::theEndOfAnOpenOneIsNotSetHere()
{
    StampsDialog *dialog = opened();
    QVERIFY(dialog);
    QVERIFY(!line(dialog, u"resolved"_s)->isEnabled());
    dialog->timeline().setCurrent(Stamp::Resolved);
    QTest::keyClick(&dialog->timeline(), Qt::Key_Space);
    QVERIFY(dialog->changed().isEmpty());
}

void TestStampsDialog::historyReadsWell()
{
    TicketDetail detail;
    detail.outages = {outage(3, before(110), before(70))};
    const auto row = [](qint64 at, const QString &field, const QString &was, const QString &is) {
        return HistoryRow{at, field, was, is, u"Ada"_s, u"binnacle"_s};
    };
    detail.history = {row(1000, u"occurred"_s, {}, u"~2026-01-02T08:10:00Z"_s),
                      row(2000, u"state"_s, u"new"_s, u"resolved"_s),
                      row(3000, u"occurred"_s, u"~2026-01-02T08:10:00Z"_s, u"unknown"_s),
                      row(4000, u"outages"_s, u"2"_s, u"3"_s)};
    HistoryModel model(QTimeZone::utc());
    model.setDetail(detail);
    const auto change = [&](int at) { return model.index(at, HistoryModel::Change).data().toString(); };
    QCOMPARE(change(3), u"— → Jan 2, 2026 08:10 (estimated)"_s);
    QCOMPARE(change(1), u"Jan 2, 2026 08:10 (estimated) → unknown · after it was resolved"_s);
    QCOMPARE(change(0), u"outage 2 → VPN gateway, Jan 2, 2026 08:10 – 08:50"_s);
    QCOMPARE(model.index(0, HistoryModel::Field).data().toString(), u"Explained outages"_s);
}

void TestStampsDialog::timesAsTheyAreTyped_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("again");
    QTest::newRow("summer") << u"2026-07-01 09:00"_s << u"2026-07-01T07:00:00Z"_s << u"2026-07-01 09:00"_s;
    QTest::newRow("with an offset of its own")
        << u"2026-07-01T09:00Z"_s << u"2026-07-01T09:00:00Z"_s << u"2026-07-01 11:00"_s;
    QTest::newRow("to the second") << u"2026-01-01 09:00:05"_s << u"2026-01-01T08:00:05Z"_s
                                   << u"2026-01-01 09:00:05"_s;
    QTest::newRow("an hour the clocks skip")
        << u"2026-03-29 02:30"_s << u"2026-03-29T01:30:00Z"_s << u"2026-03-29 03:30"_s;
    QTest::newRow("an estimate") << u"~ 2026-01-01 09:00"_s << u"~2026-01-01T08:00:00Z"_s
                                 << u"2026-01-01 09:00"_s;
    QTest::newRow("not known") << u"Unknown"_s << u"unknown"_s << u"unknown"_s;
    QTest::newRow("nothing") << u"  "_s << QString() << QString();
    QTest::newRow("a day is no instant") << u"2026-01-01"_s << u"refused"_s << QString();
    QTest::newRow("nor is a year") << u"2026"_s << u"refused"_s << QString();
    QTest::newRow("words") << u"<b>noon</b>"_s << u"refused"_s << QString();
}

void TestStampsDialog::timesAsTheyAreTyped()
{
    QFETCH(QString, line);
    QFETCH(QString, value);
    const QTimeZone berlin("Europe/Berlin");
    const auto said = stamptext::fromTyped(line, berlin);
    QCOMPARE(said ? ticketvalues::textOf(*said) : u"refused"_s, value);
    if (said)
        QTEST(stamptext::typed(*said, berlin), "again");
}

void TestStampsDialog::outagesNearAnIncident()
{
    const std::vector<Outage> all{
        outage(1, before(60 * 30), before(60 * 28)), outage(2, before(60 * 80), std::nullopt),
        outage(3, before(60 * 80), before(60 * 70)), outage(4, before(10), before(5)),
        outage(5, before(60 * 90), before(60 * 89))};
    const auto ids = [&](const std::vector<OutageId> &explained, qint64 from, qint64 to) {
        QList<qint64> found;
        for (const Outage &one : OutageChooser::near(all, explained, from, to))
            found.append(one.id.value);
        return found;
    };
    QCOMPARE(ids({}, before(120), before(60)), (QList<qint64>{2, 4})); // 28 hours before is too long ago
    QCOMPARE(ids({}, before(60 * 10), before(60)), (QList<qint64>{2, 1, 4}));
    QCOMPARE(ids({OutageId(5)}, before(120), before(60)), (QList<qint64>{5, 2, 4}));
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestStampsDialog)
#include "tst_stampsdialog.moc"
