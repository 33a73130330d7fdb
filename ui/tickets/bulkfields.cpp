// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/bulkfields.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "tickets/fieldeditor.h"
#include "tickets/ticketvalues.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kFieldWidth = 168;
constexpr size_t kMostLines = 12;
const QString kAddTags = u"tags+"_s;
const QString kRemoveTags = u"tags-"_s;

// What one may set on many, as people look for it. What explains an outage is of one incident.
QStringList offered()
{
    QStringList fields{u"state"_s, u"priority"_s, u"team"_s, u"assignee"_s, kAddTags, kRemoveTags};
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        const bool ofMany = !field.derived && field.name != u"outages" && field.name != u"type";
        if (ofMany && !fields.contains(field.name))
            fields.append(field.name);
    }
    return fields;
}

QString labelOf(const QString &field)
{
    if (field == kAddTags)
        return BulkFields::tr("Add tags");
    return field == kRemoveTags ? BulkFields::tr("Remove tags") : wording::fieldLabel(field);
}

// What a line says: nothing while nothing is chosen in it. "-" empties a field, so that no line left blank
// does.
std::optional<QString> saidIn(const QWidget *editor, const QString &field, const QTimeZone &zone)
{
    const auto *choice = qobject_cast<const QComboBox *>(editor);
    if (choice && !choice->isEditable())
        return choice->currentIndex() < 0 ? std::nullopt : std::optional(choice->currentData().toString());
    const QString value = fieldeditor::value(editor, field, zone);
    if (value.isEmpty())
        return std::nullopt;
    return value == u"-" ? QString() : value;
}

QStringList tagsIn(const QString &text)
{
    return ticketvalues::tagsOf(text.split(u','));
}

bool isResolved(const QString &state)
{
    return state == u"resolved" || state == u"fulfilled";
}

} // namespace

BulkFields::BulkFields(const QTimeZone &zone, QWidget *parent)
    : QWidget(parent)
    , m_zone(zone)
    , m_column(new QVBoxLayout(this))
    , m_more(new QPushButton(symbolicIcon(u"plus"_s), tr("Another field"), this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(2 * kGrid);
    m_column->addWidget(m_more, 0, Qt::AlignLeft);
    m_more->setAutoDefault(false);
    m_more->setAccessibleName(tr("Change another field, too"));
    connect(m_more, &QPushButton::clicked, this, [this] {
        addLine(freeField(), {}, false);
        m_lines.back().choice->setFocus();
        onEdited();
    });
    addLine(u"state"_s, {}, false);
}

void BulkFields::setNames(const TicketNames &names)
{
    m_names = names;
    for (const Line &line : m_lines)
        fieldeditor::setNames(line.editor, line.field, names);
}

// The first that no line has.
QString BulkFields::freeField() const
{
    for (const QString &field : offered()) {
        if (std::none_of(m_lines.begin(), m_lines.end(),
                         [&field](const Line &line) { return line.field == field; }))
            return field;
    }
    return u"title"_s;
}

void BulkFields::addLine(const QString &field, const QString &value, bool follows)
{
    Line line;
    line.field = field;
    line.follows = follows;
    line.box = new QWidget(this);
    auto *column = new QVBoxLayout(line.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    line.choice = new QComboBox(line.box);
    for (const QString &each : follows ? QStringList{field} : offered())
        line.choice->addItem(labelOf(each), each);
    line.choice->setCurrentIndex(line.choice->findData(field));
    line.choice->setEnabled(!follows);
    line.choice->setAccessibleName(tr("Field"));
    line.choice->setFixedWidth(lengthFor(font(), kFieldWidth));
    line.remove = new QToolButton(line.box);
    line.remove->setIcon(symbolicIcon(u"close"_s));
    line.remove->setAutoRaise(true);
    line.remove->setFixedHeight(line.choice->sizeHint().height());
    line.remove->setAccessibleName(tr("Leave %1 as it is").arg(labelOf(field)));
    line.remove->setToolTip(line.remove->accessibleName());
    line.remove->setVisible(!follows);
    line.error = new QLabel(line.box);
    line.error->setTextFormat(Qt::PlainText);
    line.error->setWordWrap(true);
    line.error->setFont(captionFont(font()));
    line.error->setContentsMargins(line.choice->width() + 2 * kGrid, 0, 0, 0);
    line.error->hide();
    row->addWidget(line.choice, 0, Qt::AlignTop);
    row->addStretch(0);
    row->addWidget(line.remove, 0, Qt::AlignTop);
    column->addLayout(row);
    column->addWidget(line.error);
    const QWidget *box = line.box;
    connect(line.choice, &QComboBox::currentIndexChanged, this, [this, box] {
        const auto *choice = lineAt(box)->choice;
        setField(box, choice->currentData().toString());
        onEdited();
    });
    connect(line.remove, &QToolButton::clicked, this, [this, box] {
        removeLine(box);
        onEdited();
    });
    m_lines.push_back(line);
    m_column->insertWidget(m_column->indexOf(m_more), line.box);
    setField(box, field);
    if (!value.isEmpty())
        fieldeditor::setValue(m_lines.back().editor, field, value, m_zone);
    line.box->show();
    m_more->setEnabled(m_lines.size() < kMostLines);
}

void BulkFields::setField(const QWidget *box, const QString &field)
{
    Line *line = lineAt(box);
    line->field = field;
    delete line->editor;
    const QString known = field == kAddTags || field == kRemoveTags ? u"tags"_s : field;
    line->editor = fieldeditor::make(known, line->box);
    line->editor->setAccessibleName(labelOf(field));
    line->remove->setAccessibleName(tr("Leave %1 as it is").arg(labelOf(field)));
    fieldeditor::setNames(line->editor, known, m_names);
    fieldeditor::setZone(line->editor, known, m_zone);
    if (auto *choice = qobject_cast<QComboBox *>(line->editor)) {
        choice->setPlaceholderText(tr("Choose…"));
        choice->setCurrentIndex(-1);
        choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else if (auto *text = qobject_cast<QLineEdit *>(line->editor); text && !line->follows) {
        if (text->placeholderText().isEmpty())
            text->setPlaceholderText(known == u"tags" ? tr("With commas between")
                                                      : tr("A single - empties it"));
    }
    fieldeditor::onEdited(line->editor, this, [this] { onEdited(); });
    line->error->hide();
    auto *row = static_cast<QHBoxLayout *>(line->box->layout()->itemAt(0)->layout());
    row->insertWidget(1, line->editor, 1);
    line->editor->show(); // a layout shows it only with the next events, and Tab comes before
}

void BulkFields::removeLine(const QWidget *box)
{
    const auto at =
        std::find_if(m_lines.begin(), m_lines.end(), [box](const Line &line) { return line.box == box; });
    if (at == m_lines.end())
        return;
    const bool hadFocus = at->box->isAncestorOf(focusWidget());
    at->box->hide();
    at->box->deleteLater();
    m_lines.erase(at);
    if (m_lines.empty())
        addLine(u"state"_s, {}, false);
    if (hadFocus)
        m_lines.back().choice->setFocus();
}

QStringList BulkFields::needed() const
{
    QStringList fields;
    const QString state = valueOf(u"state"_s);
    if (!valueOf(u"priority"_s).isEmpty())
        fields << u"priority_reason"_s;
    if (state == u"pending" || state == u"cancelled")
        fields << u"reason"_s;
    if (isResolved(state))
        fields << u"resolution_code"_s << u"resolution"_s << u"restored"_s;
    return fields;
}

void BulkFields::follow()
{
    const QStringList fields = needed();
    std::vector<const QWidget *> gone;
    for (const Line &line : m_lines) {
        if (line.follows && !fields.contains(line.field))
            gone.push_back(line.box);
    }
    for (const QWidget *box : gone)
        removeLine(box);
    for (const QString &field : fields) {
        if (!lineOf(field))
            addLine(field, {}, true);
    }
}

void BulkFields::onEdited()
{
    if (m_quiet)
        return;
    m_quiet = true;
    follow();
    m_quiet = false;
    clearErrors();
    Q_EMIT edited();
}

void BulkFields::setChange(const TicketChange &change)
{
    m_quiet = true;
    TicketValues values = change.values;
    if (change.kind == TicketChange::Kind::Resolve)
        values.insert(u"state"_s, u"resolved"_s);
    if (change.kind == TicketChange::Kind::Reopen)
        values.insert(u"state"_s, u"in_progress"_s);
    if (!change.addTags.isEmpty())
        values.insert(kAddTags, change.addTags.join(u','));
    if (!change.removeTags.isEmpty())
        values.insert(kRemoveTags, change.removeTags.join(u','));
    values.removeIf([](std::pair<const QString &, QString &> value) { return value.second.isEmpty(); });
    for (const Line &line : std::exchange(m_lines, {})) {
        line.box->hide();
        line.box->deleteLater();
    }
    for (const QString &field : offered()) {
        if (values.contains(field))
            addLine(field, values.value(field), false);
    }
    if (m_lines.empty())
        addLine(u"state"_s, {}, false);
    follow();
    m_quiet = false;
    clearErrors();
    Q_EMIT edited();
}

QString BulkFields::valueOf(const QString &field) const
{
    for (const Line &line : m_lines) {
        if (line.field == field)
            return saidIn(line.editor, field, m_zone).value_or(QString());
    }
    return {};
}

// What only takes the meaning of one of the acts is that act, so that what goes with it does.
TicketChange BulkFields::change() const
{
    TicketChange change;
    for (const Line &line : m_lines) {
        const auto said = saidIn(line.editor, line.field, m_zone);
        if (!said && (!line.follows || line.field == u"restored"))
            continue;
        if (line.field == kAddTags)
            change.addTags = tagsIn(*said);
        else if (line.field == kRemoveTags)
            change.removeTags = tagsIn(*said);
        else
            change.values.insert(line.field, said.value_or(QString()));
    }
    const bool tags = !change.addTags.isEmpty() || !change.removeTags.isEmpty();
    const auto onlyOf = [&change, tags](const QStringList &fields) {
        return !tags && std::all_of(change.values.keyBegin(), change.values.keyEnd(),
                                    [&fields](const QString &field) { return fields.contains(field); });
    };
    if (onlyOf({u"team"_s, u"assignee"_s}) && !change.values.isEmpty() &&
        !change.values.values().contains(QString())) {
        change.kind = TicketChange::Kind::Assign;
    } else if (isResolved(change.values.value(u"state"_s)) &&
               onlyOf({u"state"_s, u"resolution_code"_s, u"resolution"_s, u"restored"_s})) {
        change.kind = TicketChange::Kind::Resolve;
        change.values.remove(u"state"_s);
    }
    return change;
}

BulkFields::Line *BulkFields::lineOf(const QString &field)
{
    const auto at = std::find_if(m_lines.begin(), m_lines.end(),
                                 [&field](const Line &line) { return line.field == field; });
    return at == m_lines.end() ? nullptr : &*at;
}

BulkFields::Line *BulkFields::lineAt(const QWidget *box)
{
    const auto at =
        std::find_if(m_lines.begin(), m_lines.end(), [box](const Line &line) { return line.box == box; });
    return at == m_lines.end() ? nullptr : &*at;
}

bool BulkFields::setError(const Error &error)
{
    clearErrors();
    QString field = error.values.value(u"field"_s).toString();
    if (error.key.startsWith(u"no-such-"))
        field = error.key.mid(8);
    Line *line = lineOf(field);
    if (error.key == u"no-such-person") {
        for (const QString &each : {u"assignee"_s, u"requester"_s}) {
            if (lineOf(each) && valueOf(each) == error.values.value(u"name"_s).toString())
                line = lineOf(each);
        }
    }
    if (!line)
        return false;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    line->error->setPalette(colors);
    line->error->setText(wording::errorLine(error));
    line->error->show();
    return true;
}

void BulkFields::clearErrors()
{
    for (const Line &line : m_lines)
        line.error->hide();
}

QString BulkFields::missing() const
{
    for (const Line &line : m_lines) {
        const bool isOptional = !line.follows || line.field == u"restored";
        if (!isOptional && fieldeditor::value(line.editor, line.field, m_zone).trimmed().isEmpty())
            return labelOf(line.field);
    }
    return {};
}

QList<QWidget *> BulkFields::stops() const
{
    QList<QWidget *> stops;
    for (const Line &line : m_lines)
        stops << line.choice << line.editor << line.remove;
    return stops << m_more;
}

QWidget *BulkFields::firstField() const
{
    return m_lines.front().choice;
}

} // namespace binnacle
