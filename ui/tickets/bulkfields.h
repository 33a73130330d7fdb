// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which fields change and to what: lines of a field and its editor, more of them on demand. What a value
// needs comes along by itself: a priority its reason, a resolved state its resolution. GUI thread; owned by
// the sheet.

#include "base/result.h"
#include "tickets/ticketchange.h"
#include "tickets/ticketqueries.h"

#include <QTimeZone>
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace binnacle {

class BulkFields : public QWidget
{
    Q_OBJECT

public:
    explicit BulkFields(const QTimeZone &zone, QWidget *parent = nullptr);

    void setNames(const TicketNames &names);
    void setChange(const TicketChange &change);
    // Empty values and no tags: nothing is chosen yet.
    [[nodiscard]] TicketChange change() const;
    // Under the field it is about; false: it is about none of these.
    bool setError(const Error &error);
    void clearErrors();
    [[nodiscard]] QWidget *firstField() const;
    [[nodiscard]] QList<QWidget *> stops() const; // of Tab, in their order
    [[nodiscard]] QString missing() const;        // a field that must be filled yet; empty: none

Q_SIGNALS:
    void edited();

private:
    struct Line
    {
        QString field; // or "tags+", "tags-"
        bool follows = false;
        QWidget *box = nullptr; // all of the line
        QComboBox *choice = nullptr;
        QWidget *editor = nullptr;
        QToolButton *remove = nullptr;
        QLabel *error = nullptr;
    };

    void addLine(const QString &field, const QString &value, bool follows);
    void removeLine(const QWidget *box);
    void setField(const QWidget *box, const QString &field);
    void follow(); // brings what the values need, drops what they no longer do
    void onEdited();
    [[nodiscard]] QStringList needed() const;
    [[nodiscard]] Line *lineOf(const QString &field);
    [[nodiscard]] Line *lineAt(const QWidget *box);
    [[nodiscard]] QString valueOf(const QString &field) const;
    [[nodiscard]] QString freeField() const;

    QTimeZone m_zone;
    TicketNames m_names;
    std::vector<Line> m_lines;
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_more = nullptr;
    bool m_quiet = false;
};

} // namespace binnacle
