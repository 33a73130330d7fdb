// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the command palette offers: sources answer a typed text with items, at once or later, and the items
// are ranked together, what was used last first. GUI thread; owned by the window's composition.

#include <QObject>
#include <QPointer>
#include <QString>
#include <QStringList>
#include <functional>

namespace binnacle {

inline constexpr QLatin1StringView kLinkItem{"link:"}; // begins the id of a pasted link

struct PaletteItem
{
    // Stable, for what was used last: "action:ticket.new", "ticket:INC-4711". A pasted link ("link:…") is
    // nobody's habit, and what stands in it is for no file: it is not remembered.
    QString id;
    QString text;
    QString words; // further words it is found by
    QString kind;  // "Action", "Page", "Ticket"
    QString icon;
    QString keys; // shortcut, shown on the right
    bool enabled = true;
    bool found = false; // the source matched it itself (a search): kept even where the letters do not match
    std::function<void()> run;
    QString why = {};    // it is not enabled
    bool leads = false;  // before all others where nothing is typed
    bool isHere = false; // of the page shown: before its equals
    bool yields = false; // to whatever else is meant: a place deep in a page
};

// Asked for a text; answers through `done`, now or later on the GUI thread. A late answer for an old text is
// dropped.
using PaletteSource = std::function<void(const QString &text, std::function<void(QList<PaletteItem>)> done)>;

class Palette : public QObject
{
    Q_OBJECT

public:
    explicit Palette(QObject *parent = nullptr);

    void addSource(PaletteSource source);
    // Begins a new question; `changed` follows as answers arrive.
    void ask(const QString &text);
    [[nodiscard]] const QList<PaletteItem> &items() const { return m_items; }
    void run(qsizetype index); // remembers it as used last, but for links

    [[nodiscard]] QStringList recent() const { return m_recent; }
    void setRecent(const QStringList &ids);

    // Higher is better; below 0 no match. Matches letters in order; starts of words, runs and early places
    // count more.
    [[nodiscard]] static int score(const QString &typed, const QString &text, const QString &words = {});
    // The items that match, best first; with an empty text all, those in `recent` first.
    [[nodiscard]] static QList<PaletteItem> ranked(const QString &typed, const QList<PaletteItem> &items,
                                                   const QStringList &recent);

Q_SIGNALS:
    void changed();
    void used();

private:
    QList<PaletteSource> m_sources;
    QList<PaletteItem> m_gathered;
    QList<PaletteItem> m_items;
    QStringList m_recent;
    QString m_text;
    quint64 m_generation = 0;
};

} // namespace binnacle
