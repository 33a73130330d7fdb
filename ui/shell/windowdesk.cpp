// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowdesk.h"

#include "shell/errorbar.h"
#include "shell/mainwindow.h"
#include "shell/pagehost.h"
#include "widgets/undobar.h"

using namespace Qt::StringLiterals;

namespace binnacle {

QWidget *WindowDesk::window()
{
    return &m_window;
}

void WindowDesk::go(const Route &route)
{
    m_window.host().go(route);
}

void WindowDesk::back()
{
    m_window.host().back();
}

void WindowDesk::tell(const Notice &notice)
{
    if (notice.level == Notice::Level::Info)
        m_window.undoBar().say(notice.what);
    else
        m_window.errorBar().tell(notice);
}

bool WindowDesk::mayClose()
{
    const bool wouldLose = m_drafts.refusal() && m_drafts.hasUnstored();
    m_drafts.flush();
    if (!wouldLose || m_closeAsked)
        return true;
    m_closeAsked = true;
    Notice notice = noticeOf(*m_drafts.refusal());
    notice.level = Notice::Level::Warning;
    notice.safe = notice.what;
    notice.what = MainWindow::tr("Something written is not sent, and the workspace refuses to keep it.");
    notice.todo = MainWindow::tr("Copy it, or close once more to drop it.");
    tell(notice);
    return false;
}

void WindowDesk::offerUndo(const QString &done, TakeBack undo)
{
    m_undos.append({++m_offered, done, std::move(undo)});
    if (m_undos.size() > kUndosKept)
        m_undos.removeFirst();
    m_actions.action(u"edit.undo"_s)->setEnabled(true);
    m_window.errorBar().dismiss(); // what it told of is over
    m_window.undoBar().offer(done, [this] { undoLast(); });
}

void WindowDesk::undoLast()
{
    if (m_undos.isEmpty() || m_isUndoing)
        return;
    m_isUndoing = true;
    m_window.undoBar().dismiss();
    const Undoable act = m_undos.constLast();
    act.takeBack([this, act](bool taken) {
        m_isUndoing = false;
        if (taken)
            takenBack(act);
    });
}

void WindowDesk::takenBack(const Undoable &act)
{
    m_undos.removeIf([&act](const Undoable &kept) { return kept.number == act.number; });
    m_actions.action(u"edit.undo"_s)->setEnabled(!m_undos.isEmpty());
    m_window.errorBar().dismiss();
    m_window.undoBar().say(MainWindow::tr("Taken back: %1").arg(act.done));
}

} // namespace binnacle
