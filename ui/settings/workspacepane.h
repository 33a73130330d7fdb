// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the workspace is called, the zone and currency it counts in; who changed what. GUI thread.

#include "settings/formpane.h"
#include "settings/settingsgateway.h"

class QPushButton;

namespace binnacle {

class SavedLine;
class TrailView;

class WorkspacePane : public FormPane
{
    Q_OBJECT

public:
    WorkspacePane(Desk &desk, SettingsGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;
    void activate() override;
    [[nodiscard]] bool isSettled() const override;

    [[nodiscard]] SavedLine *line(const QString &field) const { return m_lines.value(field); }
    [[nodiscard]] TrailView &trail() const { return *m_trail; }

private:
    SavedLine *addLine(const QString &field, const QString &rowId, const QString &label, const QString &words,
                       const QString &hint);
    void load();
    void save(const QString &field, const QString &text);

    SettingsGateway &m_gateway;
    QHash<QString, SavedLine *> m_lines;
    QHash<QString, QString> m_rowIds;
    TrailView *m_trail;
    bool m_isLoading = false;
    int m_saving = 0;
    quint64 m_asked = 0;
};

} // namespace binnacle
