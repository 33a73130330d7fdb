// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/workspacepane.h"

#include "base/whenready.h"
#include "settings/savedline.h"
#include "settings/settingsacts.h"
#include "settings/trailview.h"
#include "theme/fonts.h"
#include "widgets/formrow.h"
#include "wording/errors.h"

#include <QCompleter>
#include <QLabel>
#include <QPushButton>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kTrailHeight = 220;

// As typed into: a part of a name finds it.
void completeFrom(SavedLine *line, const QStringList &words)
{
    auto *completer = new QCompleter(words, line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    completer->setMaxVisibleItems(8);
    line->setCompleter(completer);
    // Chosen is meant; the text is taken over after this signal.
    QObject::connect(completer, qOverload<const QString &>(&QCompleter::activated), line, &SavedLine::commit,
                     Qt::QueuedConnection);
}

QStringList zoneNames()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
        if (!id.startsWith("UTC") || id == "UTC")
            names.append(QString::fromLatin1(id));
    }
    return names;
}

} // namespace

WorkspacePane::WorkspacePane(Desk &desk, SettingsGateway &gateway, QWidget *parent)
    : FormPane(u"workspace"_s, desk, parent)
    , m_gateway(gateway)
    , m_trail(new TrailView(gateway.zone()))
{
    const bool mayEdit = allowed(gateway.actor().roles, Act::EditSharedSettings);
    if (!mayEdit)
        setReason(tr("Only a manager or an administrator changes the workspace; you can look."));
    addLine(u"name"_s, u"name"_s, tr("&Name"), tr("workspace company title"),
            tr("In the head of the window and of all that is exported, from the next start on."));
    SavedLine *zone =
        addLine(u"zone"_s, u"default-zone"_s, tr("Default &zone"), tr("time zone timezone hours local"),
                tr("Days, weeks and months are counted in it, from the next start on. Published periods keep "
                   "theirs."));
    completeFrom(zone, zoneNames());
    SavedLine *currency = addLine(u"currency"_s, u"currency"_s, tr("&Currency"), tr("money cost euro dollar"),
                                  tr("Three letters as in EUR. Sums that are there are not converted."));
    currency->setMaxLength(3);
    addSection(tr("What is set elsewhere"));
    auto *rules = new QPushButton(tr("Rules of outages and maintenance…"));
    rules->setAutoDefault(false);
    connect(rules, &QPushButton::clicked, this, [this] { this->desk().go({u"services"_s, {}}); });
    addRow(u"outage-rules"_s, tr("&Uptime"), rules, tr("weights partial degraded policy availability"),
           tr("On the page of services: how maintenance and partial outages count."));
    const bool mayRead = allowed(gateway.actor().roles, Act::ReadAudit);
    if (mayRead)
        addSection(tr("History"));
    m_trail->setMinimumHeight(lengthFor(font(), kTrailHeight));
    m_trail->setVisible(mayRead);
    addWidget(m_trail);
    addSearchRow({u"history"_s, tr("History of the workspace"), tr("audit who changed when"), m_trail});
    connect(&gateway, &SettingsGateway::settingsChanged, this, [this] {
        if (isVisible())
            load();
    });
    finish();
}

SavedLine *WorkspacePane::addLine(const QString &field, const QString &rowId, const QString &label,
                                  const QString &words, const QString &hint)
{
    auto *line = new SavedLine;
    line->setReadOnly(!allowed(m_gateway.actor().roles, Act::EditSharedSettings));
    addRow(rowId, label, line, words, hint);
    m_lines.insert(field, line);
    m_rowIds.insert(field, rowId);
    connect(line, &SavedLine::wanted, this, [this, field](const QString &text) { save(field, text); });
    return line;
}

QString WorkspacePane::title() const
{
    return tr("Workspace");
}

QString WorkspacePane::icon() const
{
    return u"settings"_s;
}

QString WorkspacePane::about() const
{
    return tr("What holds for everybody who works in it");
}

QString WorkspacePane::words() const
{
    return tr("general shared company");
}

void WorkspacePane::activate()
{
    load();
}

bool WorkspacePane::isSettled() const
{
    return !m_isLoading && m_saving == 0;
}

void WorkspacePane::load()
{
    m_isLoading = true;
    const quint64 asked = ++m_asked;
    whenReady(m_gateway.workspace(), this, [this, asked](const Result<QMap<QString, QString>> &fields) {
        if (asked != m_asked)
            return;
        m_isLoading = false;
        if (!fields) {
            desk().tell(noticeOf(fields.error()));
            return;
        }
        for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line)
            (*line)->setStored(fields->value(line.key()));
    });
    if (!allowed(m_gateway.actor().roles, Act::ReadAudit))
        return;
    whenReady(m_gateway.settingsHistory(), this, [this](const Result<std::vector<TrailEntry>> &entries) {
        m_trail->setEntries(entries.value_or(std::vector<TrailEntry>()));
    });
}

void WorkspacePane::save(const QString &field, const QString &typed)
{
    SavedLine *line = m_lines.value(field);
    const QString text = field == "currency"_L1 ? typed.trimmed().toUpper() : typed.simplified();
    const QString operation = settingsacts::newOperation();
    ++m_saving;
    whenReady(m_gateway.setWorkspace({{field, text}}, {{{field, line->shown()}}, operation}), this,
              [this, field, line, typed, text, operation](const Result<> &saved) {
                  --m_saving;
                  setError(m_rowIds.value(field), saved ? QString() : wording::errorLine(saved.error()));
                  if (!saved)
                      return;
                  if (line->text() == typed) {
                      line->setStored(text);
                      line->restore();
                  }
                  settingsacts::offerSettingsUndo(desk(), m_gateway, tr("Workspace saved"), operation);
                  load();
              });
}

} // namespace binnacle
