// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The palette's window (Ctrl+K): a line to type in and what fits, over the page; Enter runs, Esc closes and
// gives the focus back. A child of the main window, so it works where a window may not place itself. GUI
// thread.

#include <QAbstractListModel>
#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace binnacle {

class Palette;
class ElidedLabel;

// The palette's items as rows; text, and for the delegate kind, icon and keys.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole + 1, IconRole, KeysRole };

    explicit PaletteModel(Palette &palette, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    Palette &m_palette;
    int m_rows = 0; // what the views were told
};

class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    CommandPalette(Palette &palette, QWidget *parent);

    void open(const QString &text = {});
    void dismiss();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void ask(const QString &text);
    void answered();
    void runCurrent();
    void place();
    [[nodiscard]] bool steer(int key);

    Palette &m_palette;
    PaletteModel *m_model;
    QLineEdit *m_line;
    QListView *m_list;
    ElidedLabel *m_nothing;
    QPointer<QWidget> m_before; // had the focus
};

} // namespace binnacle
