// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What all dialogs share: a heading with what it is about, a body, and a foot with the keys at the left, the
// buttons at the right and what went wrong over them. As high as its body asks for and its window allows; a
// body that needs more is scrolled. Closing one loses nothing: what was typed into fields that are kept is
// there when it opens again. GUI thread; deletes itself when closed.

#include "widgets/formdraft.h"

#include <QDialog>
#include <QList>
#include <functional>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace binnacle {

class ElidedLabel;
class SheetScroll;

class Sheet : public QDialog
{
    Q_OBJECT

public:
    Sheet(const QString &title, const QString &about, QWidget *parent);

    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    // From the left; keys are shown in the button, not bound by it.
    QPushButton *addButton(const QString &text, const QString &keys = {}, bool isPrimary = false);
    // The one that does what the sheet is for: Ctrl+Enter presses it wherever the focus is.
    QPushButton *addSendButton(const QString &text);
    void setKeys(const QString &keys); // "↑ ↓ choose · Enter takes it · Esc leaves"
    void say(const QString &text);     // a quiet word over the foot; empty: none
    void complain(const QString &text);
    [[nodiscard]] QString said() const;

    // Keeps these fields, which hold what the sheet begins with, under the name until the sheet is accepted.
    FormDraft &keepIn(DraftKeeper &drafts, const QString &name, const QList<DraftField> &fields,
                      FormDraft::Keeps keeps);
    // A quiet line over the body: "Draft from 10:27 restored", and the way to be rid of it.
    void tellRestored(const QString &time, const QStringList &overtaken, std::function<void()> discard);
    [[nodiscard]] QString restoredText() const; // of that line; empty: there is none
    void accept() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool event(QEvent *event) override;

private:
    void color();
    void grow();

    QBoxLayout *m_column;
    SheetScroll *m_scroll;
    QBoxLayout *m_body;
    QWidget *m_foot;
    QBoxLayout *m_buttons;
    QPushButton *m_send = nullptr;
    ElidedLabel *m_keys;
    QLabel *m_said;
    QWidget *m_restored = nullptr;
    QLabel *m_restoredText = nullptr;
    FormDraft *m_draft = nullptr;
    bool m_isWrong = false;
};

} // namespace binnacle
