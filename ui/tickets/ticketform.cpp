// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketform.h"

#include "base/timetext.h"
#include "theme/fonts.h"
#include "tickets/ticketrules.h"
#include "widgets/formrow.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kDescriptionHeight = 72; // four lines
constexpr int kColumns = 6;            // one to three fields a row
constexpr qsizetype kMinuteText = 16;  // "2026-11-22T05:30"

QString textOf(const QWidget *editor)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text().trimmed();
    if (const auto *choice = qobject_cast<const QComboBox *>(editor))
        return choice->currentData().toString();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->toPlainText();
    return {};
}

void setText(QWidget *editor, const QString &value)
{
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(value);
        line->setCursorPosition(0);
    } else if (auto *choice = qobject_cast<QComboBox *>(editor)) {
        choice->setCurrentIndex(std::max(0, choice->findData(value)));
    } else if (auto *text = qobject_cast<QPlainTextEdit *>(editor)) {
        text->setPlainText(value);
    }
}

bool isChoice(const QString &field)
{
    return field == u"type" || field == u"impact" || field == u"urgency" || field == u"priority" ||
           field == u"major";
}

bool isTime(const QString &field)
{
    return field == u"occurred" || field == u"detected";
}

void fillLevels(QComboBox *choice, QString (*label)(int), const QString &none)
{
    choice->addItem(none, QString());
    for (int level = 1; level <= 4; ++level)
        choice->addItem(label(level), QString::number(level));
}

} // namespace

TicketForm::TicketForm(Purpose purpose, QWidget *parent)
    : QWidget(parent)
    , m_purpose(purpose)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    for (int column = 0; column < kColumns; ++column)
        grid->setColumnStretch(column, 1);
    const bool isNew = purpose == Purpose::New;
    if (isNew)
        addRow({u"type"_s, u"requester"_s});
    addRow({u"title"_s});
    m_rows.value(u"title"_s)->reserveLine(); // the one field that must be filled
    auto *description = new QPlainTextEdit(this);
    description->setTabChangesFocus(true);
    description->setFixedHeight(lengthFor(font(), kDescriptionHeight));
    addField(u"description"_s, description, grid->rowCount(), 0, kColumns);
    addRow({u"impact"_s, u"urgency"_s});
    addRow({u"priority"_s, u"priority_reason"_s});
    addRow({u"service"_s, u"category"_s, isNew ? u"origin"_s : u"subcategory"_s});
    if (isNew) {
        addRow({u"team"_s, u"assignee"_s, u"tags"_s});
    } else {
        addRow({u"requester"_s, u"ci"_s, u"major"_s});
        addRow({u"origin"_s, u"tags"_s});
    }
    addRow({u"occurred"_s, u"detected"_s});
    fillChoices();
    m_rows.value(u"tags"_s)->setHint(tr("With commas between"));
    setZone(m_zone);
    m_start = values();
    showPriority();
}

void TicketForm::fillChoices()
{
    const auto choice = [this](const QString &name) { return qobject_cast<QComboBox *>(field(name)); };
    if (QComboBox *type = choice(u"type"_s)) {
        for (const TicketType each : {TicketType::Incident, TicketType::Request})
            type->addItem(wording::typeLabel(typeText(each)), typeText(each));
    }
    if (QComboBox *major = choice(u"major"_s)) {
        major->addItem(tr("No"), u"no"_s);
        major->addItem(tr("Yes"), u"yes"_s);
    }
    fillLevels(choice(u"impact"_s), &wording::impactLabel, wording::impactLabel(0));
    fillLevels(choice(u"urgency"_s), &wording::urgencyLabel, wording::urgencyLabel(0));
    fillLevels(choice(u"priority"_s), &wording::priorityMeaning, tr("From impact and urgency"));
    for (const QString &name : {u"impact"_s, u"urgency"_s, u"priority"_s})
        connect(choice(name), &QComboBox::currentIndexChanged, this, &TicketForm::showPriority);
}

void TicketForm::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    const QString form = tr("Year-month-day and time, in %1").arg(QString::fromLatin1(zone.id()));
    for (const QString &name : {u"occurred"_s, u"detected"_s}) {
        auto *line = qobject_cast<QLineEdit *>(field(name));
        line->setPlaceholderText(tr("Year-month-day hour:minute"));
        line->setToolTip(form);
    }
}

QStringList TicketForm::fieldNames(Purpose purpose)
{
    QStringList names = {u"title"_s,     u"description"_s,     u"impact"_s,  u"urgency"_s,
                         u"priority"_s,  u"priority_reason"_s, u"service"_s, u"category"_s,
                         u"requester"_s, u"origin"_s,          u"tags"_s,    u"occurred"_s,
                         u"detected"_s};
    if (purpose == Purpose::New)
        names << u"type"_s << u"team"_s << u"assignee"_s;
    else
        names << u"subcategory"_s << u"ci"_s << u"major"_s;
    return names;
}

void TicketForm::addField(const QString &name, QWidget *editor, int row, int column, int span)
{
    editor->setAccessibleName(wording::fieldLabel(name));
    editor->setObjectName(name);
    auto *line = new FormRow(wording::fieldLabel(name), editor, this);
    m_rows.insert(name, line);
    if (const auto *text = qobject_cast<QLineEdit *>(editor))
        connect(text, &QLineEdit::textChanged, this, &TicketForm::edited);
    else if (const auto *choice = qobject_cast<QComboBox *>(editor))
        connect(choice, &QComboBox::currentIndexChanged, this, &TicketForm::edited);
    else if (const auto *words = qobject_cast<QPlainTextEdit *>(editor))
        connect(words, &QPlainTextEdit::textChanged, this, &TicketForm::edited);
    static_cast<QGridLayout *>(layout())->addWidget(line, row, column, 1, span, Qt::AlignTop);
}

void TicketForm::addRow(const QStringList &names)
{
    const int row = static_cast<QGridLayout *>(layout())->rowCount();
    const int span = kColumns / int(names.size());
    for (int i = 0; i < names.size(); ++i) {
        QWidget *editor =
            isChoice(names[i]) ? static_cast<QWidget *>(new QComboBox(this)) : new QLineEdit(this);
        addField(names[i], editor, row, i * span, span);
    }
}

void TicketForm::setNames(const TicketNames &names)
{
    m_matrix = names.matrix;
    showPriority();
    QStringList categories = names.categories;
    categories.removeIf([&](const QString &name) { return names.retiredCategories.contains(name); });
    const QHash<QString, QStringList> lists = {{u"requester"_s, names.persons},
                                               {u"assignee"_s, names.persons},
                                               {u"team"_s, names.teams},
                                               {u"service"_s, names.services},
                                               {u"category"_s, categories}};
    for (auto list = lists.cbegin(); list != lists.cend(); ++list) {
        auto *line = qobject_cast<QLineEdit *>(field(list.key()));
        if (!line)
            continue;
        auto *completer = new QCompleter(list.value(), line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        completer->setMaxVisibleItems(8);
        line->setCompleter(completer);
    }
}

QWidget *TicketForm::field(const QString &name) const
{
    const FormRow *row = m_rows.value(name);
    return row ? row->field() : nullptr;
}

void TicketForm::change(const TicketValues &values)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        QWidget *editor = field(value.key());
        if (!editor)
            continue;
        const auto at = isTime(value.key()) ? parseIso(value.value()) : std::nullopt;
        setText(editor, at ? isoText(*at, m_zone).left(kMinuteText).replace(u'T', u' ') : value.value());
    }
}

// A time as the services take it; what is none goes to them as it is, and is refused with its reason.
QString TicketForm::valueOf(const QString &name) const
{
    const QString text = textOf(field(name));
    const auto span = isTime(name) ? parseIsoSpan(QString(text).replace(u' ', u'T'), m_zone) : std::nullopt;
    return span ? isoText(span->first, QTimeZone::utc()) : text;
}

void TicketForm::setValues(const TicketValues &values)
{
    change(values);
    m_priority = textOf(field(u"priority"_s));
    m_start = this->values();
    showPriority();
}

TicketValues TicketForm::values() const
{
    TicketValues values;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        values.insert(row.key(), valueOf(row.key()));
    QStringList tags = values.value(u"tags"_s).split(u',', Qt::SkipEmptyParts);
    for (QString &tag : tags)
        tag = tag.trimmed();
    tags.removeAll(QString());
    values.insert(u"tags"_s, tags.join(u','));
    if (textOf(field(u"priority"_s)) != m_priority && !overrides()) {
        values.insert(u"priority"_s, {});
        values.insert(u"priority_reason"_s, {});
    }
    return values;
}

TicketValues TicketForm::changed() const
{
    TicketValues changes;
    const TicketValues now = values();
    for (auto value = now.cbegin(); value != now.cend(); ++value) {
        if (value.value() != m_start.value(value.key()))
            changes.insert(value.key(), value.value());
    }
    return changes;
}

int TicketForm::derivedPriority() const
{
    return m_matrix.at(textOf(field(u"impact"_s)).toInt(), textOf(field(u"urgency"_s)).toInt());
}

// A priority chosen by hand that impact and urgency do not give anyway. One nobody touched is what it was: an
// import's own, or an override with its reason.
bool TicketForm::overrides() const
{
    const QString chosen = textOf(field(u"priority"_s));
    if (chosen == m_priority)
        return !m_start.value(u"priority_reason"_s).isEmpty();
    return chosen.toInt() > 0 && chosen.toInt() != derivedPriority();
}

void TicketForm::showPriority()
{
    FormRow *row = m_rows.value(u"priority"_s);
    FormRow *reason = m_rows.value(u"priority_reason"_s);
    if (!row || !reason)
        return;
    const bool byHand = overrides();
    reason->setEnabled(byHand);
    if (!byHand)
        reason->setError({});
    const int derived = derivedPriority();
    if (derived == 0)
        row->setHint(tr("Choose impact and urgency"));
    else if (byHand)
        row->setHint(tr("Impact and urgency alone give %1").arg(wording::priorityLabel(derived)));
    else
        row->setHint(tr("That is %1").arg(wording::priorityMeaning(derived)));
}

bool TicketForm::setError(const Error &error)
{
    clearErrors();
    QString name = error.values.value(u"field"_s).toString();
    if (error.key == u"no-such-team")
        name = u"team"_s;
    FormRow *row = m_rows.value(name);
    if (error.key == u"no-such-person") { // whichever of the two carries that name
        for (const QString &field : {u"assignee"_s, u"requester"_s}) {
            FormRow *candidate = m_rows.value(field);
            if (candidate && textOf(candidate->field()) == error.values.value(u"name"_s).toString())
                row = candidate;
        }
    }
    if (!row)
        return false;
    row->setError(wording::errorLine(error));
    row->field()->setFocus();
    return true;
}

void TicketForm::clearErrors()
{
    for (FormRow *row : std::as_const(m_rows))
        row->setError({});
}

} // namespace binnacle
