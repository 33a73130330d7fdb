// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/firstrun.h"

#include "shell/errorbar.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kColumn = 420;

// A path has no spaces to break at.
QString breakable(QString path)
{
    return path.replace(u'/', u"/\u200b"_s);
}

QLabel *line(const QString &text, const QFont &font, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(font);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setFixedWidth(kColumn);
    label->setMinimumHeight(label->heightForWidth(kColumn)); // a centered label would keep to one line
    return label;
}

QPushButton *choice(const QString &text, const QString &about, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(symbolicIcon(icon), text, parent);
    button->setAccessibleName(text);
    button->setAccessibleDescription(about);
    button->setFixedSize(std::max(kColumn, button->sizeHint().width()),
                         std::max(44, button->sizeHint().height()));
    button->setAutoDefault(true); // Enter, as well as Space
    return button;
}

} // namespace

FirstRun::FirstRun(const QString &place, bool asked, QWidget *parent)
    : QWidget(parent)
    , m_errors(new ErrorBar(this))
    , m_empty(
          choice(tr("Start with an empty workspace"), tr("Makes a workspace without data"), u"plus"_s, this))
    , m_demo(choice(tr("Look round in demo data"),
                    tr("Makes a workspace of its own with a made-up year, apart from yours"), u"compass"_s,
                    this))
    , m_other(choice(tr("Open a workspace that is already there…"), tr("Asks for its file or server"),
                     u"folder"_s, this))
    , m_bar(new QProgressBar(this))
    , m_stop(choice(tr("Stop"), tr("Leaves nothing behind"), u"close"_s, this))
{
    setMinimumSize(640, 480);
    resize(880, 600);
    QPushButton *first = asked ? m_empty : m_demo; // who named a place wants one there
    QPushButton *second = asked ? m_demo : m_empty;
    first->setProperty("primary", true);
    m_empty->setIcon({});
    m_demo->setIcon({});
    m_other->setIcon({});
    m_other->setFlat(true);
    m_other->setFixedSize(std::max(kColumn, m_other->sizeHint().width()), m_other->sizeHint().height());
    QLabel *title =
        line(asked ? tr("There is no workspace at %1").arg(breakable(place)) : tr("Welcome to Binnacle"),
             asked ? titleFont(font()) : figureFont(font()), this);
    m_what = line(asked ? tr("Check its name. A workspace can be made there now, or another one opened.")
                        : tr("How long incidents take, how many there are and which they are: from your own "
                             "records, with every figure explained."),
                  font(), this);
    setWindowTitle(asked ? tr("Open a workspace – Binnacle") : title->text());
    m_what->setForegroundRole(QPalette::PlaceholderText);
    m_about = m_what->text();
    m_bar->setFixedSize(kColumn, 4);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("How far it is"));
    m_bar->hide();
    m_stop->setIcon({});
    m_stop->hide();
    auto *where =
        new ElidedLabel(tr("The workspace will be %1").arg(place), ElidedLabel::Tone::Caption, this);
    where->setElideMode(Qt::ElideMiddle);
    where->setAlignment(Qt::AlignCenter);
    where->setFont(captionFont(font()));
    where->setVisible(!asked); // it is told above
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 24);
    layout->setSpacing(10);
    layout->addWidget(m_errors);
    layout->addStretch(3);
    layout->addSpacing(64); // the compass
    layout->addWidget(title, 0, Qt::AlignHCenter);
    layout->addWidget(m_what, 0, Qt::AlignHCenter);
    layout->addSpacing(16);
    layout->addWidget(m_bar, 0, Qt::AlignHCenter);
    for (QPushButton *button : {first, second, m_other, m_stop})
        layout->addWidget(button, 0, Qt::AlignHCenter);
    setTabOrder(first, second);
    setTabOrder(second, m_other);
    layout->addStretch(4);
    layout->addWidget(where);
    connect(m_empty, &QPushButton::clicked, this, &FirstRun::emptyWanted);
    connect(m_demo, &QPushButton::clicked, this, &FirstRun::demoWanted);
    connect(m_other, &QPushButton::clicked, this, &FirstRun::otherWanted);
    connect(m_stop, &QPushButton::clicked, this, &FirstRun::stopWanted);
    first->setFocus();
}

void FirstRun::setBusy(bool busy)
{
    m_empty->setEnabled(!busy);
    m_demo->setEnabled(!busy);
    m_other->setEnabled(!busy);
    if (busy || m_stop->isHidden())
        return;
    const bool hadFocus = m_stop->hasFocus();
    m_bar->hide();
    m_stop->hide();
    m_what->setText(m_about);
    if (hadFocus)
        m_demo->setFocus();
}

void FirstRun::showProgress(const QString &text, int percent)
{
    if (m_what->text() != text) {
        m_what->setText(text);
        m_what->setMinimumHeight(m_what->heightForWidth(kColumn));
    }
    m_bar->setRange(0, percent < 0 ? 0 : 100);
    m_bar->setValue(std::max(0, percent));
    m_bar->show();
    if (m_stop->isHidden()) {
        m_stop->show();
        m_stop->setFocus();
    }
}

void FirstRun::tell(const Notice &notice)
{
    setBusy(false);
    m_errors->tell(notice);
}

void FirstRun::paintEvent(QPaintEvent *)
{
    const QLabel *title = findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    if (!title)
        return;
    QPainter painter(this);
    symbolicIcon(u"compass"_s, Theme::of(this).brass)
        .paint(&painter, QRect(width() / 2 - 28, title->y() - 68, 56, 56));
}

} // namespace binnacle
