// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list on its way to a file: asks for part after part of its rows, has them written beside the thread of
// the windows, tells a job how far it is. Stopped or failed it leaves no file. GUI thread; deletes itself
// when done.

#include "base/job.h"
#include "reports/listwriter.h"

#include <QFuture>
#include <QObject>
#include <functional>

namespace binnacle {

struct ListPart
{
    std::vector<ReportRow> rows;
    QString next; // where the next part begins; empty: this was the last
};

class ListExport : public QObject
{
    Q_OBJECT

public:
    // `after` is empty for the first part.
    using Ask = std::function<QFuture<Result<ListPart>>(const QString &after)>;

    static constexpr qint64 kMostPaperRows = 20'000; // 700 pages: nobody reads more

    // By the suffix of the path: "pdf", or a kind of makeListWriter(). `total` below 0: not known.
    ListExport(const QString &path, const ListHead &head, const QStringList &used, Ask ask, qint64 total,
               QObject *parent);
    ~ListExport() override;

    [[nodiscard]] const JobPtr &job() const { return m_job; }
    void start();

Q_SIGNALS:
    void finished(qint64 rows); // that the file holds
    // Those of `ask` and of ListWriter; Cancelled "cancelled". There is no file.
    void failed(const binnacle::Error &error);

private:
    void askOn(const QString &after);
    void write(const ListPart &part);
    void end(const Result<qint64> &rows);
    template <typename Work>
    void beside(Work work, std::function<void(const Result<> &)> then);

    struct Pen;
    std::shared_ptr<Pen> m_pen; // shared with the thread that writes; both must be able to outlive the other
    Ask m_ask;
    JobPtr m_job;
    qint64 m_total;
    qint64 m_done = 0;
};

// "Tickets 2026-03-14.csv": a name a file can have everywhere.
[[nodiscard]] QString listFileName(const QString &title, qint64 at, const QTimeZone &zone,
                                   const QString &suffix);
// What a file dialog offers: "CSV table (*.csv)" first.
[[nodiscard]] QString listFileFilter();

} // namespace binnacle
