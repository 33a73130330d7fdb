// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The shortcut editor: every act with its keys, a field that takes the key pressed in it, who has that key
// already and the way to take it from them; resetting, the switch for single letters, files to take keys to
// another machine. A change holds at once, everywhere, and can be taken back here. A plain widget, for a
// sheet of its own or a page. GUI thread.

#include "base/result.h"
#include "shell/keybindings.h"

#include <QStringList>
#include <QWidget>
#include <functional>

class QAbstractButton;
class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace binnacle {

class ActionRegistry;
class ElidedLabel;
class KeyCapture;
class KeysModel;
class PagedTable;

class KeysEditor : public QWidget
{
    Q_OBJECT

public:
    // `used`: files of the open workspace, which are neither read nor written over.
    KeysEditor(ActionRegistry &actions, const QStringList &used, QWidget *parent = nullptr);

    void setHeadingShown(bool shown); // off where what hosts it has one
    void choose(const QString &id);
    [[nodiscard]] QString said() const;
    void exportTo(const QString &path);
    void importFrom(const QString &path);

Q_SIGNALS:
    void fileDone(); // written or read, or refused; `said` tells

private:
    void build();
    QWidget *buildStrip();
    void connectAll();
    void showChosen();
    void begin(bool beside);
    void take(const QKeySequence &key);
    void takeFromHolder();
    void change(const std::function<Result<>()> &act, const QString &done);
    void undo();
    void askExport();
    void askImport();
    void say(const QString &text, bool isWrong = false);
    void complain(const Error &error);
    [[nodiscard]] QString chosen() const; // id; empty: none
    [[nodiscard]] QString nameOf(const QString &id) const;

    ActionRegistry &m_actions;
    QStringList m_used;
    KeysModel *m_model;
    QWidget *m_heading;
    QLineEdit *m_filter;
    QCheckBox *m_letters;
    PagedTable *m_table;
    ElidedLabel *m_name;
    KeyCapture *m_capture;
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_reset;
    QPushButton *m_takeIt;
    QPushButton *m_undo;
    QPushButton *m_resetAll;
    QLabel *m_said;
    QList<KeyBindings> m_before; // the latest last
    QKeySequence m_asked;        // somebody else has it
    bool m_beside = false;       // the next key comes beside those there are
};

} // namespace binnacle
