// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sheet of keys (F1 or ?): what works here, by menu, filtered as one types. GUI thread; closes itself.

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace binnacle {

class ActionRegistry;

class KeysSheet : public QDialog
{
    Q_OBJECT

public:
    KeysSheet(const ActionRegistry &actions, QWidget *parent);

private:
    void fill(const ActionRegistry &actions);
    void filter(const QString &text);

    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace binnacle
