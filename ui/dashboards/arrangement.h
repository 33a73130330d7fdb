// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// In which order the cards of a board stand and which of them are hidden: a value a person keeps. It knows
// names only: those it does not know stand at their place by default, those that are not there any more are
// kept for the day they are. Any thread.

#include <QJsonValue>
#include <QList>
#include <QStringList>

namespace binnacle {

struct ArrangedCard
{
    QString name;
    bool shown = true;

    friend bool operator==(const ArrangedCard &, const ArrangedCard &) = default;
};

struct CardMove // `card` to stand just before `target`, or just after it
{
    QString card;
    QString target;
    bool after = false;

    friend bool operator==(const CardMove &, const CardMove &) = default;
};

class Arrangement
{
public:
    Arrangement() = default; // as the board is by itself
    explicit Arrangement(const QList<ArrangedCard> &cards);

    // Of what was kept; what cannot be read of it is left out.
    [[nodiscard]] static Arrangement of(const QJsonValue &kept);
    [[nodiscard]] QJsonValue toJson() const;
    [[nodiscard]] bool isDefault() const { return m_cards.isEmpty(); }

    // Each of `defaults` (cards in the order they have by themselves) once, in the order of this arrangement.
    [[nodiscard]] QList<ArrangedCard> over(const QStringList &defaults) const;
    [[nodiscard]] QStringList shown(const QStringList &defaults) const;

    // A card that is none of `defaults` changes nothing.
    [[nodiscard]] Arrangement moved(const CardMove &move, const QStringList &defaults) const;
    [[nodiscard]] Arrangement withShown(const QString &card, bool shown, const QStringList &defaults) const;
    // These cards in this order; others keep what is kept of them.
    [[nodiscard]] Arrangement with(const QList<ArrangedCard> &cards) const;

    friend bool operator==(const Arrangement &, const Arrangement &) = default;

private:
    QList<ArrangedCard> m_cards; // no name twice
};

} // namespace binnacle
