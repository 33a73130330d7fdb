// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rules that color rows, in the order they are asked: a name, whose first letter marks the row, a query
// and a color each. GUI thread; deletes itself.

#include "lists/listlayout.h"
#include "query/language.h"
#include "widgets/sheet.h"

class QComboBox;
class QLineEdit;
class QListWidget;

namespace binnacle {

class FormRow;
class QueryBar;

class RuleSheet : public Sheet
{
    Q_OBJECT

public:
    RuleSheet(const QueryLanguage &language, const QueryLanguage::ValueSource &names,
              const QList<RowRule> &rules, QWidget *parent);

    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QLineEdit *name() const { return m_name; }
    [[nodiscard]] QueryBar *query() const { return m_query; }
    [[nodiscard]] QComboBox *color() const { return m_color; }
    void add();
    void remove();
    void accept() override;

Q_SIGNALS:
    void chosen(const QList<binnacle::RowRule> &rules);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void show(int row);
    void take(); // what stands in the fields is the rule's
    void move(int step);

    const QueryLanguage &m_language;
    QList<RowRule> m_rules;
    QListWidget *m_list;
    QLineEdit *m_name;
    QueryBar *m_query;
    QComboBox *m_color;
    FormRow *m_nameRow;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    int m_row = -1;
    bool m_isFilling = false;
};

} // namespace binnacle
