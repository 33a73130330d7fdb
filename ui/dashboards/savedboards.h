// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The boards a person saved: a name each for what is asked and how the cards are arranged. They stand under
// Home in the sidebar. Kept as a setting of the person; GUI thread; owned by HomePage.

#include "dashboards/arrangement.h"
#include "dashboards/boardprovider.h"
#include "shell/page.h"

#include <QObject>

#include <functional>
#include <optional>

namespace binnacle {

// In a route of Home: the name of the saved board it came from.
extern const QString kBoardArg;

inline constexpr qsizetype kMostBoards = 50; // more make the sidebar unreadable
inline constexpr qsizetype kLongestBoardName = 60;

struct SavedBoard
{
    QString name;
    QVariantMap args; // of Home's route
    // Of its cards; nothing: it follows how Home is arranged, as boards do that were saved before.
    std::optional<Arrangement> arrangement = std::nullopt;

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
    [[nodiscard]] const SavedBoard *named(const QString &name) const;  // null: there is none
    [[nodiscard]] const SavedBoard *of(const QVariantMap &args) const; // null: none shows that

    // Each reads what is kept now, another window's too, changes it and writes it; `done` says whether it is.
    using Done = std::function<void(bool kept)>;
    // In the place of the one with this name, else last; where there are as many as there may be, it fails.
    void save(const SavedBoard &board, const Done &done = {});
    void remove(const QString &name, const Done &done = {});
    // The board of this name keeps all else; without one nothing is written.
    void arrange(const QString &name, const std::optional<Arrangement> &arrangement, const Done &done = {});

Q_SIGNALS:
    void changed();
    void failed(const binnacle::Error &error); // what was done is not kept

private:
    using Change = std::function<Result<>(QList<SavedBoard> &boards)>;
    void change(const Change &change, const Done &done);
    void take(const QList<SavedBoard> &boards);

    BoardProvider &m_provider;
    QList<SavedBoard> m_boards;
    bool m_isLoaded = false;
};

} // namespace binnacle
