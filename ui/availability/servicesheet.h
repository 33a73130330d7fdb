// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The form of a service of the catalog, and that of the rules its figures follow. GUI thread.

#include "availability/availabilityrecord.h"
#include "availability/formsheet.h"

#include <QMap>

namespace binnacle {

struct ServiceChoices;

class ServiceSheet : public FormSheet
{
    Q_OBJECT

public:
    // `start` without an id: a new one.
    ServiceSheet(const Service &start, const QString &currency, QWidget *parent);

    void setChoices(const ServiceChoices &choices);
    // Of the fields of ServiceCatalog::set() those that are otherwise.
    [[nodiscard]] QMap<QString, QString> changes() const;
    [[nodiscard]] const Service &start() const { return m_start; }

    // As the fields are typed and set().
    [[nodiscard]] static QMap<QString, QString> fieldsOf(const Service &service);
    // A value of theirs as people read it.
    [[nodiscard]] static QString told(const QString &field, const QString &value, const QString &currency);

protected:
    [[nodiscard]] bool check() override;

private:
    [[nodiscard]] QMap<QString, QString> typed() const;
    void offer(QComboBox *choice, const QStringList &names, const QString &none);

    Service m_start;
    QString m_currency;
    QMap<QString, QString> m_first; // as the form began
    QLineEdit *m_name;
    QComboBox *m_criticality;
    QComboBox *m_owner;
    QComboBox *m_calendar;
    QLineEdit *m_target;
    QLineEdit *m_cost;
    QLineEdit *m_needs;
};

class RulesSheet : public FormSheet
{
    Q_OBJECT

public:
    RulesSheet(const AvailabilityRules &start, QWidget *parent);

    [[nodiscard]] const AvailabilityRules &before() const { return m_start; }
    [[nodiscard]] const AvailabilityRules &rules() const { return m_given; } // once submitted
    // "maintenance", "partial", "degraded", as text.
    [[nodiscard]] static QMap<QString, QString> fieldsOf(const AvailabilityRules &rules);
    [[nodiscard]] static AvailabilityRules withFields(AvailabilityRules rules,
                                                      const QMap<QString, QString> &fields);

protected:
    [[nodiscard]] bool check() override;

private:
    [[nodiscard]] bool take(const QString &field, const QLineEdit *line, double &weight);

    AvailabilityRules m_start, m_given;
    QComboBox *m_policy;
    QLineEdit *m_partial;
    QLineEdit *m_degraded;
};

} // namespace binnacle
