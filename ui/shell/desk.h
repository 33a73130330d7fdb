// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a page may ask of the window it stands in, so that no page knows the main window: acts, jobs, going
// elsewhere, telling, offering undo. GUI thread; outlives the pages.

#include "shell/notice.h"
#include "shell/route.h"

#include <QString>
#include <functional>

class QWidget;

namespace binnacle {

class ActionRegistry;
class DraftKeeper;
class JobList;
class Palette;

// Takes an act back and answers whether it could.
using TakeBack = std::function<void(std::function<void(bool taken)> answer)>;

class Desk
{
public:
    virtual ~Desk() = default;

    [[nodiscard]] virtual ActionRegistry &actions() = 0;
    [[nodiscard]] virtual JobList &jobs() = 0;
    [[nodiscard]] virtual Palette &palette() = 0;    // the command palette's sources
    [[nodiscard]] virtual DraftKeeper &drafts() = 0; // what is typed and not saved
    [[nodiscard]] virtual QWidget *window() = 0;     // scope of acts of everywhere, parent of dialogs

    virtual void go(const Route &route) = 0;
    virtual void back() = 0;
    virtual void tell(const Notice &notice) = 0;
    // A bar for ten seconds: "3 tickets assigned to Network" and Undo.
    virtual void offerUndo(const QString &done, TakeBack undo) = 0;
};

} // namespace binnacle
