// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known of a ticket, as small captions over values, in as many columns as fit. GUI thread.

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;

namespace binnacle {

struct Fact
{
    QString label;
    QString value;

    friend bool operator==(const Fact &, const Fact &) = default;
};

class FactsGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FactsGrid(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] const QList<Fact> &facts() const { return m_facts; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    QList<Fact> m_facts;
    QList<QWidget *> m_cells;
    QGridLayout *m_grid;
    int m_columns = 0;
};

} // namespace binnacle
