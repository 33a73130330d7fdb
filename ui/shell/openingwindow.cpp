// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/openingwindow.h"

#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/filedialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kColumn = 520;
constexpr int kMark = 48;

QLabel *line(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFixedWidth(kColumn);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setLine(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    // A wrapped label in a stretched column would keep the height of one line.
    label->setMinimumHeight(text.isEmpty() ? 0 : label->heightForWidth(kColumn));
}

} // namespace

OpeningWindow::OpeningWindow(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QWidget(this))
    , m_title(line(this))
    , m_first(line(this))
    , m_second(line(this))
    , m_retry(new QPushButton(tr("Try again"), this))
    , m_otherLabel(new QLabel(this))
    , m_other(new QLineEdit(this))
    , m_browse(new QPushButton(tr("&Browse…"), this))
    , m_open(new QPushButton(tr("Open"), this))
    , m_copy(new QToolButton(this))
    , m_foot(new QWidget(this))
{
    setWindowTitle(tr("Open a workspace – Binnacle"));
    setMinimumSize(640, 480);
    resize(880, 600);
    m_mark->setFixedSize(kMark, kMark);
    m_title->setFont(titleFont(font()));
    m_first->setFont(strongFont(font()));
    m_retry->setProperty("primary", true);
    m_retry->setAutoDefault(true); // Enter, as well as Space
    m_retry->setAccessibleName(m_retry->text());
    m_otherLabel->setTextFormat(Qt::PlainText);
    m_otherLabel->setText(tr("&Another workspace"));
    m_otherLabel->setBuddy(m_other);
    m_other->setAccessibleName(tr("Another workspace"));
    m_other->setPlaceholderText(tr("A file, or postgresql://user@host/database"));
    m_browse->setAccessibleName(tr("Choose a file"));
    m_browse->setAutoDefault(true);
    m_open->setAutoDefault(true);
    m_open->setAccessibleName(tr("Open this workspace"));
    m_copy->setText(tr("&Copy details"));
    m_copy->setAccessibleName(tr("Copy details"));
    m_copy->setAutoRaise(true);
    m_copy->setFocusPolicy(Qt::TabFocus);

    auto *address = new QHBoxLayout;
    address->setSpacing(8);
    address->addWidget(m_other, 1);
    address->addWidget(m_browse);
    address->addWidget(m_open);
    m_foot->setFixedWidth(kColumn);
    auto *foot = new QVBoxLayout(m_foot);
    foot->setContentsMargins(0, 16, 0, 0);
    foot->setSpacing(4);
    foot->addWidget(m_otherLabel);
    foot->addLayout(address);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(8);
    acts->addWidget(m_retry);
    acts->addWidget(m_copy);
    acts->addStretch();
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addStretch(3);
    column->addWidget(m_mark);
    column->addSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_first);
    column->addWidget(m_second);
    column->addSpacing(8);
    column->addLayout(acts);
    column->addWidget(m_foot);
    column->addStretch(4);
    auto *across = new QHBoxLayout(this);
    across->addStretch();
    across->addLayout(column);
    across->addStretch();

    connect(m_retry, &QPushButton::clicked, this, &OpeningWindow::retryWanted);
    connect(m_open, &QPushButton::clicked, this, &OpeningWindow::openOther);
    connect(m_other, &QLineEdit::returnPressed, this, &OpeningWindow::openOther);
    connect(m_browse, &QPushButton::clicked, this, &OpeningWindow::browse);
    connect(m_copy, &QToolButton::clicked, this, &OpeningWindow::copyDetails);
}

void OpeningWindow::show(State state, const QString &title, const QStringList &lines, const QString &place)
{
    m_state = state;
    m_place = place;
    setLine(m_title, title);
    setLine(m_first, lines.value(0));
    setLine(m_second, lines.value(1));
    m_retry->setVisible(state == State::Problem);
    m_copy->setVisible(state == State::Problem);
    m_foot->setVisible(state != State::Opening);
    setAccessibleName(title);
    setAccessibleDescription(lines.join(u' '));
    QWidget::show();
    update();
}

void OpeningWindow::showOpening(const QString &place)
{
    m_notice = {};
    show(State::Opening, tr("Opening the workspace…"), {QString(), place}, place);
}

void OpeningWindow::showProblem(const Notice &notice, const QString &place, bool again)
{
    m_notice = notice;
    show(State::Problem, notice.what, {notice.safe, notice.todo}, place);
    m_retry->setVisible(again);
    m_open->setProperty("primary", !again);
    m_other->setText(place);
    if (again) {
        m_retry->setFocus();
    } else {
        m_other->selectAll();
        m_other->setFocus();
    }
}

void OpeningWindow::showChoice(const QString &place)
{
    m_notice = {};
    show(State::Choosing, tr("Open a workspace that is already there"),
         {QString(), tr("The file of a workspace ends in .binnacle; a workspace of a team has the address of "
                        "its server.")},
         place);
    m_open->setProperty("primary", true);
    m_other->clear();
    m_other->setFocus();
}

void OpeningWindow::browse()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Open a workspace"),
                                         tr("Workspaces (*.binnacle)") + u";;"_s + tr("All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &OpeningWindow::otherWanted);
    dialog->open();
}

void OpeningWindow::openOther()
{
    const QString address = m_other->text().trimmed();
    if (address.isEmpty())
        m_other->setFocus();
    else
        Q_EMIT otherWanted(address);
}

void OpeningWindow::copyDetails() const
{
    const QStringList parts = {m_notice.what, m_notice.safe, m_notice.todo, m_place, m_notice.detail};
    QGuiApplication::clipboard()->setText(parts.join(u'\n').trimmed());
}

void OpeningWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_state == State::Choosing)
        Q_EMIT backWanted();
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void OpeningWindow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool wrong = m_state == State::Problem;
    symbolicIcon(wrong ? u"warning"_s : u"compass"_s, wrong ? theme.warn : theme.brass)
        .paint(&painter, m_mark->geometry());
}

} // namespace binnacle
