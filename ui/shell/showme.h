// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a demo workspace has to show, one story after the other: what to look for, and the places to look,
// each a button that goes there while the sheet stays open beside it. GUI thread; deletes itself when closed.

#include "shell/route.h"
#include "widgets/sheet.h"

#include <QList>

namespace binnacle {

struct ShowMeStory
{
    struct Step
    {
        QString text; // what to look for there
        Route route;
    };
    QString id;    // "below-target"
    QString title; // "A service below its target"
    QList<Step> steps;
};

class ShowMeSheet : public Sheet
{
    Q_OBJECT

public:
    ShowMeSheet(const QList<ShowMeStory> &stories, QWidget *parent);

Q_SIGNALS:
    void wanted(const Route &route);

private:
    void addStory(const ShowMeStory &story);
};

} // namespace binnacle
