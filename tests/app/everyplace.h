// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Every page, dialog and error of the program's window, shown one after the other over the sample log: a new
// page is met by itself, a dialog joins the lists here. What is looked for is the test's own.

#include "app/desktopfixture.h"

class QDialog;

namespace binnacle::test {

class EveryPlace : public DesktopFixture
{
protected:
    void makeAll(); // the workspace with something to show everywhere
    void openWith(double points);
    void settle();
    [[nodiscard]] QDialog *dialog(); // the one that is shown; null: none

    void lookAtPages(const QSize &size);
    void lookAtDialogs();
    void lookAtImport();

    virtual void look(QWidget *shown, const QString &name) = 0;
};

} // namespace binnacle::test
