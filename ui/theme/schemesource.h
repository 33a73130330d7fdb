// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the desktop wants, light or dark, and when that changes: Qt's own hint from 6.5 on, the settings
// portal (org.freedesktop.appearance) before, and the lightness of the desktop's palette where neither
// speaks. GUI thread.

#include "theme/theme.h"

#include <QObject>

class QDBusVariant;

namespace binnacle {

class SchemeSource : public QObject
{
    Q_OBJECT

public:
    SchemeSource();
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

    // The portal's number: 1 dark, 2 light, anything else no preference, which is `fallback`.
    [[nodiscard]] static Scheme fromPortal(uint value, Scheme fallback);

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void portalChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void set(Scheme scheme);
    void askPortal();

    Scheme m_palette = Scheme::Light; // by the palette found at the start
    Scheme m_scheme = Scheme::Light;
};

} // namespace binnacle
