// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A field for one value or several with commas between, that offers what fits the one being typed: arrows
// choose, Tab and Enter take it. Enter with nothing chosen is told. GUI thread.

#include "widgets/querybar.h"

#include <QLineEdit>
#include <functional>

namespace binnacle {

struct Suggestion
{
    QString text;  // put in
    QString label; // shown
};

class ValueEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit ValueEdit(QWidget *parent = nullptr);

    // Asked with the value being typed, without the blanks around it.
    std::function<QList<Suggestion>(const QString &typed)> suggest;
    void setSeveral(bool several) { m_several = several; }
    [[nodiscard]] bool isOffering() const { return m_list->isVisible(); }
    [[nodiscard]] CompletionList &list() const { return *m_list; }

Q_SIGNALS:
    void entered();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void offer(bool asked);
    void take();
    [[nodiscard]] bool steer(QKeyEvent *event);
    [[nodiscard]] qsizetype begin() const; // of the value the cursor is in

    CompletionList *m_list; // a child of the window while it shows
    QList<Suggestion> m_offered;
    bool m_several = false;
};

} // namespace binnacle
