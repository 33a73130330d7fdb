// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tree of categories by keys: F2 calls one otherwise, Insert makes one below, Delete retires or takes
// into use again, Alt+← and Alt+→ move one out and in; merging has a sheet. Each is saved at once. GUI
// thread.

#include "settings/rulespane.h"

class QTreeWidgetItem;

namespace binnacle {

class CategoriesPane : public RulesPane
{
    Q_OBJECT

public:
    CategoriesPane(Desk &desk, RulesGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    [[nodiscard]] QString facts() const override;

protected:
    void reload() override;
    void refused(const Error &error) override;
    void showActs() override;
    [[nodiscard]] QString sentence(const AuditedAct &act) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addActs();
    void fill();
    [[nodiscard]] QTreeWidgetItem *place(const QString &name);
    [[nodiscard]] const CategoryUse *chosen() const;
    void edited(QTreeWidgetItem *item);
    void rename();
    void addBelow();
    void retire();
    void moveOut();
    void moveIn();
    void merge();
    void moveTo(const CategoryUse &use, const QString &name);
    [[nodiscard]] bool handle(int key, Qt::KeyboardModifiers modifiers);

    std::vector<CategoryUse> m_uses;
    QHash<QString, QTreeWidgetItem *> m_places; // by folded name
    QString m_chosen;                           // the name to stand on once the tree is filled
    QTreeWidget *m_tree;
    QList<QAction *> m_acts;
    QList<QPushButton *> m_buttons;
    bool m_isFilling = false;
};

} // namespace binnacle
