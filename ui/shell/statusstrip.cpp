// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/statusstrip.h"

#include "shell/joblist.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kHeight = 26;
constexpr qsizetype kJobsShown = 3;

// One job: title, bar, percent, cross.
class JobView final : public QWidget
{
public:
    JobView(const JobList::Item &item, JobList &jobs, QWidget *parent)
        : QWidget(parent)
        , m_job(item.job)
        , m_title(new ElidedLabel({}, ElidedLabel::Tone::Second, this))
        , m_bar(new QProgressBar(this))
        , m_percent(new ElidedLabel({}, ElidedLabel::Tone::Second, this))
        , m_stop(new QToolButton(this))
    {
        m_title->setFont(captionFont(font()));
        m_percent->setFont(captionFont(font()));
        m_bar->setFixedSize(70, 10);
        m_bar->setTextVisible(false);
        m_bar->setAccessibleName(item.title);
        m_stop->setIcon(symbolicIcon(u"close"_s));
        m_stop->setIconSize(QSize(10, 10));
        m_stop->setFixedSize(20, 20);
        m_stop->setAutoRaise(true);
        m_stop->setFocusPolicy(Qt::TabFocus);
        m_stop->setAccessibleName(StatusStrip::tr("Stop: %1").arg(item.title));
        m_stop->setToolTip(plainTooltip(StatusStrip::tr("Stop: %1").arg(item.title)));
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins({});
        layout->setSpacing(6);
        layout->addWidget(m_title);
        layout->addWidget(m_bar);
        layout->addWidget(m_percent);
        layout->addWidget(m_stop);
        connect(m_stop, &QToolButton::clicked, &jobs, [&jobs, job = m_job] { jobs.cancel(job); });
        show(item);
    }

    void show(const JobList::Item &item)
    {
        m_title->setText(item.cancelled ? StatusStrip::tr("Stopping: %1").arg(item.title) : item.title);
        const int percent = JobList::percent(item.progress);
        m_bar->setRange(0, percent < 0 ? 0 : 100);
        m_bar->setValue(std::max(0, percent));
        const QString share = percent < 0 ? QString() : StatusStrip::tr("%1%").arg(percent);
        m_percent->setText(
            item.remaining < 0
                ? share
                : StatusStrip::tr("%1 · about %2 left").arg(share, wording::durationText(item.remaining)));
        m_stop->setEnabled(!item.cancelled);
    }

    const JobPtr &job() const { return m_job; }

private:
    JobPtr m_job;
    ElidedLabel *m_title;
    QProgressBar *m_bar;
    ElidedLabel *m_percent;
    QToolButton *m_stop;
};

} // namespace

// A dot and a word; the dot alone would be color alone.
class SavedMark final : public QWidget
{
public:
    explicit SavedMark(QWidget *parent)
        : QWidget(parent)
    {
        setFont(captionFont(font()));
        set(StatusStrip::Saved::Saved);
    }

    void set(StatusStrip::Saved saved)
    {
        m_saved = saved;
        switch (saved) {
        case StatusStrip::Saved::Saved:
            m_text = StatusStrip::tr("Saved");
            break;
        case StatusStrip::Saved::Saving:
            m_text = StatusStrip::tr("Saving…");
            break;
        case StatusStrip::Saved::Unsaved:
            m_text = StatusStrip::tr("Not saved yet");
            break;
        case StatusStrip::Saved::ReadOnly:
            m_text = StatusStrip::tr("Read only");
            break;
        }
        setAccessibleName(m_text);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override { return {14 + fontMetrics().horizontalAdvance(m_text) + 2, 20}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        const QColor color = m_saved == StatusStrip::Saved::Saved    ? theme.good
                             : m_saved == StatusStrip::Saved::Saving ? theme.text3
                                                                     : theme.warn;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(4, height() / 2.0), 3.5, 3.5);
        painter.setPen(color);
        painter.drawText(rect().adjusted(14, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_text);
    }

private:
    StatusStrip::Saved m_saved = StatusStrip::Saved::Saved;
    QString m_text;
};

StatusStrip::StatusStrip(JobList &jobs, QWidget *parent)
    : QWidget(parent)
    , m_jobs(jobs)
    , m_saved(new SavedMark(this))
    , m_jobRow(new QHBoxLayout)
    , m_facts(new ElidedLabel({}, ElidedLabel::Tone::Caption, this))
{
    setFixedHeight(kHeight);
    setAccessibleName(tr("Status"));
    m_saved->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_facts->setFont(captionFont(font()));
    m_facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kHairline, kPageMargin, 0);
    layout->setSpacing(18);
    layout->addWidget(m_saved);
    m_jobRow->setSpacing(18);
    layout->addLayout(m_jobRow);
    layout->addStretch(1);
    layout->addWidget(m_facts);
    connect(&m_jobs, &JobList::changed, this, &StatusStrip::showJobs);
}

void StatusStrip::setSaved(Saved saved)
{
    m_saved->set(saved);
}

void StatusStrip::setFacts(const QString &facts)
{
    m_facts->setText(facts);
}

void StatusStrip::showJobs()
{
    const QList<JobList::Item> items = m_jobs.items().mid(0, kJobsShown);
    bool same = m_jobWidgets.size() == items.size();
    for (qsizetype i = 0; same && i < items.size(); ++i)
        same = static_cast<JobView *>(m_jobWidgets.at(i))->job() == items.at(i).job;
    if (same) {
        for (qsizetype i = 0; i < items.size(); ++i)
            static_cast<JobView *>(m_jobWidgets.at(i))->show(items.at(i));
        return;
    }
    for (QWidget *widget : std::as_const(m_jobWidgets)) {
        widget->hide();
        widget->deleteLater(); // its own button may be what ended the job
    }
    m_jobWidgets.clear();
    for (const JobList::Item &item : items) {
        auto *view = new JobView(item, m_jobs, this);
        m_jobRow->addWidget(view);
        m_jobWidgets.append(view);
    }
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, 0, width(), kHairline), theme.line);
}

} // namespace binnacle
