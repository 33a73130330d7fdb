// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/stampsdialog.h"

#include "base/timetext.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/outagechooser.h"
#include "tickets/stamptext.h"
#include "tickets/stamptimeline.h"
#include "tickets/ticketrules.h"
#include "widgets/draftkeeper.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 760;
const QString kTyped = u".typed"_s; // of a draft: what is no time as it stands

ticketvalues::StampText stampOf(const Ticket &ticket, Stamp stamp)
{
    return ticketvalues::stampOf(ticketvalues::text(ticket, stampName(stamp)))
        .value_or(ticketvalues::StampText());
}

} // namespace

StampsDialog::StampsDialog(TicketDetail detail, const QTimeZone &zone, qint64 now, QWidget *parent)
    : Sheet(tr("Times of %1").arg(detail.ticket.number), oneLine(detail.ticket.title), parent)
    , m_base(std::move(detail))
    , m_after(m_base.ticket)
    , m_zone(zone)
    , m_openedAt(now)
    , m_timeline(new StampTimeline(zone, m_base.ticket.openedAt, now, this))
    , m_outages(nullptr)
{
    m_open.start();
    resize(lengthFor(font(), kWidth), 0);
    body().addWidget(m_timeline);
    auto *fields = new QGridLayout;
    fields->setHorizontalSpacing(4 * kGrid);
    fields->setVerticalSpacing(kGrid);
    for (const Stamp stamp : kEdited)
        addRow(stamp, fields);
    body().addLayout(fields);
    m_outages = new OutageChooser(zone, this); // Tab comes to it after the times
    addOutages();
    body().addStretch(1);
    setKeys(tr("↑ ↓ choose · ← → move the time · Tab moves · Esc cancels, the changes stay"));
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_save = addSendButton(tr("Save"));
    connect(m_save, &QPushButton::clicked, this, &StampsDialog::submit);
    connect(m_timeline, &StampTimeline::moved, this, [this](Stamp stamp, qint64 at) {
        ticketvalues::StampText said = rowOf(stamp).said;
        said.at = at;
        said.unknown = false;
        set(stamp, said);
    });
    refresh();
    m_timeline->setFocus();
}

// Two beside each other, in the order of the incident's course.
void StampsDialog::addRow(Stamp stamp, QLayout *into)
{
    const Ticket &ticket = m_base.ticket;
    const QString name = stampName(stamp), label = wording::fieldLabel(name);
    auto *both = new QWidget(this);
    auto *layout = new QHBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    auto *line = new QLineEdit(both);
    line->setObjectName(name);
    line->setAccessibleName(label);
    layout->addWidget(line, 1);
    auto *estimated = new QCheckBox(tr("Estimated"), both);
    estimated->setObjectName(name + u".estimated"_s);
    estimated->setAccessibleName(tr("%1 is estimated").arg(label));
    layout->addWidget(estimated);
    if (unknownFlag(stamp) != 0) {
        auto *unknown = new QPushButton(tr("Not known"), both);
        unknown->setAccessibleName(tr("%1 is not known").arg(label));
        unknown->setAutoDefault(false);
        layout->addWidget(unknown);
        connect(unknown, &QPushButton::clicked, this, [this, stamp] {
            ticketvalues::StampText said;
            said.unknown = true;
            set(stamp, said);
        });
        line->setPlaceholderText(tr("A time, or unknown"));
    }
    auto *row = new FormRow(label, both, this);
    row->reserveLine();
    const bool isGrave = ticket.type == TicketType::Incident &&
                         (ticket.major || (ticket.priority >= 1 && ticket.priority <= 2));
    if (stamp == Stamp::Occurred)
        row->setHint(tr("Year-month-day and time, in %1").arg(QString::fromLatin1(m_zone.id())));
    if (stamp == Stamp::Restored && isGrave)
        row->setHint(tr("Of P1, P2 and major ones it is asked for; “unknown” is an answer"));
    if (stamp == Stamp::Resolved && ticket.stateClass == StateClass::Open) {
        line->setEnabled(false);
        estimated->setEnabled(false);
        row->setHint(tr("Set when the ticket is resolved"));
    }
    const auto place = int(m_rows.size());
    static_cast<QGridLayout *>(into)->addWidget(row, place / 2, place % 2);
    m_rows.push_back({stamp, stampOf(ticket, stamp), false, row, line, estimated});
    line->setText(stamptext::typed(m_rows.back().said, m_zone));
    line->setCursorPosition(0);
    // After the row, which takes its error back as soon as something is typed.
    connect(line, &QLineEdit::textChanged, this, [this, stamp] { typedIn(stamp); });
    connect(estimated, &QCheckBox::toggled, this, [this, stamp](bool on) {
        if (m_isFilling)
            return;
        ticketvalues::StampText said = rowOf(stamp).said;
        said.estimated = on;
        set(stamp, said);
    });
}

StampsDialog::Row &StampsDialog::rowOf(Stamp stamp)
{
    return *std::find_if(m_rows.begin(), m_rows.end(),
                         [stamp](const Row &row) { return row.stamp == stamp; });
}

void StampsDialog::addOutages()
{
    body().addWidget(m_outages);
    m_outages->setOutages(OutageChooser::near(m_base.outages, m_base.ticket.outages, 1, 0),
                          m_base.ticket.outages);
    m_outages->say(m_base.ticket.service.name.isEmpty()
                       ? tr("The ticket names no service. Name one, and its outages are offered here.")
                       : tr("Looking for outages…"));
    connect(m_outages, &OutageChooser::changed, this, [this] {
        refresh();
        keep();
    });
    connect(m_outages, &OutageChooser::timesWanted, this, &StampsDialog::takeTimes);
}

void StampsDialog::setOutages(const Result<std::vector<Outage>> &outages)
{
    if (!outages)
        return m_outages->say(wording::errorLine(outages.error()));
    std::vector<Outage> all = *outages;
    for (const Outage &outage : m_base.outages) { // of other services too
        if (std::none_of(all.begin(), all.end(), [&](const Outage &one) { return one.id == outage.id; }))
            all.push_back(outage);
    }
    const Ticket &ticket = m_base.ticket;
    const qint64 from = std::min(ticket.openedAt, ticket.stamp(Stamp::Occurred).value_or(ticket.openedAt));
    qint64 to = ticket.stateClass == StateClass::Open ? now() : ticket.openedAt;
    for (const Stamp stamp : {Stamp::Restored, Stamp::Resolved})
        to = std::max(to, ticket.stamp(stamp).value_or(to));
    const std::vector<OutageId> chosen = std::exchange(m_drafted, {}).value_or(m_after.outages);
    m_outages->setOutages(OutageChooser::near(all, chosen, from, to), chosen);
    const QString service = oneLine(ticket.service.name);
    m_outages->say(m_outages->outages().empty()
                       ? tr("No outage of %1 is recorded within a day of this incident.").arg(service)
                       : QString());
    refresh();
}

std::vector<Outage> StampsDialog::outages() const
{
    std::vector<Outage> all = m_outages->outages();
    all.insert(all.end(), m_base.outages.begin(), m_base.outages.end());
    return all;
}

void StampsDialog::typedIn(Stamp stamp)
{
    if (m_isFilling)
        return;
    Row &row = rowOf(stamp);
    const auto said = stamptext::fromTyped(row.line->text(), m_zone);
    m_last = stamp;
    row.isWrong = !said || (said->unknown && unknownFlag(stamp) == 0);
    if (!row.isWrong) {
        const bool wasEstimated = row.said.estimated && said->at;
        row.said = *said;
        row.said.estimated |= wasEstimated;
    }
    m_timeline->setCurrent(stamp);
    refresh();
    keep();
}

void StampsDialog::set(Stamp stamp, const ticketvalues::StampText &said)
{
    Row &row = rowOf(stamp);
    row.said = said;
    row.isWrong = false;
    m_last = stamp;
    {
        const QScopedValueRollback filling(m_isFilling, true);
        row.line->setText(stamptext::typed(said, m_zone));
    }
    m_timeline->setCurrent(stamp);
    refresh();
    keep();
}

void StampsDialog::takeTimes(const Outage &outage)
{
    set(Stamp::Occurred, {outage.from, outage.isEstimated, false});
    if (outage.to)
        set(Stamp::Restored, {*outage.to, outage.isEstimated, false});
}

TicketValues StampsDialog::changed() const
{
    TicketValues values;
    const auto take = [&](const QString &field) {
        if (const QString is = ticketvalues::text(m_after, field);
            is != ticketvalues::text(m_base.ticket, field))
            values.insert(field, is);
    };
    for (const Row &row : m_rows)
        take(stampName(row.stamp));
    take(u"outages"_s);
    return values;
}

// The ticket as it would be, held against the rules that saving asks.
void StampsDialog::refresh()
{
    m_after = m_base.ticket;
    m_after.outages = m_outages->explained();
    m_error.reset();
    for (Row &row : m_rows) {
        const QScopedValueRollback filling(m_isFilling, true);
        row.row->setError({});
        row.estimated->setChecked(row.said.estimated);
        row.estimated->setEnabled(row.said.at && row.line->isEnabled());
        const QString name = stampName(row.stamp), text = ticketvalues::textOf(row.said);
        if (row.isWrong)
            m_error = Error{
                ErrorCode::Invalid, u"bad-clock"_s, {{u"field"_s, name}, {u"value"_s, row.line->text()}}, {}};
        else if (text != ticketvalues::text(m_base.ticket, name)) // one nobody touched stays derived
            (void)ticketvalues::set(m_after, name, text);
    }
    if (!m_error) {
        if (const auto fits = check(m_after, &m_base.ticket, now()); !fits)
            m_error = fits.error();
    }
    showCourse();
    if (m_error)
        showError(*m_error);
}

void StampsDialog::showCourse()
{
    QList<StampTimeline::Lane> lanes;
    for (const Row &row : m_rows)
        lanes.append({row.stamp, wording::fieldLabel(stampName(row.stamp)), stamptext::told(row.said, m_zone),
                      row.said.at, row.said.estimated, row.line->isEnabled()});
    m_timeline->setNow(now());
    m_timeline->setLanes(lanes);
    QList<StampTimeline::Band> bands;
    const std::vector<OutageId> &explained = m_after.outages;
    for (const Outage &outage : m_outages->outages()) {
        const bool isExplained = std::find(explained.begin(), explained.end(), outage.id) != explained.end();
        bands.append({outage.from, outage.to.value_or(now()), outage.isMaintenance, isExplained});
    }
    m_timeline->setBands(bands);
    QStringList spans;
    const auto tell = [&](Stamp from, Stamp to, const QString &text) {
        const auto &a = m_after.stamp(from), &b = m_after.stamp(to);
        if (a && b && *b >= *a)
            spans.append(text.arg(wording::durationText(*b - *a)));
    };
    tell(Stamp::Occurred, Stamp::Detected, tr("Detected after %1"));
    tell(Stamp::Detected, Stamp::Acknowledged, tr("Acknowledged %1 later"));
    tell(Stamp::Occurred, Stamp::Restored, tr("Restored after %1"));
    say(spans.join(tr(" · ")));
}

// Under the field that was touched last where it is one of two that do not fit.
void StampsDialog::showError(const Error &error)
{
    QString field = error.values.value(u"field"_s).toString();
    if (error.key == u"stamps-order") {
        const QString first = error.values.value(u"first"_s).toString();
        field = stampName(m_last) == first ? first : error.values.value(u"second"_s).toString();
    }
    for (const Row &row : m_rows) {
        if (stampName(row.stamp) == field)
            return row.row->setError(wording::errorLine(error));
    }
    complain(wording::errorLine(error));
}

void StampsDialog::setError(const Error &error)
{
    setBusy(false);
    showError(error);
}

void StampsDialog::setBusy(bool busy)
{
    m_save->setEnabled(!busy);
}

void StampsDialog::submit()
{
    if (m_error) {
        for (const Row &row : m_rows) {
            if (!row.row->error().isEmpty())
                return row.line->setFocus();
        }
        return complain(wording::errorLine(*m_error));
    }
    const TicketValues values = changed();
    if (values.isEmpty())
        return accept();
    setBusy(true);
    Q_EMIT submitted(values);
}

void StampsDialog::keepIn(DraftKeeper &drafts, const QString &name)
{
    m_drafts = &drafts;
    m_draft = name;
    const QJsonObject draft = drafts.draft(name);
    for (const Stamp stamp : kEdited) {
        if (!draft.contains(stampName(stamp)) || !rowOf(stamp).line->isEnabled())
            continue;
        if (const auto said = ticketvalues::stampOf(draft.value(stampName(stamp)).toString()))
            set(stamp, *said);
    }
    for (const Stamp stamp : kEdited) { // half a time is no value yet
        if (const QString typed = draft.value(stampName(stamp) + kTyped).toString(); !typed.isEmpty())
            rowOf(stamp).line->setText(typed);
    }
    if (draft.contains(u"outages"_s))
        m_drafted = ticketvalues::outagesOf(draft.value(u"outages"_s).toString());
    if (!draft.isEmpty())
        tellRestored(drafts.timeOf(name), {}, [this] { discard(); });
    m_last = Stamp::Occurred;
    m_timeline->setCurrent(m_last);
}

void StampsDialog::discard()
{
    m_drafted.reset();
    m_outages->setOutages(m_outages->outages(), m_base.ticket.outages);
    for (const Stamp stamp : kEdited) {
        if (rowOf(stamp).line->isEnabled())
            set(stamp, stampOf(m_base.ticket, stamp));
    }
    refresh();
    m_drafts->drop(m_draft);
}

void StampsDialog::keep()
{
    if (!m_drafts || m_draft.isEmpty())
        return;
    QJsonObject draft;
    const TicketValues values = changed();
    for (auto value = values.cbegin(); value != values.cend(); ++value)
        draft.insert(value.key(), value.value());
    for (const Row &row : m_rows) {
        if (row.isWrong)
            draft.insert(stampName(row.stamp) + kTyped, row.line->text());
    }
    m_drafts->keep(m_draft, draft);
}

void StampsDialog::accept()
{
    if (m_drafts)
        m_drafts->drop(m_draft);
    Sheet::accept();
}

} // namespace binnacle
