// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketform.h"

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
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int row = 0;
    if (purpose == Purpose::New) {
        QComboBox *type = addChoice(u"type"_s, row, 0);
        for (const TicketType each : {TicketType::Incident, TicketType::Request})
            type->addItem(wording::typeLabel(typeText(each)), typeText(each));
        addLine(u"requester"_s, row++, 1);
    }
    addLine(u"title"_s, row++, 0, 2);
    m_rows.value(u"title"_s)->reserveLine(); // the one field that must be filled
    auto *description = new QPlainTextEdit(this);
    description->setTabChangesFocus(true);
    description->setFixedHeight(lengthFor(font(), kDescriptionHeight));
    addField(u"description"_s, description, row++, 0, 2);
    QComboBox *impact = addChoice(u"impact"_s, row, 0);
    fillLevels(impact, &wording::impactLabel, wording::impactLabel(0));
    QComboBox *urgency = addChoice(u"urgency"_s, row++, 1);
    fillLevels(urgency, &wording::urgencyLabel, wording::urgencyLabel(0));
    QComboBox *priority = addChoice(u"priority"_s, row, 0);
    fillLevels(priority, &wording::priorityMeaning, tr("From impact and urgency"));
    addLine(u"priority_reason"_s, row++, 1);
    for (QComboBox *choice : {impact, urgency, priority})
        connect(choice, &QComboBox::currentIndexChanged, this, &TicketForm::showPriority);
    addLine(u"service"_s, row, 0);
    addLine(u"category"_s, row++, 1);
    if (purpose == Purpose::New) {
        addLine(u"team"_s, row, 0);
        addLine(u"assignee"_s, row++, 1);
    } else {
        addLine(u"subcategory"_s, row, 0);
        addLine(u"requester"_s, row++, 1);
        addLine(u"ci"_s, row, 0);
        QComboBox *major = addChoice(u"major"_s, row++, 1);
        major->addItem(tr("No"), u"no"_s);
        major->addItem(tr("Yes"), u"yes"_s);
    }
    addLine(u"origin"_s, row, 0);
    addLine(u"tags"_s, row++, 1);
    m_rows.value(u"tags"_s)->setHint(tr("With commas between"));
    m_start = values();
    showPriority();
}

QStringList TicketForm::fieldNames(Purpose purpose)
{
    QStringList names = {u"title"_s,     u"description"_s,     u"impact"_s,  u"urgency"_s,
                         u"priority"_s,  u"priority_reason"_s, u"service"_s, u"category"_s,
                         u"requester"_s, u"origin"_s,          u"tags"_s};
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

QWidget *TicketForm::addLine(const QString &name, int row, int column, int span)
{
    auto *line = new QLineEdit(this);
    addField(name, line, row, column, span);
    return line;
}

QComboBox *TicketForm::addChoice(const QString &name, int row, int column)
{
    auto *choice = new QComboBox(this);
    addField(name, choice, row, column);
    return choice;
}

void TicketForm::setNames(const TicketNames &names)
{
    const QHash<QString, QStringList> lists = {{u"requester"_s, names.persons},
                                               {u"assignee"_s, names.persons},
                                               {u"team"_s, names.teams},
                                               {u"service"_s, names.services},
                                               {u"category"_s, names.categories}};
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
        if (QWidget *editor = field(value.key()))
            setText(editor, value.value());
    }
}

void TicketForm::setValues(const TicketValues &values)
{
    change(values);
    m_start = this->values();
    showPriority();
}

TicketValues TicketForm::values() const
{
    TicketValues values;
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row)
        values.insert(row.key(), textOf(row.value()->field()));
    QStringList tags = values.value(u"tags"_s).split(u',', Qt::SkipEmptyParts);
    for (QString &tag : tags)
        tag = tag.trimmed();
    tags.removeAll(QString());
    values.insert(u"tags"_s, tags.join(u','));
    if (!overrides()) {
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
    return priorityOf(textOf(field(u"impact"_s)).toInt(), textOf(field(u"urgency"_s)).toInt());
}

// Choosing what impact and urgency give anyway overrides nothing and needs no reason.
bool TicketForm::overrides() const
{
    const int chosen = textOf(field(u"priority"_s)).toInt();
    return chosen > 0 && chosen != derivedPriority();
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
