// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filedialog.h"

#include "theme/icons.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileIconProvider>
#include <QHeaderView>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

class NamesOnly final : public QFileIconProvider
{
public:
    [[nodiscard]] QIcon icon(IconType type) const override
    {
        return symbolicIcon(type == IconType::File ? u"file"_s : u"folder"_s);
    }
    [[nodiscard]] QIcon icon(const QFileInfo &info) const override
    {
        return icon(info.isDir() ? IconType::Folder : IconType::File);
    }
    [[nodiscard]] QString type(const QFileInfo &info) const override
    {
        if (info.isDir())
            return QCoreApplication::translate("FileDialog", "Folder");
        return info.suffix().isEmpty() ? QCoreApplication::translate("FileDialog", "File")
                                       : info.suffix().toUpper();
    }
};

enum FileColumn { Name, Size, Type, Date }; // of QFileSystemModel

// Qt's own dialog with our icons, in the one view that tells sizes and dates.
void furnish(QFileDialog *dialog)
{
    dialog->setViewMode(QFileDialog::Detail);
    const std::pair<QString, QString> icons[] = {{u"backButton"_s, u"back"_s},
                                                 {u"forwardButton"_s, u"chevron-right"_s},
                                                 {u"toParentButton"_s, u"chevron-up"_s},
                                                 {u"newFolderButton"_s, u"plus"_s}};
    for (const auto &[name, icon] : icons) {
        if (auto *button = dialog->findChild<QToolButton *>(name))
            button->setIcon(symbolicIcon(icon));
    }
    for (const QString &name : {u"listModeButton"_s, u"detailModeButton"_s}) {
        if (auto *button = dialog->findChild<QToolButton *>(name))
            button->hide();
    }
    auto *files = dialog->findChild<QTreeView *>(u"treeView"_s);
    if (!files || files->header()->count() <= Date)
        return;
    QHeaderView *header = files->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(Name, QHeaderView::Stretch);
    header->setSectionResizeMode(Size, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(Date, QHeaderView::ResizeToContents);
    header->hideSection(Type);
    files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

} // namespace

QFileDialog *makeFileDialog(QWidget *parent, const QString &title, const QString &filter)
{
    static NamesOnly names; // dialogs do not own it
    static QString lastFolder = QDir::currentPath();
    // It lists its first folder before it can be told how: that is one where no workspace lies.
    auto *dialog = new QFileDialog(parent, title, QDir::rootPath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setIconProvider(&names);
    furnish(dialog);
    dialog->setDirectory(lastFolder);
    QObject::connect(dialog, &QFileDialog::accepted, dialog,
                     [dialog] { lastFolder = dialog->directory().absolutePath(); });
    return dialog;
}

} // namespace binnacle
