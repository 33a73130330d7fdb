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

void WindowDesk::offerUndo(const QString &done, std::function<void()> undo)
{
    m_undos.append(std::move(undo));
    if (m_undos.size() > kUndosKept)
        m_undos.removeFirst();
    m_actions.action(u"edit.undo"_s)->setEnabled(true);
    m_window.undoBar().offer(done, [this] { undoLast(); });
}

void WindowDesk::undoLast()
{
    if (m_undos.isEmpty())
        return;
    const std::function<void()> takeBack = m_undos.takeLast();
    m_actions.action(u"edit.undo"_s)->setEnabled(!m_undos.isEmpty());
    m_window.undoBar().dismiss();
    takeBack();
}

} // namespace binnacle
