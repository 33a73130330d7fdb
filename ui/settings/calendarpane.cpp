// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/calendarpane.h"

#include "base/timetext.h"
#include "calendar/calendartext.h"
#include "settings/daysheet.h"
#include "settings/holidaysheet.h"
#include "settings/weekeditor.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/filedialog.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "widgets/roomyrows.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QAction>
#include <QComboBox>
#include <QCompleter>
#include <QFileInfo>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kChoiceWidth = 260, kFieldWidth = 200, kDayWidth = 110, kDayNameWidth = 190;
constexpr int kYearsAhead = 5; // of holidays a file is read for
constexpr int kPreviewDays = 30;
constexpr int kShownActs = 3;

QString hoursIn(qint64 ms)
{
    return CalendarPane::tr("%1 h").arg(QLocale().toString(double(ms) / kMsPerHour, 'f', 1));
}

} // namespace

CalendarPane::CalendarPane(Desk &desk, RulesGateway &gateway, QWidget *parent)
    : RulesPane(u"calendars"_s, RulesGateway::Subject::Calendar, desk, gateway, parent)
    , m_choice(new QComboBox(this))
    , m_week(new WeekEditor(this))
    , m_zone(new QLineEdit(this))
    , m_from(new QLineEdit(this))
    , m_fromRow(new FormRow(tr("Counts &from"), m_from, this))
    , m_zoneRow(new FormRow(tr("Time &zone"), m_zone, this))
    , m_list(new QTreeWidget(this))
    , m_said(new QLabel(this))
    , m_save(new QPushButton(tr("&Save as a new version"), this))
    , m_discard(new QPushButton(tr("&Discard"), this))
{
    addForm();
    addActs();
    addPast(kShownActs);
    addSearchRow(
        {u"week"_s, tr("Working hours"), tr("week days opening hours calendar business"), m_week->line(1)});
    addSearchRow({u"zone"_s, tr("Time zone of the calendar"), tr("timezone"), m_zone});
    addSearchRow({u"days"_s, tr("Holidays"), tr("days off closed icalendar ics exceptions"), m_list});
    buildHead();
}

void CalendarPane::addForm()
{
    m_choice->setAccessibleName(tr("Calendar"));
    m_choice->setMinimumWidth(lengthFor(font(), kChoiceWidth));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setRoomyRows(*m_choice);
    connect(m_choice, &QComboBox::activated, this, &CalendarPane::chooseByHand);
    body().addWidget(m_choice, 0, Qt::AlignLeft);

    auto *both = new QHBoxLayout;
    both->setSpacing(6 * kGrid);
    auto *left = new QVBoxLayout;
    left->setSpacing(3 * kGrid);
    m_week->setReadOnly(!mayEdit());
    left->addWidget(m_week);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(3 * kGrid);
    QStringList zones;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        zones.append(QString::fromLatin1(id));
    auto *completer = new QCompleter(zones, m_zone);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_zone->setCompleter(completer);
    for (QLineEdit *line : {m_zone, m_from}) {
        line->setReadOnly(!mayEdit());
        line->setMinimumWidth(lengthFor(font(), kFieldWidth));
        connect(line, &QLineEdit::textChanged, this, &CalendarPane::showWhatChanges);
    }
    m_zone->setAccessibleName(tr("Time zone"));
    m_from->setAccessibleName(tr("Counts from"));
    m_from->setPlaceholderText(tr("Year-month-day"));
    fields->addWidget(m_zoneRow, 0, Qt::AlignTop);
    fields->addWidget(m_fromRow, 0, Qt::AlignTop);
    fields->addStretch(1);
    left->addLayout(fields);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    left->addWidget(m_said);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    m_save->setProperty("primary", true);
    for (QPushButton *button : {m_save, m_discard}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    left->addLayout(buttons);
    left->addStretch(1);
    both->addLayout(left, 5);
    auto *right = new QVBoxLayout;
    addDays(*right);
    both->addLayout(right, 4);
    body().addLayout(both, 1);
    connect(m_week, &WeekEditor::edited, this, &CalendarPane::showWhatChanges);
    connect(m_save, &QPushButton::clicked, this, &CalendarPane::save);
    connect(m_discard, &QPushButton::clicked, this, &CalendarPane::discard);
}

void CalendarPane::addDays(QBoxLayout &column)
{
    m_list->setAccessibleName(tr("Holidays and other days that differ"));
    m_list->setHeaderLabels({tr("Day"), tr("Name"), tr("Hours")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setColumnWidth(0, lengthFor(font(), kDayWidth));
    m_list->setColumnWidth(1, lengthFor(font(), kDayNameWidth));
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemActivated, this, [this] { editDay(false); });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &CalendarPane::showWhatChanges);
    column.addWidget(m_list);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    const std::pair<QString, std::function<void()>> lines[] = {
        {tr("Add a d&ay…"), [this] { editDay(true); }},
        {tr("&Edit…"), [this] { editDay(false); }},
        {tr("Re&move"), [this] { removeDay(); }},
        {tr("&Import…"), [this] { chooseFile(); }},
    };
    for (const auto &[text, run] : lines) {
        auto *button = new QPushButton(text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, run);
        row->addWidget(button);
        m_dayButtons.append(button);
    }
    m_dayButtons.last()->setToolTip(tr("Holidays from an iCalendar file"));
    row->addStretch(1);
    column.addLayout(row);
}

void CalendarPane::addActs()
{
    struct Line
    {
        QString id, text, button, words;
        std::function<void()> run;
        Reversal reversal = Reversal::Undoable;
    };
    const std::vector<Line> lines = {
        {u"calendar.new"_s, tr("&New calendar…"), tr("&New…"), tr("add hours"), [this] { makeCalendar(); }},
        {u"calendar.rename"_s, tr("&Rename the calendar…"), tr("&Rename…"), tr("name"), [this] { rename(); }},
        {u"calendar.default"_s, tr("Make the calendar the &default"), tr("Make &default"), tr("workspace"),
         [this] { makeDefault(); }},
        {u"calendar.retire"_s, tr("Re&tire the calendar"), tr("Re&tire"), tr("remove delete"),
         [this] { retire(); }},
        {u"calendar.holidays"_s,
         tr("&Import holidays…"),
         {},
         tr("icalendar ics file days off"),
         [this] { chooseFile(); },
         Reversal::ReadsOnly}, // nothing is saved by it
    };
    for (const Line &line : lines) {
        m_acts.append(desk().actions().add({.id = line.id,
                                            .text = line.text,
                                            .menu = MenuGroup::Edit,
                                            .submenu = tr("Calendars"),
                                            .context = u"settings"_s,
                                            .reversal = line.reversal,
                                            .words = line.words,
                                            .right = Act::EditSharedSettings},
                                           this, line.run));
        if (line.button.isEmpty())
            continue;
        QPushButton *button = addButton(line.button);
        connect(button, &QPushButton::clicked, m_acts.last(), &QAction::trigger);
        connect(m_acts.last(), &QAction::changed, button,
                [button, action = m_acts.last()] { button->setEnabled(action->isEnabled()); });
    }
    showWhatChanges();
}

QString CalendarPane::title() const
{
    return tr("Calendars");
}

QString CalendarPane::icon() const
{
    return u"calendar"_s;
}

QString CalendarPane::about() const
{
    return tr("Working hours and holidays; what has been counted stays as it is");
}

QString CalendarPane::words() const
{
    return tr("working hours holidays business time icalendar ics");
}

void CalendarPane::reload()
{
    ask(gateway().calendars(), [this](const std::vector<StoredCalendar> &calendars) {
        m_calendars = calendars;
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        int at = -1;
        for (const StoredCalendar &calendar : calendars) {
            m_choice->addItem(calendar.isDefault ? tr("%1 (default)").arg(oneLine(calendar.name))
                                                 : oneLine(calendar.name));
            if (calendar.name == m_name || (m_name.isEmpty() && calendar.isDefault))
                at = m_choice->count() - 1;
        }
        if (m_isDirty && at >= 0 && calendars[size_t(at)].name == m_name) {
            m_choice->setCurrentIndex(at); // what is being typed stays
            showWhatChanges();
        } else {
            choose(at >= 0 ? at : calendars.empty() ? -1 : 0);
        }
    });
}

const StoredCalendar *CalendarPane::chosen() const
{
    const int at = m_choice->currentIndex();
    return at >= 0 && at < int(m_calendars.size()) ? &m_calendars[size_t(at)] : nullptr;
}

void CalendarPane::chooseByHand(int at)
{
    if (m_isDirty) {
        reload();
        desk().tell({Notice::Level::Info,
                     tr("“%1” has changes that are not saved.").arg(oneLine(m_name)),
                     {},
                     tr("Save or discard them first."),
                     {}});
        return;
    }
    choose(at);
}

void CalendarPane::choose(int at)
{
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->setCurrentIndex(at);
    }
    const StoredCalendar *calendar = chosen();
    m_name = calendar ? calendar->name : QString();
    fill();
    showPast(calendar ? calendar->id.value : 0);
}

void CalendarPane::fill()
{
    const StoredCalendar *calendar = chosen();
    const WorkCalendar hours = calendar ? calendar->calendar : WorkCalendar::businessHours(gateway().zone());
    const CalendarVersion &newest = hours.versions().last();
    const QSignalBlocker zone(m_zone), from(m_from);
    m_week->setWeek(newest.week);
    m_zone->setText(QString::fromUtf8(newest.zone.id()));
    m_from->setText(firstDay().toString(Qt::ISODate));
    m_days = newest.exceptions;
    m_zoneRow->setError({});
    m_fromRow->setError({});
    showDays();
}

void CalendarPane::showDays()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    m_list->clear();
    for (const CalendarException &day : m_days) {
        const QString date = day.yearly ? tr("%1 yearly").arg(QLocale().toString(day.date, u"MMM d"_s))
                                        : wording::dateText(day.date);
        auto *item =
            new QTreeWidgetItem(m_list, {date, oneLine(day.name),
                                         day.hours.isEmpty() ? tr("Closed") : WeekEditor::text(day.hours)});
        item->setToolTip(1, plainTooltip(day.name));
    }
    m_list->setCurrentItem(m_list->topLevelItem(std::clamp(row, 0, std::max(int(m_days.size()) - 1, 0))));
    showWhatChanges();
}

QDate CalendarPane::firstDay() const
{
    const StoredCalendar *calendar = chosen();
    const QTimeZone zone = calendar ? calendar->calendar.versions().last().zone : gateway().zone();
    const qint64 newest = calendar ? calendar->calendar.versions().last().validFrom : 0;
    return utcToLocal(std::max(gateway().now(), newest), zone).date.addDays(1);
}

Result<CalendarVersion> CalendarPane::typed() const
{
    CalendarVersion version;
    BINNACLE_LET(version.week, m_week->week());
    version.zone = zoneByName(m_zone->text().trimmed());
    if (!version.zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, m_zone->text()}});
    const QDate from = QDate::fromString(m_from->text().trimmed(), Qt::ISODate);
    if (!from.isValid())
        return fail(ErrorCode::Invalid, u"bad-value"_s,
                    {{u"field"_s, u"from"_s}, {u"value"_s, m_from->text()}});
    version.validFrom = dayStart(from, version.zone);
    version.exceptions = m_days;
    BINNACLE_TRY(check(version));
    if (const StoredCalendar *calendar = chosen()) {
        const qint64 newest = calendar->calendar.versions().last().validFrom;
        if (version.validFrom <= newest)
            return fail(ErrorCode::Conflict, u"stale-calendar-start"_s,
                        {{u"valid_from"_s, wording::dateText(newest, version.zone)}});
    }
    return version;
}

bool CalendarPane::isEdited(const CalendarVersion &version) const
{
    const StoredCalendar *calendar = chosen();
    if (!calendar)
        return true;
    CalendarVersion newest = calendar->calendar.versions().last();
    newest.validFrom = version.validFrom;
    return newest != version;
}

void CalendarPane::showWhatChanges()
{
    const StoredCalendar *calendar = chosen();
    const auto version = typed();
    m_isDirty = calendar && (!version || isEdited(*version));
    m_save->setEnabled(mayEdit() && m_isDirty && version.has_value());
    m_discard->setEnabled(m_isDirty);
    if (!version && calendar) {
        complain(m_said, wording::errorLine(version.error()));
    } else if (m_isDirty) {
        QList<CalendarVersion> versions = calendar->calendar.versions();
        versions.append(*version);
        const auto after = WorkCalendar::make(versions);
        const qint64 from = version->validFrom, to = from + kPreviewDays * kMsPerDay;
        m_said->setPalette(palette());
        m_said->setText(tr("Working time in the %1 days from %2: %3 → %4.")
                            .arg(kPreviewDays)
                            .arg(wording::dateText(from, version->zone),
                                 hoursIn(calendar->calendar.working(from, to)),
                                 hoursIn(after ? after->working(from, to) : 0)));
    } else {
        m_said->setPalette(palette());
        m_said->setText(calendar
                            ? tr("What is changed here is saved as a new version.")
                            : tr("No calendar is stored: working time is Monday to Friday 09:00 to 17:00. "
                                 "Make one with New."));
    }
    m_said->show();
    const bool hasDay = m_list->currentItem() != nullptr;
    for (qsizetype i = 0; i < m_dayButtons.size(); ++i)
        m_dayButtons[i]->setEnabled(mayEdit() && calendar && (hasDay || i == 0 || i == 3));
    m_week->setEnabled(calendar != nullptr);
    showActs();
}

void CalendarPane::showActs()
{
    const StoredCalendar *calendar = chosen();
    const bool isDefault = calendar && calendar->isDefault;
    for (qsizetype i = 0; i < m_acts.size(); ++i) {
        const bool needsOther = i == 2 || i == 3; // than the default
        const bool waits = m_isDirty && i < 4;    // until the changes are saved
        m_acts[i]->setEnabled(mayAct() && (i == 0 || calendar) && !(needsOther && isDefault) && !waits);
    }
}

void CalendarPane::save()
{
    const auto version = typed();
    if (!version || !mayEdit())
        return;
    const QString operation = gateway().newOperation();
    m_isDirty = false; // what is stored is shown next
    follow(gateway().saveCalendar(m_name, *version, operation),
           tr("Hours of “%1” from %2 saved")
               .arg(oneLine(m_name), wording::dateText(version->validFrom, version->zone)),
           operation);
}

void CalendarPane::discard()
{
    fill();
}

void CalendarPane::makeCalendar()
{
    auto *sheet = new NameSheet(tr("New calendar"), tr("It begins with Monday to Friday, 09:00 to 17:00."),
                                {}, tr("Add"), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        const bool isTaken =
            std::any_of(m_calendars.begin(), m_calendars.end(),
                        [&](const StoredCalendar &one) { return one.name == sheet->name(); });
        if (isTaken)
            return refused({ErrorCode::Conflict, u"name-taken"_s, {{u"name"_s, sheet->name()}}, {}});
        CalendarVersion version = WorkCalendar::businessHours(gateway().zone()).versions().first();
        version.validFrom = dayStart(utcToLocal(gateway().now(), version.zone).date, version.zone);
        m_name = sheet->name();
        m_isDirty = false;
        const QString operation = gateway().newOperation();
        follow(gateway().saveCalendar(m_name, version, operation),
               tr("Calendar “%1” added").arg(oneLine(m_name)), operation);
    });
    sheet->open();
}

void CalendarPane::rename()
{
    if (!chosen())
        return;
    auto *sheet = new NameSheet(tr("Rename the calendar"), {}, m_name, tr("Rename"), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, name = m_name] {
        if (sheet->name() == name)
            return;
        m_name = sheet->name();
        const QString operation = gateway().newOperation();
        follow(gateway().renameCalendar(name, m_name, operation),
               tr("“%1” is “%2” now").arg(oneLine(name), oneLine(m_name)), operation);
    });
    sheet->open();
}

void CalendarPane::makeDefault()
{
    if (!chosen())
        return;
    const QString operation = gateway().newOperation();
    follow(gateway().makeDefault(m_name, operation), tr("“%1” is the default").arg(oneLine(m_name)),
           operation);
}

void CalendarPane::retire()
{
    if (!chosen())
        return;
    const QString operation = gateway().newOperation();
    follow(gateway().retireCalendar(m_name, operation), tr("Calendar “%1” retired").arg(oneLine(m_name)),
           operation);
}

void CalendarPane::editDay(bool isNew)
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (!mayEdit() || !chosen() || (!isNew && row < 0))
        return;
    auto *sheet = new DaySheet(isNew ? CalendarException() : m_days[row], this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, row, isNew] {
        HolidayChoice choice;
        if (!isNew)
            choice.before = {m_days.value(row)};
        choice.after = {sheet->day()};
        m_days = withHolidays(m_days, {choice});
        showDays();
    });
    sheet->open();
}

void CalendarPane::removeDay()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (!mayEdit() || row < 0)
        return;
    m_days.removeAt(row);
    showDays();
}

void CalendarPane::chooseFile()
{
    if (!chosen())
        return;
    QFileDialog *dialog =
        makeFileDialog(this, tr("Holidays from a file"), tr("iCalendar files (*.ics *.ical)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &CalendarPane::importHolidays);
    dialog->open();
}

void CalendarPane::importHolidays(const QString &path)
{
    const QTimeZone zone = zoneByName(m_zone->text().trimmed());
    if (!chosen() || !zone.isValid())
        return;
    const QDate today = utcToLocal(gateway().now(), zone).date;
    const QDate from(today.year(), 1, 1), to(today.year() + kYearsAhead, 12, 31);
    ask(gateway().holidays(path, zone, from, to),
        [this, path, from, to](const HolidayFile &file) { take(path, file, from, to); });
}

void CalendarPane::take(const QString &path, const HolidayFile &file, QDate from, QDate to)
{
    auto *sheet = new HolidaySheet(QFileInfo(path).fileName(), file,
                                   holidayChoices(m_days, file.entries, from, to), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] {
        m_days = withHolidays(m_days, sheet->ticked());
        showDays();
        m_save->setFocus();
    });
    sheet->open();
}

bool CalendarPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Insert)
            editDay(true);
        else if (key == Qt::Key_F2)
            editDay(false);
        else if (key == Qt::Key_Delete)
            removeDay();
        else
            return RulesPane::eventFilter(watched, event);
        return true;
    }
    return RulesPane::eventFilter(watched, event);
}

QString CalendarPane::sentence(const AuditedAct &act) const
{
    QString text;
    if (act.field == "name"_L1) {
        text = tr("“%1” is “%2” now").arg(act.before, act.after);
    } else if (act.field == "is_default"_L1) {
        text = act.after == "1"_L1 ? tr("Became the default") : tr("Is the default no more");
    } else if (act.field.isEmpty()) {
        const auto version = calendarFromText(act.after.isEmpty() ? act.before : act.after);
        if (!version)
            return {};
        const QString from = wording::dateText(version->validFrom, version->zone);
        const QString days = version->exceptions.isEmpty()
                                 ? QString()
                                 : tr(", %1 holidays").arg(wording::countText(version->exceptions.size()));
        text = act.after.isEmpty() ? tr("Version from %1 withdrawn").arg(from)
                                   : tr("Version from %1%2").arg(from, days);
    } else {
        return {};
    }
    return act.act == "calendar.undo"_L1 ? tr("Taken back: %1").arg(text) : text;
}

} // namespace binnacle
