// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What random queries ask for and sample tickets hold.

#include <QStringList>

namespace binnacle::pools {

inline const QStringList kStates{
    QStringLiteral("open"),        QStringLiteral("done"),     QStringLiteral("void"),
    QStringLiteral("new"),         QStringLiteral("assigned"), QStringLiteral("pending"),
    QStringLiteral("in_progress"), QStringLiteral("resolved"), QStringLiteral("closed"),
    QStringLiteral("cancelled"),   QStringLiteral("fulfilled")};
inline const QStringList kNames{QStringLiteral("Group 70"), QStringLiteral("network"),
                                QStringLiteral("Zürich"),   QStringLiteral("none"),
                                QStringLiteral("me"),       QStringLiteral("nobody has this")};
inline const QStringList kOrigins{QStringLiteral("phone"), QStringLiteral("Self-Service"),
                                  QStringLiteral("MAIL")};
inline const QStringList kAspects{QStringLiteral("assignee"),   QStringLiteral("team"),
                                  QStringLiteral("due"),        QStringLiteral("resolved"),
                                  QStringLiteral("reopened"),   QStringLiteral("sla"),
                                  QStringLiteral("tag"),        QStringLiteral("detected"),
                                  QStringLiteral("attachment"), QStringLiteral("description")};
inline const QStringList kWords{QStringLiteral("printer"), QStringLiteral("Größe"),
                                QStringLiteral("printer jam"), QStringLiteral("can't"),
                                QStringLiteral("paper")};
inline const QStringList kNumbers{QStringLiteral("INC-0007"), QStringLiteral("inc-12"),
                                  QStringLiteral("REQ3")};
inline const QStringList kTitles{QStringLiteral("Printer jam, paper"),
                                 QStringLiteral("I can't print: die Größe"), QStringLiteral("jam printer"),
                                 QStringLiteral("GROSSE paper"), QStringLiteral("")};

} // namespace binnacle::pools
