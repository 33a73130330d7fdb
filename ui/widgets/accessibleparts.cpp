// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/accessibleparts.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr char kRole[] = "binnacleRole";

// Asked with the widget's class and then each it comes from, before Qt's own: text and item views are taken
// by Qt's long before a plain scroll area is.
QAccessibleInterface *make(const QString &name, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    if (!widget)
        return nullptr;
    const QVariant role = widget->property(kRole);
    if (role.isValid())
        return new QAccessibleWidget(widget, QAccessible::Role(role.toInt()));
    if (name == "QScrollArea"_L1 || name == "QAbstractScrollArea"_L1)
        return new QAccessibleWidget(widget, QAccessible::Pane);
    return nullptr;
}

} // namespace

void installAccessibleParts()
{
    [[maybe_unused]] static const bool isInstalled = [] {
        QAccessible::installFactory(&make);
        return true;
    }();
}

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    widget->setProperty(kRole, int(role));
}

} // namespace binnacle
