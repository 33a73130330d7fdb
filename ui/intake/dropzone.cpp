// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/dropzone.h"

#include "theme/theme.h"
#include "widgets/emptystate.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

DropZone::DropZone(QWidget *parent)
    : QWidget(parent)
{
    setAcceptDrops(true);
    setMinimumHeight(220);
    auto *state = new EmptyState(
        u"import"_s, tr("Drop an incident log here"),
        tr("CSV of incidents or of their changes, as ServiceNow and others export it; plain or "
           "gzip. It is checked first, nothing is stored before you say so."),
        this);
    QPushButton *button = state->addButton(
        tr("Choose a file…"), {}, QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText));
    m_button = button;
    connect(button, &QPushButton::clicked, this, &DropZone::chooseWanted);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(state);
}

QStringList DropZone::filesOf(const QMimeData *data)
{
    QStringList files;
    for (const QUrl &url : data->urls())
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    return files;
}

void DropZone::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_over ? theme.accent : mixed(theme.line, theme.text3, 0.4), m_over ? 2 : 1, Qt::CustomDashLine);
    pen.setDashPattern({5, 4});
    painter.setPen(pen);
    painter.setBrush(m_over ? theme.accentSoft : theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

void DropZone::dragEnterEvent(QDragEnterEvent *event)
{
    if (filesOf(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_over = true;
    update();
}

void DropZone::dragLeaveEvent(QDragLeaveEvent *)
{
    m_over = false;
    update();
}

void DropZone::dropEvent(QDropEvent *event)
{
    m_over = false;
    update();
    const QStringList files = filesOf(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT chosen(files);
}

} // namespace binnacle
