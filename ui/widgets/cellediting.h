// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Editing in the cells of a table: F2 opens the editor of the cell one stands on, Enter saves, Tab saves and
// goes on to the next cell that can be edited, up and down save and go to the row beside, Esc leaves it as it
// was. What is refused stays open with the reason under it; keys that come while it is being saved wait and
// go where they were meant. What the model tells meanwhile touches no open editor. GUI thread; owned by the
// table.

#include <QKeyEvent>
#include <QList>
#include <QObject>
#include <QPersistentModelIndex>
#include <QPointer>
#include <functional>
#include <memory>
#include <vector>

class QLabel;

namespace binnacle {

class PagedTable;

class CellEditing : public QObject
{
    Q_OBJECT

public:
    // What a table's cells are edited with. Outlives the editing.
    class Cells
    {
    public:
        virtual ~Cells() = default;
        [[nodiscard]] virtual bool isEditable(const QModelIndex &cell) const = 0;
        // With what the cell holds now; what it holds later is of no matter to it. It takes the focus.
        [[nodiscard]] virtual QWidget *makeEditor(const QModelIndex &cell, QWidget *parent) = 0;
        [[nodiscard]] virtual bool isChanged(const QModelIndex &cell, const QWidget *editor) const = 0;
        // Answers once: why not, or nothing when it is saved.
        virtual void save(const QModelIndex &cell, QWidget *editor,
                          std::function<void(const QString &error)> answer) = 0;
    };

    CellEditing(PagedTable &table, Cells &cells);
    ~CellEditing() override;

    // The cell one stands on, or else the first of its row that can be edited.
    bool edit();
    void cancel();
    [[nodiscard]] bool isOpen() const { return m_editor != nullptr; }
    [[nodiscard]] QWidget *editor() const { return m_editor; }
    [[nodiscard]] QModelIndex cell() const { return m_cell; }
    [[nodiscard]] QString error() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Then { Stay, Leave, Next, Previous, Up, Down };

    bool open(const QModelIndex &cell);
    void save(Then then);
    void saved(const QString &error, Then then);
    void close(Then then);
    void place();
    void say(const QString &error);
    void replay();
    bool onKey(QObject *watched, QKeyEvent *key);
    [[nodiscard]] QModelIndex beside(Then then) const;
    [[nodiscard]] QModelIndex nextEditable(const QModelIndex &from, int step) const;
    [[nodiscard]] QList<QWidget *> stops() const; // of Tab inside the editor

    PagedTable &m_table;
    Cells &m_cells;
    QPersistentModelIndex m_cell;
    QPointer<QWidget> m_editor;
    QLabel *m_error;
    quint64 m_turn = 0; // late answers to another editor are dropped
    bool m_saving = false;
    std::vector<std::unique_ptr<QKeyEvent>> m_waiting;
};

} // namespace binnacle
