// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One line of the query builder: what of a ticket, how it compares, with what; under it what is wrong. GUI
// thread; owned by the builder.

#include "query/language.h"
#include "query/querylines.h"

#include <QWidget>
#include <optional>

class QComboBox;
class QLabel;
class QToolButton;

namespace binnacle {

class ValueEdit;

class QueryBuilderRow : public QWidget
{
    Q_OBJECT

public:
    QueryBuilderRow(const QueryLanguage &language, const QueryLanguage::ValueSource &names, QWidget *parent);

    void setLine(const QueryLine &line);
    // None: nothing is said yet, so that it asks for nothing.
    [[nodiscard]] Result<std::optional<QueryLine>> line() const;
    void setProblem(const QString &problem); // empty: all is well
    [[nodiscard]] QString problem() const;
    void focusField();
    void focusValue();
    [[nodiscard]] QComboBox &field() const { return *m_field; }
    [[nodiscard]] QComboBox &comparison() const { return *m_operator; }
    [[nodiscard]] ValueEdit &value() const { return *m_value; }
    [[nodiscard]] ValueEdit &second() const { return *m_second; }
    void setPlace(int number); // for those who hear it: "Line 2"

Q_SIGNALS:
    void edited();
    void nextWanted();
    void removeWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void chooseField();
    void chooseOperator();
    void fillOperators(std::optional<QueryOperator> wanted);
    void showValues(const QueryLine &line);
    void arrange();
    void color();
    [[nodiscard]] const FieldSpec *spec() const; // null: words or a group
    [[nodiscard]] QueryOperator shown() const;
    [[nodiscard]] bool isGroup() const;

    const QueryLanguage &m_language;
    const QueryLanguage::ValueSource &m_names;
    QComboBox *m_field;
    QComboBox *m_operator;
    ValueEdit *m_value;
    QLabel *m_and;
    ValueEdit *m_second;
    QComboBox *m_flag;
    QToolButton *m_remove;
    QLabel *m_problem;
};

} // namespace binnacle
