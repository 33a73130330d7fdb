// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The services of the made-up company: what is promised of each, how often it fails, what it needs. Tables;
// any thread.

#include <QString>
#include <span>

namespace binnacle {

struct DemoService
{
    const char *name;
    int criticality;    // 1 (highest) to 4
    bool isOfficeHours; // agreed time; else around the clock
    const char *target; // as it is typed; empty: none
    int hourCost;       // of an outage, in whole units of the currency
    double outages;     // a year, about
    bool isPatched;     // each month, in a window of its own
};
[[nodiscard]] std::span<const DemoService> demoServices();

struct DemoDependency
{
    const char *service;
    const char *needs; // to be up
};
[[nodiscard]] std::span<const DemoDependency> demoDependencies();

struct DemoMark
{
    int daysBefore; // the end of the year
    int hour;
    const char *text;
};
[[nodiscard]] std::span<const DemoMark> demoMarks(); // oldest first

// Those the stories are about.
inline constexpr char kDemoWeakService[] = "Customer portal";
inline constexpr char kDemoRestatedService[] = "ERP";
inline constexpr char kDemoLateService[] = "Payments";

} // namespace binnacle
