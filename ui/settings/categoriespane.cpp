// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/categoriespane.h"

#include "base/fold.h"
#include "settings/mergesheet.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tickets/categorypath.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kNameRole = Qt::UserRole;      // with all that is above it
constexpr int kUseRole = Qt::UserRole + 1;   // its place in the answer; -1: only what is below it is there
constexpr int kDraftRole = Qt::UserRole + 2; // being made
constexpr int kTicketsWidth = 90, kStateWidth = 110;
constexpr int kShownActs = 4;

} // namespace

CategoriesPane::CategoriesPane(Desk &desk, RulesGateway &gateway, QWidget *parent)
    : RulesPane(u"categories"_s, RulesGateway::Subject::Category, desk, gateway, parent)
    , m_tree(new QTreeWidget(this))
{
    m_tree->setAccessibleName(tr("Categories"));
    m_tree->setHeaderLabels({tr("Category"), tr("Tickets"), tr("State")});
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->setColumnWidth(1, lengthFor(font(), kTicketsWidth));
    m_tree->setColumnWidth(2, lengthFor(font(), kStateWidth));
    m_tree->installEventFilter(this);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &CategoriesPane::showActs);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem *item) {
        if (!m_isFilling)
            edited(item);
    });
    // A line that was left without a name goes; one with a name comes back from the workspace.
    connect(
        m_tree->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
        [this] {
            if (QTreeWidgetItem *item = m_tree->currentItem(); item && item->data(0, kDraftRole).toBool())
                fill();
        },
        Qt::QueuedConnection);
    body().addWidget(m_tree, 1);
    if (mayEdit()) {
        auto *keys =
            new ElidedLabel(tr("F2 renames · Insert adds below · Delete retires · Alt+← → moves out and in"),
                            ElidedLabel::Tone::Caption, this);
        body().addWidget(keys);
    }
    addActs();
    addPast(kShownActs);
    addSearchRow(
        {u"tree"_s, tr("Categories"), tr("tree hardware software rename merge retire move"), m_tree});
    buildHead();
}

void CategoriesPane::addActs()
{
    struct Line
    {
        QString id, text, icon, words;
        void (CategoriesPane::*run)();
        bool hasButton;
    };
    const Line lines[] = {
        {u"category.add"_s, tr("&Add a category"), u"plus"_s, tr("new below"), &CategoriesPane::addBelow,
         true},
        {u"category.rename"_s, tr("&Rename the category"), {}, tr("name"), &CategoriesPane::rename, true},
        {u"category.merge"_s,
         tr("&Merge the category into…"),
         {},
         tr("join tickets"),
         &CategoriesPane::merge,
         true},
        {u"category.retire"_s,
         tr("Re&tire the category or use it again"),
         {},
         tr("active delete remove"),
         &CategoriesPane::retire,
         true},
        {u"category.out"_s,
         tr("Move the category &out"),
         {},
         tr("tree level"),
         &CategoriesPane::moveOut,
         false},
        {u"category.in"_s,
         tr("Move the category &in"),
         {},
         tr("tree level below"),
         &CategoriesPane::moveIn,
         false},
    };
    const QStringList short_{tr("&Add"), tr("&Rename"), tr("&Merge into…"), tr("Re&tire"), {}, {}};
    for (size_t i = 0; i < std::size(lines); ++i) {
        const Line &line = lines[i];
        QAction *action = desk().actions().add({.id = line.id,
                                                .text = line.text,
                                                .icon = line.icon,
                                                .menu = MenuGroup::Edit,
                                                .submenu = tr("Categories"),
                                                .context = u"settings"_s,
                                                .reversal = Reversal::Undoable,
                                                .words = line.words,
                                                .right = Act::EditSharedSettings},
                                               this, [this, run = line.run] { (this->*run)(); });
        m_acts.append(action);
        if (!line.hasButton)
            continue;
        QPushButton *button = addButton(short_[qsizetype(i)]);
        button->setToolTip(ActionRegistry::plainText(line.text));
        connect(button, &QPushButton::clicked, this, [this, run = line.run] { (this->*run)(); });
        m_buttons.append(button);
    }
    showActs();
}

QString CategoriesPane::title() const
{
    return tr("Categories");
}

QString CategoriesPane::icon() const
{
    return u"folder"_s;
}

QString CategoriesPane::about() const
{
    return tr("What tickets are about, in a tree: “Hardware / Laptop” stands below “Hardware”");
}

QString CategoriesPane::words() const
{
    return tr("category tree subcategory");
}

QString CategoriesPane::facts() const
{
    const auto retired = std::count_if(m_uses.begin(), m_uses.end(),
                                       [](const CategoryUse &use) { return use.category.isRetired; });
    return tr("%1 categories · %2 retired")
        .arg(wording::countText(qint64(m_uses.size())), wording::countText(retired));
}

void CategoriesPane::reload()
{
    ask(gateway().categories(), [this](const std::vector<CategoryUse> &uses) {
        m_uses = uses;
        fill();
        Q_EMIT factsChanged();
    });
    showPast(0);
}

void CategoriesPane::refused(const Error &error)
{
    RulesPane::refused(error);
    m_chosen.clear();
    fill(); // as it stands
}

// The line of a name, and of all above it.
QTreeWidgetItem *CategoriesPane::place(const QString &name)
{
    const QString key = fold(name);
    if (QTreeWidgetItem *there = m_places.value(key))
        return there;
    const QString parent = categorypath::parentOf(name);
    auto *item = new QTreeWidgetItem;
    item->setText(0, withoutHidden(categorypath::leafOf(name)));
    item->setData(0, kNameRole, name);
    item->setData(0, kUseRole, -1);
    item->setForeground(0, Theme::of(this).text2);
    if (parent.isEmpty())
        m_tree->addTopLevelItem(item);
    else
        place(parent)->addChild(item);
    m_places.insert(key, item);
    return item;
}

void CategoriesPane::fill()
{
    const QScopedValueRollback<bool> filling(m_isFilling, true);
    if (m_chosen.isEmpty() && m_tree->currentItem())
        m_chosen = m_tree->currentItem()->data(0, kNameRole).toString();
    m_tree->clear();
    m_places.clear();
    for (size_t i = 0; i < m_uses.size(); ++i) {
        const CategoryUse &use = m_uses[i];
        QTreeWidgetItem *item = place(use.category.name);
        item->setData(0, kUseRole, int(i));
        item->setForeground(0, use.category.isRetired ? Theme::of(this).text3 : Theme::of(this).text);
        item->setText(1, wording::countText(use.tickets));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(2, use.category.isRetired ? tr("Retired") : QString());
        if (mayEdit())
            item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_tree->expandAll();
    QTreeWidgetItem *current = m_places.value(fold(m_chosen));
    m_tree->setCurrentItem(current ? current : m_tree->topLevelItem(0));
    if (current)
        m_chosen.clear();
    showActs();
}

const CategoryUse *CategoriesPane::chosen() const
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const int at = item ? item->data(0, kUseRole).toInt() : -1;
    return item && !item->data(0, kDraftRole).toBool() && at >= 0 && at < int(m_uses.size())
               ? &m_uses[size_t(at)]
               : nullptr;
}

void CategoriesPane::showActs()
{
    const CategoryUse *use = chosen();
    for (qsizetype i = 0; i < m_acts.size(); ++i)
        m_acts[i]->setEnabled(mayAct() && (i == 0 || use));
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setEnabled(mayEdit() && (i == 0 || use));
    if (m_buttons.size() > 3)
        m_buttons[3]->setText(use && use->category.isRetired ? tr("&Use again") : tr("Re&tire"));
}

bool CategoriesPane::handle(int key, Qt::KeyboardModifiers modifiers)
{
    const bool alt = modifiers == Qt::AltModifier;
    if (!mayEdit() || (modifiers != Qt::NoModifier && !alt))
        return false;
    if (alt && key == Qt::Key_Left)
        moveOut();
    else if (alt && key == Qt::Key_Right)
        moveIn();
    else if (!alt && key == Qt::Key_F2)
        rename();
    else if (!alt && key == Qt::Key_Insert)
        addBelow();
    else if (!alt && key == Qt::Key_Delete)
        retire();
    else
        return false;
    return true;
}

bool CategoriesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto *pressed = static_cast<QKeyEvent *>(event);
        static const QList<int> kKeys{Qt::Key_F2, Qt::Key_Insert, Qt::Key_Delete, Qt::Key_Left,
                                      Qt::Key_Right};
        const Qt::KeyboardModifiers modifiers = pressed->modifiers() & ~Qt::KeypadModifier;
        if (!m_tree->hasFocus()) // what an editor does not take comes here, too
            return false;
        if (event->type() == QEvent::KeyPress)
            return handle(pressed->key(), modifiers);
        if (kKeys.contains(pressed->key()) && (modifiers == Qt::NoModifier || modifiers == Qt::AltModifier)) {
            event->accept(); // before what the window does with Alt and arrows
            return true;
        }
    }
    return RulesPane::eventFilter(watched, event);
}

void CategoriesPane::rename()
{
    if (chosen() && mayAct())
        m_tree->editItem(m_tree->currentItem(), 0);
}

void CategoriesPane::addBelow()
{
    if (!mayAct())
        return;
    QTreeWidgetItem *parent = m_tree->currentItem();
    if (parent && parent->data(0, kDraftRole).toBool())
        return;
    auto *item = new QTreeWidgetItem;
    {
        const QScopedValueRollback<bool> filling(m_isFilling, true);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setData(0, kDraftRole, true);
        item->setData(0, kUseRole, -1);
        item->setData(0, kNameRole, parent ? parent->data(0, kNameRole) : QString());
        if (parent)
            parent->insertChild(0, item);
        else
            m_tree->addTopLevelItem(item);
        m_tree->setCurrentItem(item);
    }
    m_tree->setFocus();
    m_tree->editItem(item, 0);
}

void CategoriesPane::edited(QTreeWidgetItem *item)
{
    const QString text = categorypath::normalized(item->text(0));
    const QString above = item->data(0, kNameRole).toString();
    if (item->data(0, kDraftRole).toBool()) {
        if (text.isEmpty())
            return;
        const QString name = categorypath::join(categorypath::levels(above) + categorypath::levels(text));
        m_chosen = name;
        const QString operation = gateway().newOperation();
        follow(gateway().addCategory(name, operation), tr("Category “%1” added").arg(oneLine(name)),
               operation);
        return;
    }
    const int at = item->data(0, kUseRole).toInt();
    if (at < 0 || at >= int(m_uses.size()))
        return;
    if (text.isEmpty()) {
        fill();
        return;
    }
    const QString parent = categorypath::parentOf(above);
    moveTo(m_uses[size_t(at)], categorypath::join(categorypath::levels(parent) + categorypath::levels(text)));
}

void CategoriesPane::moveTo(const CategoryUse &use, const QString &name)
{
    if (name == use.category.name)
        return;
    m_chosen = name;
    const QString operation = gateway().newOperation();
    follow(gateway().renameCategory(use.category, name, operation),
           tr("“%1” is “%2” now").arg(oneLine(use.category.name), oneLine(name)), operation);
}

// Beside the one it was in.
void CategoriesPane::moveOut()
{
    const CategoryUse *use = chosen();
    const QStringList levels = use ? categorypath::levels(use->category.name) : QStringList();
    if (levels.size() > 1)
        moveTo(*use, categorypath::join(levels.mid(0, levels.size() - 2) + levels.mid(levels.size() - 1)));
}

// Below the one it stands after.
void CategoriesPane::moveIn()
{
    const CategoryUse *use = chosen();
    const QTreeWidgetItem *above = use ? m_tree->currentItem() : nullptr;
    if (!above)
        return;
    const QTreeWidgetItem *parent = above->parent() ? above->parent() : m_tree->invisibleRootItem();
    const int row = parent->indexOfChild(const_cast<QTreeWidgetItem *>(above));
    if (row <= 0)
        return;
    const QString into = parent->child(row - 1)->data(0, kNameRole).toString();
    moveTo(*use, categorypath::join(categorypath::levels(into) +
                                    QStringList{categorypath::leafOf(use->category.name)}));
}

void CategoriesPane::retire()
{
    const CategoryUse *use = chosen();
    if (!use)
        return;
    const bool retired = !use->category.isRetired;
    const QString operation = gateway().newOperation();
    const QString name = oneLine(use->category.name);
    follow(gateway().retireCategory(use->category, retired, operation),
           retired ? tr("Category “%1” retired").arg(name) : tr("Category “%1” in use again").arg(name),
           operation);
}

void CategoriesPane::merge()
{
    const CategoryUse *use = chosen();
    if (!use)
        return;
    auto *sheet = new MergeSheet(*use, m_uses, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, category = use->category] {
        const Category into = sheet->into();
        m_chosen = into.name;
        const QString operation = gateway().newOperation();
        follow(gateway().mergeCategory(category, into.id, operation),
               tr("“%1” went into “%2”").arg(oneLine(category.name), oneLine(into.name)), operation);
    });
    sheet->open();
}

QString CategoriesPane::sentence(const AuditedAct &act) const
{
    const auto nameOf = [this](qint64 id) {
        for (const CategoryUse &use : m_uses) {
            if (use.category.id.value == id)
                return use.category.name;
        }
        return tr("a category that is gone");
    };
    QString text;
    if (act.field == "name"_L1)
        text = tr("“%1” is “%2” now").arg(act.before, act.after);
    else if (act.field == "retired"_L1)
        text = act.after == "1"_L1 ? tr("“%1” retired").arg(nameOf(act.subject))
                                   : tr("“%1” in use again").arg(nameOf(act.subject));
    else if (act.field == "merged_into"_L1)
        text = act.after.isEmpty() ? tr("“%1” stands by itself again").arg(nameOf(act.subject))
                                   : tr("One went into “%1”").arg(nameOf(act.after.toLongLong()));
    else
        text = act.after.isEmpty() ? tr("“%1” is gone").arg(act.before) : tr("“%1” added").arg(act.after);
    return act.act == "category.undo"_L1 ? tr("Taken back: %1").arg(text) : text;
}

} // namespace binnacle
