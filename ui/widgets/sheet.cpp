// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sheet.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kSide = 4 * kGrid;

} // namespace

// Asks for what its content asks for, so that a sheet is as large as it would be without; less gives it a
// bar.
class SheetScroll : public QScrollArea
{
public:
    explicit SheetScroll(QWidget *parent)
        : QScrollArea(parent)
    {
        setFrameShape(NoFrame);
        setWidgetResizable(true);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setFocusPolicy(Qt::NoFocus);
        setWidget(new QWidget);
        viewport()->setAutoFillBackground(false);
        widget()->setAutoFillBackground(false);
    }

    [[nodiscard]] QSize sizeHint() const override { return widget()->sizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        const QSize least = widget()->minimumSizeHint();
        return {least.width(), std::min(least.height(), 24 * kGrid)};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

Sheet::Sheet(const QString &title, const QString &about, QWidget *parent)
    : QDialog(parent)
    , m_column(new QVBoxLayout(this))
    , m_scroll(new SheetScroll(this))
    , m_body(new QVBoxLayout(m_scroll->widget()))
    , m_foot(new QWidget(this))
    , m_buttons(new QHBoxLayout(m_foot))
    , m_keys(new ElidedLabel({}, ElidedLabel::Tone::Caption, m_foot))
    , m_said(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(kSide, 3 * kGrid, kSide, 0);
    head->setSpacing(0);
    auto *heading = new ElidedLabel(title, ElidedLabel::Tone::Text, this);
    heading->setFont(titleFont(font()));
    head->addWidget(heading);
    if (!about.isEmpty())
        head->addWidget(new ElidedLabel(about, ElidedLabel::Tone::Second, this));
    m_column->addLayout(head);
    m_body->setContentsMargins(kSide, 3 * kGrid, kSide, 3 * kGrid);
    m_body->setSpacing(3 * kGrid);
    m_column->addWidget(m_scroll, 1);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setContentsMargins(kSide, 0, kSide, 3 * kGrid);
    m_said->hide();
    m_column->addWidget(m_said);
    m_buttons->setContentsMargins(kSide, 2 * kGrid, kSide, 2 * kGrid);
    m_buttons->setSpacing(2 * kGrid);
    m_keys->setFont(captionFont(font()));
    m_buttons->addWidget(m_keys, 1);
    m_column->addWidget(m_foot);
    color();
}

QPushButton *Sheet::addButton(const QString &text, const QString &keys, bool isPrimary)
{
    auto *button = new QPushButton(text, m_foot);
    button->setAutoDefault(false);
    if (isPrimary)
        button->setProperty("primary", true);
    if (!keys.isEmpty())
        button->setProperty("keyHint", keys);
    m_buttons->addWidget(button);
    return button;
}

QPushButton *Sheet::addSendButton(const QString &text)
{
    m_send =
        addButton(text, QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText), true);
    return m_send;
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    auto *button = isEnter && isPlain ? qobject_cast<QPushButton *>(focusWidget()) : nullptr;
    if (m_send && isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        m_send->click(); // does nothing while it is disabled
    else if (button && !event->isAutoRepeat())
        button->click(); // else only Space presses the one with the focus
    else
        QDialog::keyPressEvent(event);
}

void Sheet::setKeys(const QString &keys)
{
    m_keys->setText(keys);
}

void Sheet::say(const QString &text)
{
    m_isWrong = false;
    m_said->setText(text);
    m_said->setVisible(!text.isEmpty());
    color();
}

void Sheet::complain(const QString &text)
{
    say(text);
    m_isWrong = true;
    color();
}

QString Sheet::said() const
{
    return m_said->isHidden() ? QString() : m_said->text();
}

FormDraft &Sheet::keepIn(DraftKeeper &drafts, const QString &name, const QList<DraftField> &fields,
                         FormDraft::Keeps keeps)
{
    m_draft = new FormDraft(&drafts, name, fields, keeps, this);
    const auto show = [this] {
        tellRestored(m_draft->time(), m_draft->overtaken(), [this] { m_draft->discard(); });
    };
    connect(m_draft, &FormDraft::restored, this, show);
    if (m_draft->isRestored())
        show();
    return *m_draft;
}

void Sheet::tellRestored(const QString &time, const QStringList &overtaken, std::function<void()> discard)
{
    QString text =
        time.isEmpty() ? tr("What you wrote before is here again.") : tr("Draft from %1 restored.").arg(time);
    if (!overtaken.isEmpty())
        text = tr("%1 Changed elsewhere since: %2.").arg(text, overtaken.join(tr(", ")));
    delete m_restored;
    m_restored = new QWidget(this);
    auto *line = new QHBoxLayout(m_restored);
    line->setContentsMargins(kSide, 2 * kGrid, kSide, 0);
    line->setSpacing(2 * kGrid);
    m_restoredText = new QLabel(m_restored);
    m_restoredText->setTextFormat(Qt::PlainText);
    m_restoredText->setText(text);
    m_restoredText->setWordWrap(true);
    m_restoredText->setForegroundRole(QPalette::LinkVisited); // the second color of text, in every scheme
    line->addWidget(m_restoredText, 1);
    auto *away = new QToolButton(m_restored);
    away->setText(tr("Discard"));
    away->setAccessibleName(tr("Discard the draft"));
    away->setAutoRaise(true);
    away->setFocusPolicy(Qt::TabFocus);
    line->addWidget(away, 0, Qt::AlignTop);
    connect(away, &QToolButton::clicked, this, [this, discard = std::move(discard)] {
        m_restored->hide();
        focusNextChild();
        discard();
    });
    m_column->insertWidget(m_column->indexOf(m_scroll), m_restored);
}

QString Sheet::restoredText() const
{
    return !m_restored || m_restored->isHidden() ? QString() : m_restoredText->text();
}

void Sheet::accept()
{
    if (m_draft)
        m_draft->drop();
    QDialog::accept();
}

void Sheet::color()
{
    const Theme &theme = Theme::of(this);
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_isWrong ? theme.bad : theme.text2);
    m_said->setPalette(colors);
}

void Sheet::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    grow();
}

// A sentence that comes or becomes longer squeezes no field.
bool Sheet::event(QEvent *event)
{
    const bool isDone = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        grow();
    return isDone;
}

// A layout asks for too little where texts of it break into lines.
void Sheet::grow()
{
    const auto asked = [this](const QLayout *of) {
        return of->hasHeightForWidth() ? of->totalHeightForWidth(width()) : of->totalSizeHint().height();
    };
    const int body = m_body->hasHeightForWidth()
                         ? std::max(m_body->totalHeightForWidth(width()), m_body->totalMinimumSize().height())
                         : m_body->totalMinimumSize().height();
    const int rest = asked(layout()) - m_scroll->sizeHint().height();
    const QWidget *over = parentWidget() ? parentWidget()->window() : nullptr;
    const int most = over ? over->height() : screen()->availableGeometry().height();
    if (const int least = std::min(body + rest, most); least > height() || height() > most)
        resize(width(), least);
}

void Sheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        color();
}

void Sheet::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    const QRect foot = m_foot->geometry();
    painter.fillRect(foot, theme.window);
    painter.fillRect(QRect(0, foot.top(), width(), kHairline), theme.line);
}

} // namespace binnacle
