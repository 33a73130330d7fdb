// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is opened: engine, place, schema, size, last backup; verifying it and backing it up. GUI thread.

#include "settings/formpane.h"
#include "settings/settingsgateway.h"

class QLabel;
class QPushButton;

namespace binnacle {

class AboutPane : public FormPane
{
    Q_OBJECT

public:
    AboutPane(Desk &desk, SettingsGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    void activate() override;
    [[nodiscard]] bool isSettled() const override { return !m_isLoading; }

    void verify();
    void askBackup();
    void backupTo(const QString &path);
    void openFolder();
    [[nodiscard]] QString fact(const QString &rowId) const; // as it is shown

Q_SIGNALS:
    void verified(bool ok);
    void backedUp(bool ok);

private:
    void addActs();
    void showVerified(const Result<std::vector<VerifyLine>> &lines);
    [[nodiscard]] QPushButton *addAct(const QString &rowId, const QString &label, const QString &text,
                                      const QString &words, const QString &hint, bool may);

    SettingsGateway &m_gateway;
    QHash<QString, QLabel *> m_facts;
    QLabel *m_result;
    QPushButton *m_verify = nullptr;
    QPushButton *m_backup = nullptr;
    bool m_isLoading = false;
};

} // namespace binnacle
