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
    , m_import(choice(tr("Import an incident log"), tr("Makes a workspace and opens the import"), u"import"_s,
                      this))
    , m_empty(
          choice(tr("Start with an empty workspace"), tr("Makes a workspace without data"), u"plus"_s, this))
    , m_demo(choice(tr("Look round in demo data"),
                    tr("Makes a workspace of its own with a made-up year, apart from yours"), u"compass"_s,
                    this))
    , m_other(choice(tr("Open a workspace that is already there…"), tr("Asks for its file or server"),
                     u"folder"_s, this))
{
    setMinimumSize(640, 480);
    resize(880, 600);
    m_import->setProperty("primary", true);
    m_import->setIcon({});
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
    layout->addWidget(m_import, 0, Qt::AlignHCenter);
    layout->addWidget(m_empty, 0, Qt::AlignHCenter);
    layout->addWidget(m_demo, 0, Qt::AlignHCenter);
    layout->addWidget(m_other, 0, Qt::AlignHCenter);
    layout->addStretch(4);
    layout->addWidget(where);
    connect(m_import, &QPushButton::clicked, this, &FirstRun::importWanted);
    connect(m_empty, &QPushButton::clicked, this, &FirstRun::emptyWanted);
    connect(m_demo, &QPushButton::clicked, this, &FirstRun::demoWanted);
    connect(m_other, &QPushButton::clicked, this, &FirstRun::otherWanted);
    m_import->setFocus();
}

void FirstRun::setBusy(bool busy)
{
    m_import->setEnabled(!busy);
    m_empty->setEnabled(!busy);
    m_demo->setEnabled(!busy);
    m_other->setEnabled(!busy);
}

void FirstRun::say(const QString &text)
{
    m_what->setText(text);
    m_what->setMinimumHeight(m_what->heightForWidth(kColumn));
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
