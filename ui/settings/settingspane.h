// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One pane of the settings: a heading with its buttons, why it cannot be changed by who looks, and what the
// search finds in it. What is changed in a pane is saved at once; there is no Apply. GUI thread; made by a
// factory in app/, owned by the page.

#include "shell/desk.h"

#include <QList>
#include <QString>
#include <QWidget>
#include <functional>

class QBoxLayout;
class QPushButton;

namespace binnacle {

class ElidedLabel;

// What the search finds: a line of a pane by its label and further words, and what has the focus then.
struct SettingsRow
{
    QString id; // stable: "default-zone", a part of links
    QString label;
    QString words = {};
    QWidget *field = nullptr; // null: the pane alone is shown
};

class SettingsPane : public QWidget
{
    Q_OBJECT

public:
    SettingsPane(QString id, Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QString id() const { return m_id; }
    [[nodiscard]] virtual QString title() const = 0;           // "Workspace"
    [[nodiscard]] virtual QString icon() const = 0;            // symbolic icon name
    [[nodiscard]] virtual QString about() const { return {}; } // one line under the title
    [[nodiscard]] virtual QString words() const { return {}; } // further words of the whole pane
    [[nodiscard]] virtual QList<SettingsRow> rows() const { return m_rows; }

    // Called at each visit: data is loaded here, never in the constructor.
    virtual void activate() {}
    [[nodiscard]] virtual QWidget *firstFocus();
    [[nodiscard]] virtual bool isSettled() const { return true; } // what it shows has arrived
    [[nodiscard]] virtual QString facts() const { return {}; }    // at the foot of the window
    [[nodiscard]] virtual bool mayClose() { return true; }        // false: it says why itself
    // Shows the row and gives its field the focus; false: there is no such row.
    virtual bool showRow(const QString &rowId);
    // From what is open in the pane back to its beginning; false: it stands there, the page may leave it.
    virtual bool escape() { return false; }

    // Why what stands here cannot be changed by who looks; empty: it can.
    void setReason(const QString &reason);
    [[nodiscard]] QString reason() const;

Q_SIGNALS:
    void rowsChanged();
    void factsChanged();

protected:
    [[nodiscard]] Desk &desk() const { return m_desk; }
    // To be called at the end of the constructor: title, about and the buttons beside it.
    void buildHead();
    QPushButton *addButton(const QString &text, bool isPrimary = false);
    [[nodiscard]] QBoxLayout &body() const { return *m_body; }
    void addSearchRow(const SettingsRow &row) { m_rows.append(row); }

private:
    QString m_id;
    Desk &m_desk;
    QList<SettingsRow> m_rows;
    QWidget *m_head;
    QBoxLayout *m_buttons;
    ElidedLabel *m_title;
    ElidedLabel *m_about;
    ElidedLabel *m_reason;
    QBoxLayout *m_body;
};

using SettingsPaneFactory = std::function<SettingsPane *(Desk &desk, QWidget *parent)>;

} // namespace binnacle
