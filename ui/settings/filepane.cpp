// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/filepane.h"

#include "base/whenready.h"
#include "settings/changessheet.h"
#include "settings/machinesettings.h"
#include "settings/settingsacts.h"
#include "settings/settingsio.h"
#include "settings/settingspage.h"
#include "shell/actionregistry.h"
#include "theme/appearance.h"
#include "widgets/filedialog.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QPointer>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Of the file what is chosen and differs.
SettingsFile onlyOf(const QList<SettingsChange> &changes)
{
    SettingsFile file;
    for (const SettingsChange &change : changes) {
        QJsonObject &part = change.part == "workspace"_L1 ? file.workspace
                            : change.part == "shared"_L1  ? file.shared
                            : change.part == "person"_L1  ? file.person
                                                          : file.machine;
        part.insert(change.name, change.after);
    }
    return file;
}

} // namespace

FilePane::FilePane(Desk &desk, SettingsGateway &gateway, Appearance &appearance, QWidget *parent)
    : FormPane(u"files"_s, desk, parent)
    , m_gateway(gateway)
    , m_appearance(appearance)
{
    addSection(tr("Parts"));
    const auto add = [this](const QString &part, const QString &label, const QString &hint) {
        QCheckBox *box = addCheck(u"part-"_s + part, label, tr("export import file json"), hint);
        box->setChecked(true);
        m_boxes.insert(part, box);
    };
    add(u"workspace"_s, tr("&Workspace"), tr("Name, time zone, currency."));
    add(u"shared"_s, tr("&Shared settings"), tr("Rules of uptime, mappings of imports, shared views."));
    add(u"person"_s, tr("&Your own settings"), tr("Boards, lists and what else you arranged; no drafts."));
    add(u"machine"_s, tr("&This machine"), tr("Colors, rows, size of text."));
    addSection(tr("File"));
    auto *exporting = new QPushButton(tr("Export settings…"));
    exporting->setAutoDefault(false);
    connect(exporting, &QPushButton::clicked, this, &FilePane::askExport);
    addRow(u"export"_s, tr("&Export"), exporting, tr("save file json copy carry"),
           tr("A file you can keep, read, or take to another workspace or machine."));
    auto *importing = new QPushButton(tr("Import settings…"));
    importing->setAutoDefault(false);
    connect(importing, &QPushButton::clicked, this, &FilePane::askImport);
    addRow(u"import"_s, tr("&Import"), importing, tr("open file json restore"),
           tr("What would change is shown first; it can be undone as one."));
    addActs();
    finish();
}

void FilePane::addActs()
{
    const auto add = [this](const QString &actId, const QString &text, const QString &icon, Reversal reversal,
                            auto run) {
        desk().actions().add({.id = actId,
                              .text = text,
                              .icon = icon,
                              .menu = MenuGroup::File,
                              .context = u"settings"_s,
                              .reversal = reversal,
                              .words = tr("settings preferences file json"),
                              .right = Act::EditOwnSettings},
                             this, run);
    };
    add(u"settings.export"_s, tr("&Export settings…"), u"export"_s, Reversal::ReadsOnly,
        [this] { askExport(); });
    add(u"settings.import"_s, tr("&Import settings…"), u"import"_s, Reversal::Undoable,
        [this] { askImport(); });
}

QString FilePane::title() const
{
    return tr("Export and import");
}

QString FilePane::icon() const
{
    return u"file"_s;
}

QString FilePane::about() const
{
    return tr("Settings as a file");
}

QString FilePane::words() const
{
    return tr("backup copy settings json");
}

QStringList FilePane::parts() const
{
    QStringList chosen;
    for (const QString &part : settingsfile::parts()) {
        if (m_boxes.value(part)->isChecked())
            chosen.append(part);
    }
    return chosen;
}

void FilePane::askExport()
{
    QFileDialog *dialog = makeFileDialog(desk().window(), tr("Export settings"), tr("Settings (*.json)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(u"binnacle-settings.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &FilePane::exportTo);
    dialog->open();
}

void FilePane::askImport()
{
    QFileDialog *dialog = makeFileDialog(desk().window(), tr("Import settings"), tr("Settings (*.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &FilePane::importFrom);
    dialog->open();
}

void FilePane::exportTo(const QString &path)
{
    ++m_busy;
    whenReady(m_gateway.settings(), this, [this, path](const Result<SettingsFile> &now) {
        --m_busy;
        if (!now)
            return desk().tell(noticeOf(now.error()));
        SettingsFile file = *now;
        file.machine = machinesettings::values(m_appearance);
        ++m_busy;
        whenReady(settingsio::write(path, file, parts(), m_gateway.workspaceFiles()), this,
                  [this, path](const Result<> &done) {
                      --m_busy;
                      if (!done)
                          return desk().tell(noticeOf(done.error()));
                      desk().tell({Notice::Level::Info, tr("Saved as %1.").arg(path), {}, {}, {}});
                      Q_EMIT written(path);
                  });
    });
}

void FilePane::importFrom(const QString &path)
{
    setError(u"import"_s, {});
    ++m_busy;
    whenReady(settingsio::read(path, m_gateway.workspaceFiles()), this,
              [this, path](const Result<SettingsFile> &file) {
                  --m_busy;
                  if (file)
                      return showChanges(path, *file);
                  setError(u"import"_s, noticeOf(file.error()).what);
                  desk().tell(noticeOf(file.error()));
              });
}

void FilePane::showChanges(const QString &path, const SettingsFile &file)
{
    ++m_busy;
    whenReady(m_gateway.settings(), this, [this, path, file](const Result<SettingsFile> &stands) {
        --m_busy;
        if (!stands)
            return desk().tell(noticeOf(stands.error()));
        SettingsFile now = *stands, wanted = file;
        now.machine = machinesettings::values(m_appearance);
        wanted.machine = machinesettings::known(file.machine);
        const QList<SettingsChange> changes = settingsfile::changes(now, wanted, parts());
        auto *sheet = new ChangesSheet(QFileInfo(path).fileName(), changes, desk().window());
        connect(sheet, &ChangesSheet::submitted, this,
                [this, sheet, changes] { takeOver(sheet, onlyOf(changes), changes); });
        sheet->open();
    });
}

void FilePane::takeOver(ChangesSheet *sheet, const SettingsFile &file, const QList<SettingsChange> &changes)
{
    const QString operation = settingsacts::newOperation();
    const bool isInWorkspace = std::any_of(
        changes.begin(), changes.end(), [](const SettingsChange &one) { return one.part != "machine"_L1; });
    const auto done = [this, file, operation, isInWorkspace, sheet = QPointer(sheet)] {
        const QJsonObject before = machinesettings::values(m_appearance);
        machinesettings::take(m_appearance, file.machine);
        offerUndo(operation, before, isInWorkspace);
        if (sheet)
            sheet->accept();
    };
    if (!isInWorkspace)
        return done();
    ++m_busy;
    whenReady(m_gateway.takeOver(file, operation), this,
              [this, done, sheet = QPointer(sheet)](const Result<> &taken) {
                  --m_busy;
                  if (taken)
                      done();
                  else if (sheet)
                      sheet->setError(taken.error());
                  else
                      desk().tell(noticeOf(taken.error()));
              });
}

void FilePane::offerUndo(const QString &operation, const QJsonObject &machineBefore, bool isInWorkspace)
{
    desk().offerUndo(tr("Settings imported"), [this, operation, machineBefore,
                                               isInWorkspace](const std::function<void(bool)> &answer) {
        if (!isInWorkspace) {
            machinesettings::take(m_appearance, machineBefore);
            return answer(true);
        }
        whenReady(m_gateway.undoSettings(operation), this,
                  [this, machineBefore, answer](const Result<> &taken) {
                      if (taken)
                          machinesettings::take(m_appearance, machineBefore);
                      else
                          desk().tell(noticeOf(taken.error()));
                      answer(taken.has_value());
                  });
    });
}

} // namespace binnacle
