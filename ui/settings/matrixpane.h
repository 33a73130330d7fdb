// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The priority matrix: a grid of impact and urgency, each cell a choice that is saved as soon as the whole
// never falls. Tickets keep what they have; the open ones that would differ are counted, and follow when
// asked. GUI thread.

#include "settings/rulespane.h"

#include <array>

class QComboBox;
class QGridLayout;
class QPushButton;

namespace binnacle {

class MatrixPane : public RulesPane
{
    Q_OBJECT

public:
    MatrixPane(Desk &desk, RulesGateway &gateway, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString words() const override;

protected:
    void reload() override;
    void refused(const Error &error) override;
    [[nodiscard]] QString sentence(const AuditedAct &act) const override;

private:
    void addGrid();
    void fill(const PriorityMatrix &matrix);
    void choose();   // as the cells stand
    void saveNext(); // one at a time, always the newest
    void countChanges();

    StoredMatrix m_stored;
    PriorityMatrix m_wanted;
    bool m_isBusy = false;
    std::array<std::array<QComboBox *, 4>, 4> m_cells{};
    QLabel *m_wrong;
    QLabel *m_differ;
    QPushButton *m_rederive;
    QPushButton *m_default;
};

} // namespace binnacle
