// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The boards a person saved: a name each for what is asked. They stand under Home in the sidebar. Kept as a
// setting of the person; GUI thread; owned by HomePage.

#include "dashboards/boardprovider.h"
#include "shell/page.h"

#include <QObject>
#include <functional>

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

    // Each reads what is kept now, another window's too, changes it and writes it; `done` says whether it is.
    using Done = std::function<void(bool kept)>;
    // In the place of the one with this name, else last.
    void save(const SavedBoard &board, const Done &done = {});
    void remove(const QString &name, const Done &done = {});

Q_SIGNALS:
    void changed();
    void failed(const binnacle::Error &error); // what was done is not kept

private:
    using Change = std::function<void(QList<SavedBoard> &boards)>;
    void change(const Change &change, const Done &done);
    void take(const QList<SavedBoard> &boards);

    BoardProvider &m_provider;
    QList<SavedBoard> m_boards;
    bool m_isLoaded = false;
};

} // namespace binnacle
