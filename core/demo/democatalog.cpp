// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/democatalog.h"

namespace binnacle {

namespace {

constexpr DemoService kServices[] = {
    {"Backup", 2, false, "0.99", 400, 3, false},
    {"Build pipeline", 3, true, "0.99", 900, 6, true},
    {"Call center telephony", 2, true, "0.995", 2500, 4, false},
    {"Customer portal", 2, false, "0.999", 4200, 3, true},
    {"Data warehouse", 3, true, "0.99", 600, 5, true},
    {"Database cluster", 1, false, "0.9995", 9000, 1, true},
    {"ERP", 1, false, "0.999", 8000, 3, true},
    {"File shares", 2, false, "0.998", 1800, 3, true},
    {"HR portal", 3, true, "0.99", 300, 3, false},
    {"Internet access", 1, false, "0.999", 6000, 3, false},
    {"Intranet", 3, true, "0.99", 250, 4, true},
    {"Mail", 1, false, "0.999", 3000, 3, true},
    {"Network core", 1, false, "0.9999", 9500, 0.6, false},
    {"Payments", 1, false, "0.9995", 12000, 2, false},
    {"Payroll", 2, true, "0.995", 1500, 2, false},
    {"Print", 4, true, "0.98", 80, 9, false},
    {"Single sign-on", 1, false, "0.9995", 7000, 2, true},
    {"Ticket desk", 3, true, "0.99", 350, 3, true},
    {"Video meetings", 3, true, "0.99", 700, 5, false},
    {"Virtual machines", 1, false, "0.9995", 7500, 1.2, true},
    {"VPN", 2, false, "0.997", 2200, 5, true},
    {"Warehouse scanning", 1, false, "0.998", 5200, 4, false},
    {"Web shop", 1, false, "0.999", 11000, 4, true},
    {"Wi-Fi", 2, true, "0.99", 1200, 8, false},
};

constexpr DemoDependency kDependencies[] = {
    {"Mail", "Single sign-on"},
    {"Mail", "Virtual machines"},
    {"ERP", "Database cluster"},
    {"ERP", "Single sign-on"},
    {"Web shop", "Database cluster"},
    {"Web shop", "Internet access"},
    {"Web shop", "Payments"},
    {"Payments", "Internet access"},
    {"Customer portal", "Web shop"},
    {"Customer portal", "Single sign-on"},
    {"Warehouse scanning", "ERP"},
    {"Warehouse scanning", "Wi-Fi"},
    {"Payroll", "HR portal"},
    {"HR portal", "Single sign-on"},
    {"Intranet", "Virtual machines"},
    {"VPN", "Internet access"},
    {"VPN", "Single sign-on"},
    {"File shares", "Network core"},
    {"Database cluster", "Network core"},
    {"Virtual machines", "Network core"},
    {"Single sign-on", "Network core"},
    {"Wi-Fi", "Network core"},
    {"Data warehouse", "ERP"},
    {"Video meetings", "Internet access"},
    {"Print", "Network core"},
    {"Ticket desk", "Database cluster"},
};

constexpr DemoMark kMarks[] = {
    {331, 9, "Monitoring checks every service each minute"},
    {297, 18, "Core switches replaced"},
    {262, 20, "ERP release 8.2"},
    {230, 9, "On-call rota covers weekends"},
    {198, 19, "Mail moved to the new cluster"},
    {171, 8, "Summer freeze begins"},
    {140, 8, "Summer freeze ends"},
    {118, 9, "Priority is asked for on the phone"},
    {89, 20, "Single sign-on for the warehouse"},
    {61, 9, "Known errors are linked from the forms"},
    {44, 10, "Certificates are renewed by a job"},
    {23, 20, "ERP release 8.4"},
    {9, 18, "Second line to the internet"},
};

} // namespace

std::span<const DemoService> demoServices()
{
    return kServices;
}

std::span<const DemoDependency> demoDependencies()
{
    return kDependencies;
}

std::span<const DemoMark> demoMarks()
{
    return kMarks;
}

} // namespace binnacle
