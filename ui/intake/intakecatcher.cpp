// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/intakecatcher.h"

#include "base/outputfile.h"
#include "base/whenready.h"
#include "intake/dropzone.h"
#include "shell/actionregistry.h"
#include "shell/desk.h"
#include "wording/errors.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPromise>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace binnacle {

IntakeCatcher::IntakeCatcher(Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    desk.window()->setAcceptDrops(true);
    desk.window()->installEventFilter(this);
    // A field that is being written in keeps the key for itself.
    desk.actions().add({.id = u"import.paste"_s,
                        .text = tr("Paste to &import"),
                        .icon = u"import"_s,
                        .menu = MenuGroup::Edit,
                        .keys = {QKeySequence(QKeySequence::Paste)},
                        .words = tr("clipboard table rows file csv")},
                       desk.window(), [this] { paste(); });
}

bool IntakeCatcher::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (!isDrag && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (DropZone::filesOf(drop->mimeData()).isEmpty())
        return QObject::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (!isDrag)
        take(drop->mimeData());
    return true;
}

void IntakeCatcher::paste()
{
    if (take(QGuiApplication::clipboard()->mimeData()))
        return;
    m_desk.tell({Notice::Level::Info,
                 tr("What is copied is neither a file nor a table."),
                 {},
                 tr("Copy the rows together with the line that names the columns, then paste again."),
                 {}});
}

bool IntakeCatcher::take(const QMimeData *data)
{
    if (!data)
        return false;
    if (const QStringList files = DropZone::filesOf(data); !files.isEmpty()) {
        Q_EMIT caught(files);
        return true;
    }
    const QString text = data->text();
    if (text.trimmed().count(u'\n') < 1) // names of columns and a row, at least
        return false;
    keep(text);
    return true;
}

void IntakeCatcher::keep(const QString &text)
{
    const QString name = text.contains(u'\t') ? tr("Pasted rows.tsv") : tr("Pasted rows.csv");
    const QString path = m_folder.filePath(m_kept == 0 ? name : u"%1 %2"_s.arg(m_kept).arg(name));
    ++m_kept;
    auto promise = std::make_shared<QPromise<Result<>>>(); // outlives whichever of the two threads ends first
    promise->start();
    QThreadPool::globalInstance()->start([promise, path, text] {
        promise->addResult(saveOutput(path, text.toUtf8()));
        promise->finish();
    });
    whenReady(promise->future(), this, [this, path](const Result<> &saved) {
        if (saved) {
            Q_EMIT caught({path});
            return;
        }
        const wording::ErrorText said = wording::errorText(saved.error());
        m_desk.tell({Notice::Level::Error, said.message, tr("Nothing was imported."), said.advice,
                     saved.error().detail});
    });
}

} // namespace binnacle
