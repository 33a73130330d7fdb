// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/schemesource.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QStyleHints>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const auto kPortal = "org.freedesktop.portal.Desktop"_L1;
const auto kPortalPath = "/org/freedesktop/portal/desktop"_L1;
const auto kPortalSettings = "org.freedesktop.portal.Settings"_L1;
const auto kGroup = "org.freedesktop.appearance"_L1;
const auto kKey = "color-scheme"_L1;
constexpr int kPortalPatience = 150; // milliseconds, once at the start

QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

// Asking for a session bus where there is none may start one: look first.
bool hasSessionBus()
{
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + "/bus"_L1);
}

} // namespace

SchemeSource::SchemeSource()
{
    m_palette = Theme::of(QGuiApplication::palette()).scheme;
    m_scheme = m_palette;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto read = [this](Qt::ColorScheme wanted) {
        if (wanted != Qt::ColorScheme::Unknown)
            set(wanted == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light);
    };
    read(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, read);
#endif
    if (hasSessionBus())
        askPortal();
}

void SchemeSource::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage question = QDBusMessage::createMethodCall(kPortal, kPortalPath, kPortalSettings, u"Read"_s);
    question << QString(kGroup) << QString(kKey);
    const QDBusMessage answer = bus.call(question, QDBus::Block, kPortalPatience);
    if (answer.type() == QDBusMessage::ReplyMessage && !answer.arguments().isEmpty())
        m_scheme = fromPortal(unwrapped(answer.arguments().constFirst()).toUInt(), m_scheme);
    bus.connect(kPortal, kPortalPath, kPortalSettings, u"SettingChanged"_s, this,
                SLOT(portalChanged(QString, QString, QDBusVariant)));
}

Scheme SchemeSource::fromPortal(uint value, Scheme fallback)
{
    return value == 1 ? Scheme::Dark : value == 2 ? Scheme::Light : fallback;
}

void SchemeSource::portalChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group == kGroup && key == kKey)
        set(fromPortal(unwrapped(value.variant()).toUInt(), m_palette));
}

void SchemeSource::set(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    Q_EMIT changed();
}

} // namespace binnacle
