// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filedialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileIconProvider>

namespace binnacle {

namespace {

class NamesOnly final : public QFileIconProvider
{
public:
    using QFileIconProvider::icon;
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
    dialog->setDirectory(lastFolder);
    QObject::connect(dialog, &QFileDialog::accepted, dialog,
                     [dialog] { lastFolder = dialog->directory().absolutePath(); });
    return dialog;
}

} // namespace binnacle
