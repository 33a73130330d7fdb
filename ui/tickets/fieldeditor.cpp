// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/fieldeditor.h"

#include "base/timetext.h"
#include "theme/fonts.h"
#include "tickets/ticketrules.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QCompleter>
#include <QCoreApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>

using namespace Qt::StringLiterals;

namespace binnacle::fieldeditor {

namespace {

constexpr int kTextHeight = 72;       // four lines
constexpr qsizetype kMinuteText = 16; // "2026-11-22T05:30"

QString tr(const char *text)
{
    return QCoreApplication::translate("FieldEditor", text);
}

void addLevels(QComboBox *choice, QString (*label)(int), const QString &none)
{
    choice->addItem(none, QString());
    for (int level = 1; level <= 4; ++level)
        choice->addItem(label(level), QString::number(level));
}

// Of both types, in the order tickets go through them.
QStringList allStates()
{
    QStringList states = statesOf(TicketType::Incident);
    for (const QString &state : statesOf(TicketType::Request)) {
        if (!states.contains(state))
            states.insert(states.indexOf(u"closed"_s), state);
    }
    return states;
}

bool isText(const QString &field)
{
    return field == u"description" || field == u"resolution";
}

// Filled, or with nothing in it where the field has no choices.
void addChoices(QComboBox *choice, const QString &field)
{
    if (field == u"impact") {
        addLevels(choice, &wording::impactLabel, wording::impactLabel(0));
    } else if (field == u"urgency") {
        addLevels(choice, &wording::urgencyLabel, wording::urgencyLabel(0));
    } else if (field == u"priority") {
        addLevels(choice, &wording::priorityMeaning, tr("From impact and urgency"));
    } else if (field == u"type") {
        for (const TicketType each : {TicketType::Incident, TicketType::Request})
            choice->addItem(wording::typeLabel(typeText(each)), typeText(each));
    } else if (field == u"major") {
        choice->addItem(tr("No"), u"no"_s);
        choice->addItem(tr("Yes"), u"yes"_s);
    } else if (field == u"visibility") {
        choice->addItem(tr("Everybody"), u"all"_s);
        choice->addItem(tr("The team"), u"team"_s);
        choice->addItem(tr("Those named in it"), u"named"_s);
    } else if (field == u"state") {
        for (const QString &state : allStates())
            choice->addItem(wording::stateLabel(state), state);
    } else if (field == u"resolution_code") {
        choice->setEditable(true);
        for (const char *code :
             {QT_TRANSLATE_NOOP("FieldEditor", "Solved"), QT_TRANSLATE_NOOP("FieldEditor", "Workaround"),
              QT_TRANSLATE_NOOP("FieldEditor", "Solved by requester"),
              QT_TRANSLATE_NOOP("FieldEditor", "No fault found"),
              QT_TRANSLATE_NOOP("FieldEditor", "Duplicate"),
              QT_TRANSLATE_NOOP("FieldEditor", "Not reproducible")})
            choice->addItem(tr(code));
    }
}

bool isChoice(const QString &field)
{
    static const QStringList kChoices = {u"type"_s,  u"impact"_s,     u"urgency"_s, u"priority"_s,
                                         u"major"_s, u"visibility"_s, u"state"_s,   u"resolution_code"_s};
    return kChoices.contains(field);
}

QString textOf(const QWidget *editor)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text().trimmed();
    if (const auto *choice = qobject_cast<const QComboBox *>(editor))
        return choice->isEditable() ? choice->currentText().trimmed() : choice->currentData().toString();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->toPlainText();
    return {};
}

} // namespace

bool isTime(const QString &field)
{
    return field == u"opened" || stampFromName(field).has_value();
}

QWidget *make(const QString &field, QWidget *parent)
{
    QWidget *editor = nullptr;
    if (isChoice(field)) {
        auto *choice = new QComboBox(parent);
        addChoices(choice, field);
        editor = choice;
    } else if (isText(field)) {
        auto *text = new QPlainTextEdit(parent);
        text->setTabChangesFocus(true);
        text->setFixedHeight(lengthFor(text->font(), kTextHeight));
        editor = text;
    } else {
        editor = new QLineEdit(parent);
    }
    editor->setAccessibleName(wording::fieldLabel(field));
    editor->setObjectName(field);
    return editor;
}

void setNames(QWidget *editor, const QString &field, const TicketNames &names)
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    QStringList categories = names.categories;
    categories.removeIf([&](const QString &name) { return names.retiredCategories.contains(name); });
    const QStringList *list = field == u"team"                                ? &names.teams
                              : field == u"service"                           ? &names.services
                              : field == u"category"                          ? &categories
                              : field == u"assignee" || field == u"requester" ? &names.persons
                                                                              : nullptr;
    if (!line || !list)
        return;
    if (auto *known =
            line->completer() ? qobject_cast<QStringListModel *>(line->completer()->model()) : nullptr)
        return known->setStringList(*list);
    auto *completer = new QCompleter(*list, line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(8);
    line->setCompleter(completer);
}

void setZone(QWidget *editor, const QString &field, const QTimeZone &zone)
{
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (!line || !isTime(field))
        return;
    line->setPlaceholderText(tr("Year-month-day hour:minute"));
    line->setToolTip(tr("Year-month-day and time, in %1").arg(QString::fromLatin1(zone.id())));
}

// A time as the services take it; what is none goes to them as it is, and is refused with its reason.
QString value(const QWidget *editor, const QString &field, const QTimeZone &zone)
{
    const QString text = textOf(editor);
    const auto span = isTime(field) ? parseIsoSpan(QString(text).replace(u' ', u'T'), zone) : std::nullopt;
    return span ? isoText(span->first, QTimeZone::utc()) : text;
}

void setValue(QWidget *editor, const QString &field, const QString &value, const QTimeZone &zone)
{
    const auto at = isTime(field) ? parseIso(value) : std::nullopt;
    const QString text = at ? isoText(*at, zone).left(kMinuteText).replace(u'T', u' ') : value;
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(text);
        line->setCursorPosition(0);
    } else if (auto *choice = qobject_cast<QComboBox *>(editor)) {
        if (choice->isEditable())
            choice->setCurrentText(text);
        else
            choice->setCurrentIndex(std::max(0, choice->findData(text)));
    } else if (auto *words = qobject_cast<QPlainTextEdit *>(editor)) {
        words->setPlainText(text);
    }
}

void onEdited(QWidget *editor, QObject *context, const std::function<void()> &then)
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor)) {
        QObject::connect(line, &QLineEdit::textChanged, context, then);
    } else if (const auto *choice = qobject_cast<QComboBox *>(editor)) {
        QObject::connect(choice, &QComboBox::currentIndexChanged, context, then);
        if (choice->isEditable())
            QObject::connect(choice, &QComboBox::editTextChanged, context, then);
    } else if (const auto *words = qobject_cast<QPlainTextEdit *>(editor)) {
        QObject::connect(words, &QPlainTextEdit::textChanged, context, then);
    }
}

} // namespace binnacle::fieldeditor
