// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A service's review as figures with words, as the year of days, and as what the "?" says. Pure; GUI thread
// (translations).

#include "availability/figuregrid.h"
#include "availability/servicereview.h"
#include "charts/yearplot.h"
#include "widgets/explain.h"

#include <QCoreApplication>

namespace binnacle {

class ServiceFigures
{
    Q_DECLARE_TR_FUNCTIONS(ServiceFigures)

public:
    [[nodiscard]] static QList<Figure> figures(const ServiceReview &review, const QTimeZone &zone,
                                               const QString &currency);
    [[nodiscard]] static QString aboutLine(const Service &service, const QString &currency);
    [[nodiscard]] static QString windowText(const Interval &window, const QTimeZone &zone);
    [[nodiscard]] static Explanation definitions(const ServiceReview &review);
    // `chosen`: the day all is narrowed to.
    [[nodiscard]] static YearData year(const ServiceReview &review, const QTimeZone &zone,
                                       const std::optional<Interval> &chosen);
    // The incidents of the service opened within.
    [[nodiscard]] static QString incidentQuery(const Service &service, const Interval &window);

private:
    [[nodiscard]] static Figure uptime(const ServiceReview &review);
    [[nodiscard]] static Figure down(const ServiceReview &review, const QString &currency);
    [[nodiscard]] static Figure budget(const ServiceReview &review, const QTimeZone &zone);
    [[nodiscard]] static Figure coverage(const ServiceReview &review);
    [[nodiscard]] static Figure outages(const ServiceReview &review, const QTimeZone &zone);
    [[nodiscard]] static Figure failures(const ServiceReview &review);
    [[nodiscard]] static Figure restore(const ServiceReview &review);
    [[nodiscard]] static Figure burn(const ServiceReview &review);
};

} // namespace binnacle
