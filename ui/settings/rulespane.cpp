// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/rulespane.h"

#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kWhenWidth = 150, kWhoWidth = 150;
constexpr int kRowPlace = 24; // of a line of what was done

} // namespace

RulesPane::RulesPane(QString id, RulesGateway::Subject subject, Desk &desk, RulesGateway &gateway,
                     QWidget *parent)
    : SettingsPane(std::move(id), desk, parent)
    , m_gateway(gateway)
    , m_subject(subject)
    , m_mayEdit(allowed(gateway.actor().roles, Act::EditSharedSettings))
{
    if (!m_mayEdit)
        setReason(wording::errorLine(require(gateway.actor(), Act::EditSharedSettings).error()));
}

void RulesPane::activate()
{
    ask(m_gateway.persons(), [this](const QHash<qint64, QString> &persons) {
        m_persons = persons;
        fillPast();
    });
    reload();
}

void RulesPane::showEvent(QShowEvent *event)
{
    SettingsPane::showEvent(event);
    m_isShown = true;
    showActs();
}

void RulesPane::hideEvent(QHideEvent *event)
{
    SettingsPane::hideEvent(event);
    m_isShown = false;
    showActs();
}

void RulesPane::refused(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    desk().tell({Notice::Level::Error, text.message, {}, text.advice, error.detail});
}

void RulesPane::told(const QString &done, const QString &operation)
{
    desk().offerUndo(done, [self = QPointer(this), operation](const auto &answer) {
        if (self)
            self->undo(operation, answer);
    });
    reload();
}

void RulesPane::undo(const QString &operation, const std::function<void(bool)> &answer)
{
    whenReady(m_gateway.undo(m_subject, operation), this, [this, answer](const Result<QString> &taken) {
        if (!taken)
            refused(taken.error());
        answer(taken.has_value());
        reload();
    });
}

void RulesPane::addPast(int rows)
{
    auto *heading = new QLabel(tr("What was done"), this);
    heading->setFont(strongFont(font()));
    m_past = new QTreeWidget(this);
    m_past->setAccessibleName(tr("What was done, newest first"));
    m_past->setHeaderLabels({tr("When"), tr("Who"), tr("What")});
    m_past->setRootIsDecorated(false);
    m_past->setUniformRowHeights(true);
    m_past->setFrameShape(QFrame::NoFrame);
    m_past->header()->setStretchLastSection(true);
    m_past->setColumnWidth(0, lengthFor(font(), kWhenWidth));
    m_past->setColumnWidth(1, lengthFor(font(), kWhoWidth));
    m_past->setMinimumHeight(lengthFor(font(), (rows + 1) * kRowPlace));
    m_past->setMaximumHeight(lengthFor(font(), (rows + 1) * kRowPlace));
    body().addSpacing(2 * kGrid);
    body().addWidget(heading);
    body().addWidget(m_past);
    body().addSpacing(3 * kGrid);
    addSearchRow({u"past"_s, tr("What was done"), tr("history audit changes versions who when"), m_past});
}

void RulesPane::showPast(qint64 id)
{
    ask(m_gateway.past(m_subject, id), [this](const std::vector<AuditedAct> &acts) {
        m_acts = acts;
        fillPast();
    });
}

void RulesPane::fillPast()
{
    if (!m_past)
        return;
    m_past->clear();
    for (const AuditedAct &act : m_acts) {
        const QString text = sentence(act);
        if (text.isEmpty())
            continue;
        auto *item = new QTreeWidgetItem(m_past, {wording::timeText(act.at, m_gateway.zone()),
                                                  oneLine(m_persons.value(act.by.value)), oneLine(text)});
        item->setToolTip(2, plainTooltip(text));
    }
}

QLabel *RulesPane::addSentence()
{
    auto *label = new QLabel(this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    body().addWidget(label);
    return label;
}

void RulesPane::complain(QLabel *sentence, const QString &text) const
{
    QPalette colors = sentence->palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    sentence->setPalette(colors);
    sentence->setText(text);
    sentence->setVisible(!text.isEmpty());
}

} // namespace binnacle
