// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/errorbar.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

ErrorBar::ErrorBar(QWidget *parent)
    : QFrame(parent)
    , m_what(new QLabel(this))
    , m_more(new QLabel(this))
    , m_copy(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    for (QLabel *label : {m_what, m_more}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_what->setFont(strongFont(font()));
    m_copy->setText(tr("Copy details"));
    m_copy->setAccessibleName(tr("Copy details"));
    m_copy->setToolTip(tr("Copy what happened, with details for support"));
    m_close->setIcon(symbolicIcon(u"close"_s));
    m_close->setIconSize(QSize(12, 12));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close (Esc)"));
    for (QToolButton *button : {m_copy, m_close}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_what);
    texts->addWidget(m_more);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(44, 8, 10, 9);
    layout->addLayout(texts, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, &ErrorBar::dismiss);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        const QStringList parts = {m_notice.what, m_notice.safe, m_notice.todo, m_notice.detail};
        QGuiApplication::clipboard()->setText(parts.join(u'\n').trimmed());
    });
    hide();
}

void ErrorBar::tell(const Notice &notice)
{
    m_notice = notice;
    m_what->setText(notice.what);
    QStringList more;
    for (const QString &part : {notice.safe, notice.todo})
        if (!part.isEmpty())
            more.append(part);
    m_more->setText(more.join(u' '));
    m_more->setVisible(!more.isEmpty());
    m_copy->setVisible(!notice.detail.isEmpty());
    setAccessibleName(notice.what);
    setAccessibleDescription(m_more->text());
    show();
    update();
}

void ErrorBar::dismiss()
{
    hide();
}

void ErrorBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    const bool bad = m_notice.level == Notice::Level::Error;
    const QColor mark = bad                                        ? theme.bad
                        : m_notice.level == Notice::Level::Warning ? theme.warn
                                                                   : theme.accent;
    QPainter painter(this);
    painter.fillRect(rect(), mixed(theme.surface, mark, 0.10));
    painter.fillRect(QRect(0, 0, 4, height()), mark);
    painter.fillRect(QRect(0, height() - kHairline, width(), kHairline), theme.line);
    symbolicIcon(bad                                        ? u"error"_s
                 : m_notice.level == Notice::Level::Warning ? u"warning"_s
                                                            : u"info"_s,
                 mark)
        .paint(&painter, QRect(16, 9, 18, 18));
}

void ErrorBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace binnacle
