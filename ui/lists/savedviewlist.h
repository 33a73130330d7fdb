// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The views of a list in the order this person gave them: those that come with the program and those that
// were saved, some hidden. Order and hiding are a setting of the person, so that sharing a view moves nobody
// else's. Each act offers its way back. GUI thread; owned by the page.

#include "settings/savedview.h"
#include "shell/desk.h"

#include <QObject>
#include <QStringList>
#include <functional>
#include <optional>

namespace binnacle {

class ListStore;

class SavedViewList : public QObject
{
    Q_OBJECT

public:
    struct Stock
    {
        QString key; // "stock:open"
        QString name;
        QString query;
        bool urgent = false;
    };
    struct Entry
    {
        QString key; // uid, or as the stock view has it
        QString name;
        QString query;
        bool urgent = false;
        bool hidden = false;
        std::optional<SavedView> saved; // nothing: it comes with the program
    };
    struct Order
    {
        QStringList keys;
        QStringList hidden;

        friend bool operator==(const Order &, const Order &) = default;
    };
    using Done = std::function<void(const SavedView &view)>;

    SavedViewList(const QString &list, const QList<Stock> &stock, ListStore &store, Desk &desk,
                  QObject *parent = nullptr);

    void load(); // reads anew; then changed()
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] QList<Entry> shown() const;
    [[nodiscard]] const Entry *entry(const QString &key) const; // null: there is none
    [[nodiscard]] const Entry *named(const QString &name, bool shared) const;
    [[nodiscard]] bool mayShare() const;

    // `done` only where it went well; what went wrong is told.
    void add(const SavedView &view, const Done &done = {});
    void save(const SavedView &before, const SavedView &view, const QString &said, const Done &done = {});
    void remove(const SavedView &view);
    void setOrder(const Order &order);
    [[nodiscard]] Order order() const;
    void move(const QString &key, int step); // among those shown

Q_SIGNALS:
    void changed();
    void stale(); // a save was refused, and said so: somebody was quicker

private:
    void arrange();
    void keepOrder(const Order &order);
    void tell(const Error &error);
    void took(const SavedView &view);

    QString m_list;
    QList<Stock> m_stock;
    ListStore &m_store;
    Desk &m_desk;
    std::vector<SavedView> m_saved;
    Order m_order;
    QList<Entry> m_entries;
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_again = false;
};

} // namespace binnacle
