// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The program's window over a workspace of its own, empty or with the sample log, as the tests of this folder
// begin.

#include "desktop/desktop.h"
#include "intake/importservice.h"
#include "shell/layoutstore.h"
#include "shell/pagehost.h"
#include "store/location.h"
#include "theme/appearance.h"
#include "ui/support/tofront.h"
#include "workspace.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

namespace binnacle::test {

class DesktopFixture : public QObject
{
protected:
    static constexpr int kPatience = 60'000; // milliseconds

    // The workspace and what the program has before a window: its appearance and its layout.
    [[nodiscard]] bool make(bool withLog)
    {
        WorkspaceInfo info;
        info.name = QStringLiteral("Northwind IT");
        info.zone = QStringLiteral("Europe/Amsterdam");
        info.currency = QStringLiteral("EUR");
        if (!Workspace::create(location(), info))
            return false;
        m_appearance = std::make_unique<Appearance>(*qApp, SchemeChoice::Light);
        m_layout = std::make_unique<LayoutStore>(QString());
        if (!withLog)
            return true;
        auto workspace = Workspace::open(location());
        ImportRequest log;
        log.format = QStringLiteral("incidents-csv");
        log.files = {QStringLiteral(BINNACLE_TEST_DATA "/incidents.csv")};
        return workspace &&
               (*workspace)->imports().run((*workspace)->actor(), log, std::make_shared<Job>()).result();
    }

    // A window that is not shown yet; the one before it is gone.
    [[nodiscard]] bool open()
    {
        m_desktop.reset();
        auto workspace = Workspace::open(location());
        if (!workspace)
            return false;
        m_desktop = std::make_unique<Desktop>(std::move(*workspace), *m_appearance, *m_layout);
        return true;
    }

    void showWindow()
    {
        m_desktop->window().show();
        toFront(&m_desktop->window());
    }

    void close()
    {
        m_desktop.reset();
        m_appearance.reset();
    }

    template <typename T>
    [[nodiscard]] T *page(const QString &id)
    {
        return qobject_cast<T *>(m_desktop->window().host().page(id));
    }

    [[nodiscard]] Location location() const
    {
        return *Location::parse(m_dir.filePath(QStringLiteral("desk.binnacle")));
    }

    QTemporaryDir m_dir;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<LayoutStore> m_layout;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace binnacle::test
