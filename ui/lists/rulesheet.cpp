// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/rulesheet.h"

#include "lists/sheetlinedelegate.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "widgets/querybar.h"
#include "widgets/roomyrows.h"
#include "wording/errors.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWidth = 560;
constexpr int kRows = 5;
constexpr int kLongestName = 60;

QIcon swatch(const QColor &color)
{
    QPixmap pixmap(24, 24);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(2, 2, 20, 20), 5, 5);
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected); // the color itself, on a chosen line too
    return icon;
}

} // namespace

RuleSheet::RuleSheet(const QueryLanguage &language, const QueryLanguage::ValueSource &names,
                     const QList<RowRule> &rules, QWidget *parent)
    : Sheet(tr("Color rows"), tr("The first rule that finds a row colors it and marks it with its letter."),
            parent)
    , m_language(language)
    , m_rules(rules)
    , m_list(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_query(new QueryBar(language, this))
    , m_color(new QComboBox(this))
    , m_nameRow(new FormRow(tr("Name"), m_name, this))
    , m_add(new QPushButton(tr("Add rule"), this))
    , m_remove(new QPushButton(tr("Remove"), this))
    , m_up(new QPushButton(tr("Up"), this))
    , m_down(new QPushButton(tr("Down"), this))
{
    m_list->setAccessibleName(tr("Rules, in the order they are asked"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new SheetLineDelegate(m_list));
    m_list->setMinimumWidth(lengthFor(font(), kWidth));
    m_list->setFixedHeight(kRows * lengthFor(font(), kSheetLine));
    m_list->installEventFilter(this);
    body().addWidget(m_list);
    auto *row = new QHBoxLayout;
    m_add->setAccessibleName(tr("Add a rule"));
    m_remove->setAccessibleName(tr("Remove the rule"));
    m_up->setAccessibleName(tr("Ask the rule earlier"));
    m_down->setAccessibleName(tr("Ask the rule later"));
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch(1);
    body().addLayout(row);
    m_name->setMaxLength(kLongestName);
    m_name->setAccessibleName(tr("Name of the rule"));
    body().addWidget(m_nameRow);
    m_query->setNames(names);
    m_query->setPlaceholder(tr("Which tickets: priority:1 state:open"));
    m_query->edit()->setAccessibleName(tr("Query of the rule"));
    body().addWidget(new FormRow(tr("Finds"), m_query, this));
    m_color->setAccessibleName(tr("Color of the rule"));
    setRoomyRows(*m_color);
    for (const RowColor &color : rowColors()) {
        const QString name = QString::fromLatin1(color.name);
        m_color->addItem(swatch(rowColor(Theme::of(this), name)), rowColorLabel(name), name);
    }
    body().addWidget(new FormRow(tr("Color"), m_color, this));
    connect(m_add, &QPushButton::clicked, this, &RuleSheet::add);
    connect(m_remove, &QPushButton::clicked, this, &RuleSheet::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &RuleSheet::show);
    connect(m_name, &QLineEdit::textEdited, this, &RuleSheet::take);
    connect(m_query->edit(), &QPlainTextEdit::textChanged, this, &RuleSheet::take);
    connect(m_color, &QComboBox::activated, this, &RuleSheet::take);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addSendButton(tr("Color rows")), &QPushButton::clicked, this, &RuleSheet::accept);
    setKeys(tr("Alt+↑ ↓ moves · Ctrl+Enter colors · Esc leaves"));
    fill();
    if (m_rules.isEmpty())
        add();
    else
        m_list->setCurrentRow(0);
}

void RuleSheet::fill()
{
    const QScopedValueRollback filling(m_isFilling, true);
    const int row = m_list->currentRow();
    m_list->clear();
    for (const RowRule &rule : std::as_const(m_rules)) {
        const QString name = rule.name.isEmpty() ? tr("New rule") : oneLine(rule.name);
        m_list->addItem(new QListWidgetItem(swatch(rowColor(Theme::of(this), rule.color)), name));
    }
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void RuleSheet::show(int row)
{
    if (m_isFilling)
        return;
    const QScopedValueRollback filling(m_isFilling, true);
    m_row = row;
    const bool is = row >= 0 && row < m_rules.size();
    m_name->setText(is ? m_rules.at(row).name : QString());
    m_query->setQuery(is ? m_rules.at(row).query : QString());
    m_color->setCurrentIndex(is ? std::max(0, m_color->findData(m_rules.at(row).color)) : 0);
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_query),
                           static_cast<QWidget *>(m_color), static_cast<QWidget *>(m_remove)})
        field->setEnabled(is);
    m_up->setEnabled(is && row > 0);
    m_down->setEnabled(is && row + 1 < m_rules.size());
    m_add->setEnabled(m_rules.size() < kMostRules);
}

void RuleSheet::take()
{
    if (m_isFilling || m_row < 0 || m_row >= m_rules.size())
        return;
    RowRule &rule = m_rules[m_row];
    rule.name = m_name->text().simplified();
    rule.query = m_query->text();
    rule.color = m_color->currentData().toString();
    if (QListWidgetItem *item = m_list->item(m_row)) {
        item->setText(rule.name.isEmpty() ? tr("New rule") : oneLine(rule.name));
        item->setIcon(swatch(rowColor(Theme::of(this), rule.color)));
    }
    complain({});
}

void RuleSheet::add()
{
    if (m_rules.size() >= kMostRules)
        return;
    RowRule rule;
    rule.color = QString::fromLatin1(rowColors().at(m_rules.size() % rowColors().size()).name);
    m_rules.append(rule);
    fill();
    m_list->setCurrentRow(int(m_rules.size()) - 1);
    show(int(m_rules.size()) - 1);
    m_name->setFocus();
}

void RuleSheet::remove()
{
    if (m_row < 0 || m_row >= m_rules.size())
        return;
    const int row = m_row;
    m_rules.removeAt(row);
    fill();
    const int next = std::min(row, int(m_rules.size()) - 1);
    m_list->setCurrentRow(next);
    show(next);
    m_list->setFocus();
}

void RuleSheet::move(int step)
{
    const int to = m_row + step;
    if (m_row < 0 || to < 0 || to >= m_rules.size())
        return;
    m_rules.move(m_row, to);
    fill();
    m_list->setCurrentRow(to);
    show(to);
}

bool RuleSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            remove();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

// A rule nothing was written into is none; one that cannot be asked is shown where it is wrong.
void RuleSheet::accept()
{
    QList<RowRule> rules;
    for (int row = 0; row < m_rules.size(); ++row) {
        const RowRule &rule = m_rules.at(row);
        if (rule.name.isEmpty() && rule.query.trimmed().isEmpty())
            continue;
        const Result<Query> query = m_language.parse(rule.query);
        const QString wrong = rule.name.isEmpty()              ? tr("Give the rule a name.")
                              : rule.query.trimmed().isEmpty() ? tr("Say which tickets the rule finds.")
                              : !query                         ? wording::errorLine(query.error())
                                                               : QString();
        if (!wrong.isEmpty()) {
            m_list->setCurrentRow(row);
            show(row);
            rule.name.isEmpty() ? m_name->setFocus() : m_query->edit()->setFocus();
            return complain(wrong);
        }
        rules.append({rule.name, query->canonical(), rule.color});
    }
    Q_EMIT chosen(rules);
    Sheet::accept();
}

} // namespace binnacle
