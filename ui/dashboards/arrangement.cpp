// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/arrangement.h"

#include <QJsonArray>

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostCards = 100; // of a kept arrangement; the rest is damage
constexpr qsizetype kLongestName = 40;

qsizetype indexOf(const QList<ArrangedCard> &cards, const QString &name)
{
    const auto found = std::find_if(cards.begin(), cards.end(),
                                    [&name](const ArrangedCard &card) { return card.name == name; });
    return found == cards.end() ? -1 : found - cards.begin();
}

} // namespace

Arrangement::Arrangement(const QList<ArrangedCard> &cards)
{
    for (const ArrangedCard &card : cards) {
        if (!card.name.isEmpty() && indexOf(m_cards, card.name) < 0)
            m_cards.append(card);
    }
}

// A list of names; a hidden card has a "-" before its name.
Arrangement Arrangement::of(const QJsonValue &kept)
{
    QList<ArrangedCard> cards;
    const QJsonArray all = kept.toArray();
    for (const QJsonValue &one : all) {
        const QString text = one.toString();
        if (text.size() > kLongestName || cards.size() == kMostCards)
            continue;
        const bool hidden = text.startsWith(u'-');
        cards.append({hidden ? text.mid(1) : text, !hidden});
    }
    return Arrangement(cards);
}

QJsonValue Arrangement::toJson() const
{
    QJsonArray all;
    for (const ArrangedCard &card : m_cards)
        all.append(card.shown ? card.name : u'-' + card.name);
    return all;
}

QList<ArrangedCard> Arrangement::over(const QStringList &defaults) const
{
    QList<ArrangedCard> cards;
    for (const ArrangedCard &card : m_cards) {
        if (defaults.contains(card.name))
            cards.append(card);
    }
    // A card nothing is kept of comes after the one it follows by itself.
    for (qsizetype i = 0; i < defaults.size(); ++i) {
        if (indexOf(cards, defaults[i]) < 0)
            cards.insert(i == 0 ? 0 : indexOf(cards, defaults[i - 1]) + 1, {defaults[i], true});
    }
    return cards;
}

QStringList Arrangement::shown(const QStringList &defaults) const
{
    QStringList names;
    for (const ArrangedCard &card : over(defaults)) {
        if (card.shown)
            names.append(card.name);
    }
    return names;
}

Arrangement Arrangement::moved(const CardMove &move, const QStringList &defaults) const
{
    QList<ArrangedCard> cards = over(defaults);
    const qsizetype from = indexOf(cards, move.card);
    if (from < 0 || indexOf(cards, move.target) < 0 || move.card == move.target)
        return *this;
    const ArrangedCard card = cards.takeAt(from);
    cards.insert(indexOf(cards, move.target) + (move.after ? 1 : 0), card);
    return cards == over(defaults) ? *this : with(cards);
}

Arrangement Arrangement::withShown(const QString &card, bool shown, const QStringList &defaults) const
{
    QList<ArrangedCard> cards = over(defaults);
    const qsizetype at = indexOf(cards, card);
    if (at < 0 || cards[at].shown == shown)
        return *this;
    cards[at].shown = shown;
    return with(cards);
}

Arrangement Arrangement::with(const QList<ArrangedCard> &cards) const
{
    QList<ArrangedCard> all;
    qsizetype next = 0;
    for (const ArrangedCard &card : m_cards) {
        if (indexOf(cards, card.name) < 0)
            all.append(card);
        else if (next < cards.size())
            all.append(cards[next++]);
    }
    return Arrangement(all + cards.mid(next));
}

} // namespace binnacle
