// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A pane of named fields in sections, scrolled where the window is low. A field is read by the search under
// its label. GUI thread.

#include "base/result.h"
#include "settings/settingspane.h"

#include <QHash>

class QCheckBox;
class QComboBox;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace binnacle {

class FormRow;

class FormPane : public SettingsPane
{
    Q_OBJECT

public:
    FormPane(QString id, Desk &desk, QWidget *parent = nullptr);

    bool showRow(const QString &rowId) override;
    // Under the field; empty: all is well there.
    void setError(const QString &rowId, const QString &sentence);
    [[nodiscard]] QString errorOf(const QString &rowId) const;

protected:
    void addSection(const QString &title);
    // The field under its label; `words` are what else it is found by.
    FormRow *addRow(const QString &rowId, const QString &label, QWidget *field, const QString &words,
                    const QString &hint = {});
    // A line that is only read, and can be copied.
    QLabel *addFact(const QString &rowId, const QString &label, const QString &words = {});
    // A box that is its own label.
    QCheckBox *addCheck(const QString &rowId, const QString &label, const QString &words,
                        const QString &hint = {});
    void addWidget(QWidget *widget);
    void finish(); // after the last row

private:
    QScrollArea *m_scroll;
    QWidget *m_form;
    QVBoxLayout *m_column;
    QHash<QString, FormRow *> m_formRows;
};

} // namespace binnacle
