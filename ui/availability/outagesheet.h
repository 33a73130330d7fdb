// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The form of an outage or of maintenance: reported, planned, edited. Times are typed as on the command line,
// in the workspace's zone; one that is not touched stays as it is, to the millisecond. GUI thread.

#include "availability/formsheet.h"
#include "availability/outage.h"

#include <QTimeZone>
#include <optional>

class QCheckBox;

namespace binnacle {

class OutageSheet : public FormSheet
{
    Q_OBJECT

public:
    enum class Purpose { Report, Plan, Edit };

    // `start` is what it is before; its id and version are kept. `services`: to choose from when it is new.
    OutageSheet(Purpose purpose, const Outage &start, const QStringList &services, const QTimeZone &zone,
                QWidget *parent);

    [[nodiscard]] const Outage &outage() const { return m_given; } // once submitted
    [[nodiscard]] const Outage &before() const { return m_start; }

protected:
    [[nodiscard]] bool check() override;

private:
    [[nodiscard]] bool take(const QString &field, const QLineEdit *line, const std::optional<qint64> &was,
                            std::optional<qint64> &at);
    void showKind();

    Purpose m_purpose;
    Outage m_start;
    Outage m_given;
    QTimeZone m_zone;
    QComboBox *m_service = nullptr;
    QComboBox *m_kind = nullptr;
    QComboBox *m_degree = nullptr;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QLineEdit *m_title = nullptr;
    QCheckBox *m_estimated = nullptr;
};

} // namespace binnacle
