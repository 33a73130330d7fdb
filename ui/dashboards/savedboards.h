// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The boards a person saved: a name each for what is asked. They stand under Home in the sidebar. Kept as a
// setting of the person; GUI thread; owned by HomePage.

#include "dashboards/boardprovider.h"
#include "shell/page.h"

#include <QObject>

namespace binnacle {

struct SavedBoard
{
    QString name;
    QVariantMap args; // of Home's route

    friend bool operator==(const SavedBoard &, const SavedBoard &) = default;
};

class SavedBoards : public QObject
{
    Q_OBJECT

public:
    explicit SavedBoards(BoardProvider &provider, QObject *parent = nullptr);

    void load(); // once; then changed()
    [[nodiscard]] const QList<SavedBoard> &all() const { return m_boards; }
    [[nodiscard]] QList<NavView> views(const QString &page) const;
    [[nodiscard]] const SavedBoard *of(const QVariantMap &args) const; // null: none shows that

    // In the place of the one with this name, else last.
    void save(const QString &name, const QVariantMap &args);
    void remove(const QString &name);
    void set(const QList<SavedBoard> &boards); // the way back of either

Q_SIGNALS:
    void changed();
    void failed(const binnacle::Error &error); // what was done is not kept

private:
    void keep(const QList<SavedBoard> &before);

    BoardProvider &m_provider;
    QList<SavedBoard> m_boards;
    bool m_isLoaded = false;
};

} // namespace binnacle
