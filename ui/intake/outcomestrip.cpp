// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/outcomestrip.h"

#include "intake/importtext.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "wording/errors.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

OutcomeStrip::OutcomeStrip(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_detail(new QLabel(this))
    , m_skipBad(new QCheckBox(tr("Leave failed rows out"), this))
    , m_saveBad(new QPushButton(tr("Save failed rows…"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_another(new QPushButton(tr("Import another"), this))
    , m_undo(new QPushButton(tr("Undo this import"), this))
    , m_tickets(new QPushButton(tr("Show tickets"), this))
    , m_import(new QPushButton(tr("Import"), this))
{
    setAccessibleName(tr("Outcome"));
    for (QLabel *label : {m_headline, m_detail}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_headline->setFont(strongFont(font()));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_headline->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_import->setProperty("primary", true);
    m_tickets->setProperty("primary", true);
    m_import->setProperty("keyHint",
                          QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    for (QPushButton *button : {m_saveBad, m_stop, m_another, m_undo, m_tickets, m_import})
        button->setAccessibleName(button->text());
    m_skipBad->setAccessibleName(m_skipBad->text());
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(m_headline);
    texts->addWidget(m_detail);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kPageMargin + 30, 8, kPageMargin, 8);
    layout->addLayout(texts, 1);
    for (QWidget *widget :
         QList<QWidget *>{m_skipBad, m_saveBad, m_stop, m_another, m_undo, m_tickets, m_import})
        layout->addWidget(widget);
    connect(m_import, &QPushButton::clicked, this, &OutcomeStrip::importWanted);
    connect(m_stop, &QPushButton::clicked, this, &OutcomeStrip::stopWanted);
    connect(m_saveBad, &QPushButton::clicked, this, &OutcomeStrip::saveBadWanted);
    connect(m_undo, &QPushButton::clicked, this, &OutcomeStrip::undoWanted);
    connect(m_tickets, &QPushButton::clicked, this, [this] {
        if (bringsTickets(m_report.format))
            Q_EMIT ticketsWanted();
        else
            Q_EMIT servicesWanted();
    });
    connect(m_another, &QPushButton::clicked, this, &OutcomeStrip::anotherWanted);
    connect(m_skipBad, &QCheckBox::toggled, this, [this] {
        if (m_state == State::Checked)
            showReport(m_report, false);
    });
    showIdle({});
}

bool OutcomeStrip::skipBad() const
{
    return m_skipBad->isChecked();
}

void OutcomeStrip::set(State state, Mark mark, const QString &headline, const QString &detail)
{
    m_state = state;
    m_mark = mark;
    m_headline->setText(headline);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleDescription(u"%1. %2"_s.arg(headline, detail));
    fitButtons();
    update();
}

void OutcomeStrip::fitButtons()
{
    const bool busy = m_state == State::Checking || m_state == State::Importing;
    const bool failed = m_report.failed > 0;
    const bool checked = m_state == State::Checked;
    const bool done = m_state == State::Done;
    m_stop->setVisible(busy);
    m_skipBad->setVisible(checked && failed && !m_report.refusal); // of a refused file no row is taken
    m_saveBad->setVisible((checked || done) && failed);
    m_another->setVisible(done);
    m_undo->setVisible(done && m_report.batch);
    m_tickets->setVisible(done && m_report.batch);
    m_tickets->setText(bringsTickets(m_report.format) ? tr("Show tickets") : tr("Show services"));
    m_tickets->setAccessibleName(m_tickets->text());
    m_import->setVisible(!done);
    m_import->setEnabled(checked && !m_report.refusal && (!failed || skipBad()) &&
                         m_report.created + m_report.updated > 0);
}

void OutcomeStrip::showIdle(const QString &why)
{
    m_report = {};
    set(State::Idle, why.isEmpty() ? Mark::None : Mark::Warn, why, {});
}

void OutcomeStrip::showBusy(bool importing)
{
    m_report = {};
    set(importing ? State::Importing : State::Checking, Mark::None,
        importing ? tr("Importing…") : tr("Checking, nothing is stored yet…"), {});
}

// Which step it is at; how far it is says the foot of the window. A step that is through says nothing of the
// next one.
void OutcomeStrip::showProgress(const Job::Progress &progress)
{
    const bool importing = m_state == State::Importing;
    if (!importing && m_state != State::Checking)
        return;
    const bool through = progress.phase.isEmpty() || (progress.total > 0 && progress.done >= progress.total);
    const QString step = through ? QString() : wording::phaseLabel(progress.phase);
    if (importing)
        m_headline->setText(through ? tr("Importing…") : tr("%1…").arg(step));
    else
        m_headline->setText(through ? tr("Checking, nothing is stored yet…")
                                    : tr("Checking, nothing is stored yet: %1").arg(step));
}

void OutcomeStrip::showReport(const ImportReport &report, bool importing)
{
    m_report = report;
    Mark mark = Mark::Good;
    if (report.refusal || (report.failed > 0 && !skipBad()))
        mark = Mark::Bad;
    else if (!isClean(report))
        mark = Mark::Warn;
    QString detail = report.refusal ? adviceText(*report.refusal) : countsText(report);
    set(importing ? State::Done : State::Checked, mark, outcomeText(report, skipBad()), detail);
    m_import->setText(
        report.created > 0
            ? tr("Import %1").arg(wording::recordsText(report.format, report.created + report.updated))
            : tr("Import"));
    m_import->setAccessibleName(m_import->text());
}

void OutcomeStrip::showError(const Error &error)
{
    m_report = {};
    const wording::ErrorText text = wording::errorText(error);
    set(State::Idle, error.code == ErrorCode::Cancelled ? Mark::None : Mark::Bad, text.message,
        adviceText(error));
}

void OutcomeStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, 0, width(), kHairline), theme.line);
    const QRect place(kPageMargin, (height() - 18) / 2, 18, 18);
    if (m_mark == Mark::Good)
        symbolicIcon(u"check"_s, theme.good).paint(&painter, place);
    else if (m_mark == Mark::Warn)
        symbolicIcon(u"warning"_s, theme.warn).paint(&painter, place);
    else if (m_mark == Mark::Bad)
        symbolicIcon(u"error"_s, theme.bad).paint(&painter, place);
}

} // namespace binnacle
