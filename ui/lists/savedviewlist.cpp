// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/savedviewlist.h"

#include "base/whenready.h"
#include "lists/liststore.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kMostKeys = 1000;

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &text : value.toArray()) {
        if (text.isString() && !texts.contains(text.toString()) && texts.size() < kMostKeys)
            texts.append(text.toString());
    }
    return texts;
}

QJsonObject toJson(const SavedViewList::Order &order)
{
    return {{u"order"_s, QJsonArray::fromStringList(order.keys)},
            {u"hidden"_s, QJsonArray::fromStringList(order.hidden)}};
}

} // namespace

SavedViewList::SavedViewList(const QString &list, const QList<Stock> &stock, ListStore &store, Desk &desk,
                             QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_stock(stock)
    , m_store(store)
    , m_desk(desk)
{
    arrange();
    connect(&store, &ListStore::viewsChanged, this, &SavedViewList::load);
}

// Without an answer the stock views stay: the list works with them.
void SavedViewList::load()
{
    m_again = m_isReading;
    if (std::exchange(m_isReading, true))
        return;
    whenReady(m_store.kept(u"views."_s + m_list), this, [this](const Result<QJsonValue> &kept) {
        if (kept) {
            const QJsonObject said = kept->toObject();
            m_order = {textsOf(said.value(u"order"_s)), textsOf(said.value(u"hidden"_s))};
        }
        whenReady(m_store.views(m_list), this, [this](const Result<std::vector<SavedView>> &views) {
            m_isReading = false;
            if (views)
                m_saved = *views;
            m_isLoaded = true;
            arrange();
            Q_EMIT changed();
            if (std::exchange(m_again, false))
                load();
        });
    });
}

// What the order does not know comes last, as views somebody shared since do.
void SavedViewList::arrange()
{
    QList<Entry> all;
    for (const Stock &stock : m_stock)
        all.append({stock.key, stock.name, stock.query, stock.urgent, false, {}});
    for (const SavedView &view : m_saved)
        all.append({view.uid, view.name, view.query, false, false, view});
    for (Entry &entry : all)
        entry.hidden = m_order.hidden.contains(entry.key);
    const auto place = [this](const Entry &entry) {
        const qsizetype known = m_order.keys.indexOf(entry.key);
        return known < 0 ? m_order.keys.size() : known;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&place](const Entry &a, const Entry &b) { return place(a) < place(b); });
    m_entries = all;
}

QList<SavedViewList::Entry> SavedViewList::shown() const
{
    QList<Entry> shown;
    std::copy_if(m_entries.begin(), m_entries.end(), std::back_inserter(shown),
                 [](const Entry &entry) { return !entry.hidden; });
    return shown;
}

const SavedViewList::Entry *SavedViewList::entry(const QString &key) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&key](const Entry &entry) { return entry.key == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

const SavedViewList::Entry *SavedViewList::named(const QString &name, bool shared) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.saved && entry.saved->isShared() == shared &&
               entry.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

bool SavedViewList::mayShare() const
{
    return allowed(m_store.actor().roles, Act::EditSharedSettings);
}

void SavedViewList::tell(const Error &error)
{
    const wording::ErrorText text = wording::errorText(error);
    Notice notice;
    notice.what = text.message;
    notice.todo = text.advice;
    notice.detail = error.detail;
    m_desk.tell(notice);
    load(); // what stands now, where somebody was quicker
}

// At once, so that what follows an act sees it; word of the change reads all again.
void SavedViewList::took(const SavedView &view)
{
    const auto known = std::find_if(m_saved.begin(), m_saved.end(),
                                    [&view](const SavedView &one) { return one.id == view.id; });
    if (known == m_saved.end())
        m_saved.push_back(view);
    else
        *known = view;
    arrange();
    Q_EMIT changed();
}

void SavedViewList::add(const SavedView &view, const Done &done)
{
    whenReady(m_store.add(view), this, [this, done](const Result<SavedView> &added) {
        if (!added)
            return tell(added.error());
        took(*added);
        m_desk.offerUndo(tr("View “%1” saved").arg(oneLine(added->name)), [this, view = *added](auto answer) {
            whenReady(m_store.remove(view.id, view.rowVersion), this,
                      [this, answer](const Result<SavedView> &gone) {
                          if (!gone)
                              tell(gone.error());
                          answer(gone.has_value());
                      });
        });
        if (done)
            done(*added);
    });
}

void SavedViewList::save(const SavedView &before, const SavedView &view, const QString &said,
                         const Done &done)
{
    whenReady(m_store.save(view), this, [this, before, said, done](const Result<SavedView> &saved) {
        if (!saved && saved.error().code == ErrorCode::Conflict)
            Q_EMIT stale();
        if (!saved)
            return tell(saved.error());
        took(*saved);
        m_desk.offerUndo(said, [this, before, version = saved->rowVersion](auto answer) {
            SavedView back = before;
            back.rowVersion = version;
            whenReady(m_store.save(back), this, [this, answer](const Result<SavedView> &taken) {
                if (!taken)
                    tell(taken.error());
                else
                    took(*taken);
                answer(taken.has_value());
            });
        });
        if (done)
            done(*saved);
    });
}

void SavedViewList::remove(const SavedView &view)
{
    whenReady(m_store.remove(view.id, view.rowVersion), this, [this](const Result<SavedView> &removed) {
        if (!removed)
            return tell(removed.error());
        std::erase_if(m_saved, [&](const SavedView &one) { return one.id == removed->id; });
        arrange();
        Q_EMIT changed();
        m_desk.offerUndo(tr("View “%1” deleted").arg(oneLine(removed->name)),
                         [this, view = *removed](auto answer) {
                             whenReady(m_store.restore(view.id, view.rowVersion), this,
                                       [this, answer](const Result<SavedView> &back) {
                                           if (!back)
                                               tell(back.error());
                                           else
                                               took(*back);
                                           answer(back.has_value());
                                       });
                         });
    });
}

SavedViewList::Order SavedViewList::order() const
{
    Order order;
    for (const Entry &entry : m_entries) {
        order.keys.append(entry.key);
        if (entry.hidden)
            order.hidden.append(entry.key);
    }
    return order;
}

void SavedViewList::setOrder(const Order &wanted)
{
    const Order before = order();
    if (wanted == before)
        return;
    keepOrder(wanted);
    m_desk.offerUndo(tr("Views arranged"), [this, before](auto answer) {
        keepOrder(before);
        answer(true);
    });
}

void SavedViewList::keepOrder(const Order &order)
{
    m_order = order;
    arrange();
    Q_EMIT changed();
    whenReady(m_store.keep(u"views."_s + m_list, toJson(order)), this, [this](const Result<> &kept) {
        if (!kept)
            tell(kept.error());
    });
}

void SavedViewList::move(const QString &key, int step)
{
    Order moved = order();
    qsizetype from = moved.keys.indexOf(key);
    qsizetype to = from + step;
    while (to >= 0 && to < moved.keys.size() && moved.hidden.contains(moved.keys.at(to)))
        to += step;
    if (from < 0 || to < 0 || to >= moved.keys.size())
        return;
    moved.keys.move(from, to);
    setOrder(moved);
}

} // namespace binnacle
