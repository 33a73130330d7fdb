// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All cards of a board in a list, the hidden ones too: which are shown, and in what order. Figures stay over
// charts. GUI thread; deletes itself.

#include "dashboards/arrangement.h"
#include "widgets/sheet.h"

class QListWidget;

namespace binnacle {

class ArrangeSheet : public Sheet
{
    Q_OBJECT

public:
    struct Line
    {
        QString title;
        ArrangedCard card;
    };

    // `byDefault`: the same cards as they stand by themselves.
    ArrangeSheet(const QString &about, const QList<Line> &figures, const QList<Line> &charts,
                 const QStringList &byDefault, QWidget *parent);

    [[nodiscard]] QListWidget *list() const { return m_list; }
    [[nodiscard]] QList<ArrangedCard> cards() const; // figures, then charts
    [[nodiscard]] QPushButton *upButton() const { return m_up; }
    [[nodiscard]] QPushButton *downButton() const { return m_down; }
    [[nodiscard]] QPushButton *defaultButton() const { return m_default; }
    void accept() override;

Q_SIGNALS:
    // Empty: as the board is by itself.
    void arranged(const QList<binnacle::ArrangedCard> &cards);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addLine(const Line &line, int part);
    void addHeading(const QString &text);
    void colorHeadings();
    [[nodiscard]] int target(int row, int way) const; // the row it would come to; -1: it goes no further
    void move(int way);
    void restore();
    void showWhatCanBeDone();

    QStringList m_defaults;
    QListWidget *m_list;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_default;
};

} // namespace binnacle
