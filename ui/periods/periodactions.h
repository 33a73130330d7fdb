// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one can do with periods: publish one, take the monthly pack, open its window on the board, copy a link
// to it. Each is a registered act with menu, palette entry and keys; publishing and the pack work from every
// page. There is no undo of a publication, which its sheet says. GUI thread; owned by the page.

#include "periods/periodmonths.h"
#include "shell/desk.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <map>

class QTimer;

namespace binnacle {

class PackSheet;
class PeriodsGateway;
class PeriodsPage;
class PublishSheet;

class PeriodActions : public QObject
{
    Q_OBJECT

public:
    PeriodActions(PeriodsPage &page, PeriodsGateway &gateway, Desk &desk);
    ~PeriodActions() override;

    void publish();
    void pack();
    void openBoard();
    void copyLink();
    void showEarlier(); // the edition that the chosen one replaces
    // Why the person may not publish; empty: they may.
    [[nodiscard]] QString whyNotPublish() const;
    // Computes the pack and writes it; the sheet stays until that is done.
    void savePack(PackSheet *sheet, const QString &path);

Q_SIGNALS:
    void written(const QString &path);

private:
    using Month = std::pair<qint64, qint64>; // its window

    void addActs();
    void
    chooseMonths(QObject *sheet,
                 std::function<void(const std::vector<MonthChoice> &, const std::optional<DataSpan> &)> then,
                 std::function<void(const Error &)> otherwise);
    [[nodiscard]] std::optional<ReportWindow> chosenWindow() const;
    void sendPublication(PublishSheet *sheet);
    void askFile(PackSheet *sheet);
    void showWords(PackSheet *sheet);
    void takeWords(const ReportWindow &window, const QString &words);
    void keepWords();
    void tell(const Error &error);

    PeriodsPage &m_page;
    PeriodsGateway &m_gateway;
    Desk &m_desk;
    // A comment begun and not sent, of each month its own.
    struct Draft
    {
        QString words;
        bool isRead = false;    // what an earlier run left is in it
        bool isChanged = false; // and not stored since
    };
    std::map<Month, Draft> m_drafts;
    QTimer *m_keep; // stores them a second after the first change
};

} // namespace binnacle
