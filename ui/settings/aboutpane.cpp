// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/aboutpane.h"

#include "base/whenready.h"
#include "settings/settingsacts.h"
#include "shell/actionregistry.h"
#include "shell/joblist.h"
#include "theme/fonts.h"
#include "widgets/filedialog.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kTextWidth = 560;

} // namespace

AboutPane::AboutPane(Desk &desk, SettingsGateway &gateway, QWidget *parent)
    : FormPane(u"about"_s, desk, parent)
    , m_gateway(gateway)
    , m_result(new QLabel)
{
    const Roles roles = gateway.actor().roles;
    const WorkspaceFacts facts = gateway.facts();
    const auto add = [this](const QString &rowId, const QString &label, const QString &words,
                            const QString &text) {
        QLabel *value = addFact(rowId, label, words);
        value->setText(text);
        m_facts.insert(rowId, value);
    };
    add(u"engine"_s, tr("Engine"), tr("database sqlite postgresql"),
        facts.demo ? tr("%1, made-up data").arg(facts.engine) : facts.engine);
    add(u"place"_s, tr("Place"), tr("file path folder address server"), facts.place);
    add(u"size"_s, tr("Size"), tr("bytes disk space"), {});
    add(u"schema"_s, tr("Schema"), tr("version migration"), QString::number(facts.schema));
    add(u"made"_s, tr("Made"), tr("created since"), wording::timeText(facts.createdAt, gateway.zone()));
    add(u"identity"_s, tr("Identity"), tr("uid uuid"), facts.uid);
    addSection(tr("Safety"));
    add(u"last-backup"_s, tr("Last backup"), tr("copy save"), {});
    m_backup = addAct(u"backup"_s, tr("&Backup"), tr("Back up…"), tr("copy save restore"),
                      tr("A copy that is read again before it counts."), allowed(roles, Act::Backup));
    connect(m_backup, &QPushButton::clicked, this, &AboutPane::askBackup);
    m_verify =
        addAct(u"verify"_s, tr("&Verify"), tr("Verify now"), tr("check integrity audit chain damage"),
               tr("Reads all and compares it with the audit; work can go on."), allowed(roles, Act::Verify));
    connect(m_verify, &QPushButton::clicked, this, &AboutPane::verify);
    m_result->setTextFormat(Qt::PlainText);
    m_result->setWordWrap(true);
    m_result->setMaximumWidth(lengthFor(font(), kTextWidth));
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setAccessibleName(tr("What verifying found"));
    m_result->hide();
    addWidget(m_result);
    if (!facts.file.isEmpty()) {
        QPushButton *opening =
            addAct(u"folder"_s, tr("&Folder"), tr("Open folder"), tr("directory file manager"), {}, true);
        connect(opening, &QPushButton::clicked, this, &AboutPane::openFolder);
    }
    addActs();
    finish();
}

QPushButton *AboutPane::addAct(const QString &rowId, const QString &label, const QString &text,
                               const QString &words, const QString &hint, bool may)
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    button->setEnabled(may);
    addRow(rowId, label, button, words, may ? hint : tr("Your roles do not allow it."));
    return button;
}

void AboutPane::addActs()
{
    const Roles roles = m_gateway.actor().roles;
    const auto add = [this](const QString &actId, const QString &text, const QString &icon,
                            const QString &words, bool may, auto run) {
        desk()
            .actions()
            .add({.id = actId,
                  .text = text,
                  .icon = icon,
                  .menu = MenuGroup::File,
                  .context = u"settings"_s,
                  .words = words},
                 this, run)
            ->setEnabled(may);
    };
    add(u"workspace.backup"_s, tr("&Back up workspace…"), u"export"_s, tr("copy save"),
        allowed(roles, Act::Backup), [this] { askBackup(); });
    add(u"workspace.verify"_s, tr("&Verify workspace"), u"check"_s, tr("check integrity audit"),
        allowed(roles, Act::Verify), [this] { verify(); });
    if (!m_gateway.facts().file.isEmpty())
        add(u"workspace.folder"_s, tr("Open &folder of workspace"), u"folder"_s, tr("directory file"), true,
            [this] { openFolder(); });
}

QString AboutPane::title() const
{
    return tr("About this workspace");
}

QString AboutPane::icon() const
{
    return u"info"_s;
}

QString AboutPane::about() const
{
    return tr("Where it is, how it is, and its copies");
}

QString AboutPane::words() const
{
    return tr("database file backup verify schema");
}

void AboutPane::activate()
{
    m_isLoading = true;
    whenReady(m_gateway.state(), this, [this](const Result<WorkspaceState> &state) {
        m_isLoading = false;
        const qint64 bytes = state ? state->bytes : -1, at = state ? state->lastBackup : 0;
        m_facts.value(u"size"_s)->setText(bytes < 0 ? tr("Not known") : wording::bytesText(bytes));
        QString when = tr("None that this workspace knows of");
        if (at > 0)
            when = wording::timeText(at, m_gateway.zone());
        else if (!allowed(m_gateway.actor().roles, Act::ReadAudit))
            when = tr("Only an administrator or auditor sees it");
        m_facts.value(u"last-backup"_s)->setText(when);
    });
}

QString AboutPane::fact(const QString &rowId) const
{
    const QLabel *label = m_facts.value(rowId);
    return label ? label->text() : m_result->text();
}

void AboutPane::verify()
{
    m_verify->setEnabled(false);
    const auto job = std::make_shared<Job>();
    desk().jobs().add(job, tr("Verify workspace"));
    whenReady(m_gateway.verify(), this, [this, job](const Result<std::vector<VerifyLine>> &lines) {
        desk().jobs().finish(job);
        m_verify->setEnabled(true);
        showVerified(lines);
    });
}

void AboutPane::showVerified(const Result<std::vector<VerifyLine>> &lines)
{
    if (!lines) {
        desk().tell(noticeOf(lines.error()));
        Q_EMIT verified(false);
        return;
    }
    QStringList faults;
    for (const VerifyLine &line : *lines) {
        if (!line.ok)
            faults.append(tr("%1: %2").arg(line.name, oneLine(line.detail)));
    }
    const QString all = faults.isEmpty()
                            ? tr("All %1 checks passed.").arg(lines->size())
                            : tr("%1 of %2 checks found something.").arg(faults.size()).arg(lines->size());
    m_result->setText((QStringList{all} + faults).join(u'\n'));
    m_result->show();
    Notice notice;
    notice.level = faults.isEmpty() ? Notice::Level::Info : Notice::Level::Error;
    notice.what = all;
    notice.todo = faults.isEmpty() ? QString() : tr("Keep the last backup, and read what was found.");
    notice.detail = faults.join(u'\n');
    desk().tell(notice);
    Q_EMIT verified(faults.isEmpty());
}

void AboutPane::askBackup()
{
    QFileDialog *dialog =
        makeFileDialog(desk().window(), tr("Back up the workspace"), tr("Backups (*.binnacle-backup)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"binnacle-backup"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &AboutPane::backupTo);
    dialog->open();
}

void AboutPane::backupTo(const QString &path)
{
    m_backup->setEnabled(false);
    const auto job = std::make_shared<Job>();
    desk().jobs().add(job, tr("Back up to %1").arg(QFileInfo(path).fileName()));
    whenReady(m_gateway.backup(path, job), this, [this, job, path](const Result<> &done) {
        desk().jobs().finish(job);
        m_backup->setEnabled(true);
        if (done)
            desk().tell({Notice::Level::Info, tr("Backed up to %1, and read again.").arg(path), {}, {}, {}});
        else
            desk().tell(noticeOf(done.error()));
        activate();
        Q_EMIT backedUp(done.has_value());
    });
}

void AboutPane::openFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_gateway.facts().file).absolutePath()));
}

} // namespace binnacle
