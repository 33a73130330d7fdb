// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/palette.h"

#include "base/fold.h"

#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kRecentKept = 40;
constexpr qsizetype kShown = 60;
constexpr int kFound = 1040; // from here on what was found stays under starts of words of an act
constexpr int kHere = 15;
constexpr int kWholeWord = 40;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

// Letters of `typed` in order in `text`, as good a placement as going greedily by word starts finds.
int scattered(const QString &typed, const QString &text)
{
    int points = 0;
    qsizetype from = 0;
    qsizetype previous = -2;
    for (const QChar c : typed) {
        if (c == u' ')
            continue;
        qsizetype best = -1;
        if (previous >= 0 && previous + 1 < text.size() && text.at(previous + 1) == c) {
            best = previous + 1;
            points += 6;
        } else {
            for (qsizetype i = from; i < text.size(); ++i) {
                if (text.at(i) == c && startsWord(text, i)) {
                    best = i;
                    points += 8;
                    break;
                }
            }
            if (best < 0) {
                best = text.indexOf(c, from);
                points -= 3;
            }
        }
        if (best < 0)
            return -1;
        from = best + 1;
        previous = best;
    }
    return std::max(1, points);
}

QString initials(const QStringList &words)
{
    QString letters;
    for (const QString &word : words)
        letters.append(word.front());
    return letters;
}

// Each typed word begins one of the words there.
bool wordsBegin(const QStringList &typed, const QStringList &there)
{
    return std::all_of(typed.begin(), typed.end(), [&there](const QString &word) {
        return std::any_of(there.begin(), there.end(),
                           [&word](const QString &w) { return w.startsWith(word); });
    });
}

// Best first: the text itself, its start, a start of a word, first letters of its words, starts of words in
// any order, inside, letters in order. Below 0: none.
int scoreIn(const QString &typed, const QString &text)
{
    if (text.isEmpty())
        return -1;
    const int brevity = std::max(0, 60 - int(text.size()));
    if (text == typed)
        return 2000;
    if (text.startsWith(typed)) // "INC-1" means that, before INC-12
        return 1500 + brevity + (text.at(typed.size()).isLetterOrNumber() ? 0 : kWholeWord);
    const qsizetype at = text.indexOf(typed);
    for (qsizetype i = at; i >= 0; i = text.indexOf(typed, i + 1))
        if (startsWord(text, i))
            return 1200 + brevity - int(std::min<qsizetype>(i, 40));
    const QStringList there = foldedWords(text);
    if (typed.size() > 1 && initials(there).startsWith(typed))
        return 1100 + brevity;
    const QStringList wanted = foldedWords(typed);
    if (wanted.size() > 1 && wordsBegin(wanted, there))
        return 1000 + brevity;
    if (at >= 0)
        return 600 + brevity - int(std::min<qsizetype>(at, 40));
    const int letters = scattered(typed, text);
    return letters < 0 ? -1 : 100 + letters * 4 + brevity / 4;
}

} // namespace

Palette::Palette(QObject *parent)
    : QObject(parent)
{}

void Palette::addSource(PaletteSource source)
{
    m_sources.append(std::move(source));
}

void Palette::ask(const QString &text)
{
    m_text = text;
    m_gathered.clear();
    m_items.clear();
    const quint64 generation = ++m_generation;
    for (const PaletteSource &source : std::as_const(m_sources)) {
        source(text, [guard = QPointer<Palette>(this), generation](const QList<PaletteItem> &answer) {
            if (!guard || guard->m_generation != generation || answer.isEmpty())
                return;
            guard->m_gathered.append(answer);
            guard->m_items = ranked(guard->m_text, guard->m_gathered, guard->m_recent);
            Q_EMIT guard->changed();
        });
    }
    Q_EMIT changed();
}

void Palette::run(qsizetype index)
{
    if (index < 0 || index >= m_items.size() || !m_items.at(index).enabled)
        return;
    const PaletteItem item = m_items.at(index); // a copy: running may ask anew
    if (!item.id.startsWith(kLinkItem)) {
        m_recent.removeAll(item.id);
        m_recent.prepend(item.id);
        if (m_recent.size() > kRecentKept)
            m_recent.resize(kRecentKept);
        Q_EMIT used();
    }
    if (item.run)
        item.run();
}

void Palette::setRecent(const QStringList &ids)
{
    m_recent = ids;
    m_recent.removeIf([](const QString &id) { return id.startsWith(kLinkItem); }); // once they were kept
}

int Palette::score(const QString &typed, const QString &text, const QString &words)
{
    const QString wanted = fold(typed);
    if (wanted.isEmpty())
        return 0;
    const int own = scoreIn(wanted, fold(text));
    if (own >= 1000 || words.isEmpty())
        return own;
    const QString further = fold(words);
    int other = scoreIn(wanted, further);
    if (other < 400) // letters scattered over key words mean nothing
        other = wordsBegin(foldedWords(wanted), foldedWords(text) + foldedWords(words)) ? 1300 : -1;
    return std::max(own, other < 0 ? -1 : other * 3 / 5);
}

QList<PaletteItem> Palette::ranked(const QString &typed, const QList<PaletteItem> &items,
                                   const QStringList &recent)
{
    struct Scored
    {
        int points;
        qsizetype age;
        qsizetype place;
    };
    QList<Scored> order;
    QSet<QString> met; // of two sources that found one thing, the first
    const bool nothingTyped = fold(typed).isEmpty();
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (met.contains(items.at(i).id))
            continue;
        int points = score(typed, items.at(i).text, items.at(i).words);
        if (points < 0 && items.at(i).found)
            points = 90;
        if (points < 0)
            continue;
        if (items.at(i).found) // arrives late: never over an act that is meant
            points = std::min(points, kFound + std::max(0, points - kFound) / 10);
        if (items.at(i).isHere)
            points += kHere;
        if (items.at(i).yields)
            points /= 4;
        met.insert(items.at(i).id);
        const qsizetype used = recent.indexOf(items.at(i).id);
        const qsizetype age = used < 0 ? recent.size() : used;
        if (!nothingTyped && used >= 0) // lifts among near equals, never over a clearly better match
            points += int(std::max<qsizetype>(10, 60 - used * 3));
        order.append({points, items.at(i).leads ? -1 : age, i});
    }
    std::stable_sort(order.begin(), order.end(), [nothingTyped](const Scored &a, const Scored &b) {
        if (nothingTyped)
            return a.age < b.age;
        return a.points != b.points ? a.points > b.points : a.age < b.age;
    });
    QList<PaletteItem> result;
    for (const Scored &one : std::as_const(order)) {
        if (result.size() == kShown)
            break;
        result.append(items.at(one.place));
    }
    return result;
}

} // namespace binnacle
