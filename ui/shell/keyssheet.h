// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The sheet of keys (F1 or ?): what works here, by menu, then the keys of other pages, filtered as one types;
// the way to change them. GUI thread; closes itself.

#include "shell/actionregistry.h"

#include <QDialog>

class QLayout;
class QLineEdit;
class QTreeWidget;

namespace binnacle {

class KeysSheet : public QDialog
{
    Q_OBJECT

public:
    KeysSheet(ActionRegistry &actions, QWidget *parent);

private:
    QLayout *buildFoot();
    void fill();
    void addPart(const QString &title, const QList<ActionRegistry::Entry> &entries);
    void filter(const QString &text);

    ActionRegistry &m_actions;
    QLineEdit *m_filter;
    QTreeWidget *m_tree;
};

} // namespace binnacle
