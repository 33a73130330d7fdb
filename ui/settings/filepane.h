// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings into a file and out of one: chosen parts, what would change shown first, taken back as one. GUI
// thread.

#include "settings/formpane.h"
#include "settings/settingsgateway.h"

class QCheckBox;
class QPushButton;

namespace binnacle {

class Appearance;
class ChangesSheet;

class FilePane : public FormPane
{
    Q_OBJECT

public:
    FilePane(Desk &desk, SettingsGateway &gateway, Appearance &appearance, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    [[nodiscard]] bool isSettled() const override { return m_busy == 0; }

    void askExport();
    void askImport();
    void exportTo(const QString &path);
    void importFrom(const QString &path);

    [[nodiscard]] QCheckBox *box(const QString &part) const { return m_boxes.value(part); }
    [[nodiscard]] QStringList parts() const; // that are ticked

Q_SIGNALS:
    void written(const QString &path);

private:
    void addActs();
    void showChanges(const QString &path, const SettingsFile &file);
    void takeOver(ChangesSheet *sheet, const SettingsFile &file, const QList<SettingsChange> &changes);
    void offerUndo(const QString &operation, const QJsonObject &machineBefore, bool isInWorkspace);

    SettingsGateway &m_gateway;
    Appearance &m_appearance;
    QHash<QString, QCheckBox *> m_boxes;
    int m_busy = 0;
};

} // namespace binnacle
