// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a file is dropped, or chosen by the button in it. GUI thread.

#include <QWidget>

class QMimeData;

namespace binnacle {

class DropZone : public QWidget
{
    Q_OBJECT

public:
    explicit DropZone(QWidget *parent = nullptr);
    // Local files of what is dragged or pasted; others are left out.
    [[nodiscard]] static QStringList filesOf(const QMimeData *data);
    [[nodiscard]] QWidget *button() const { return m_button; }

Q_SIGNALS:
    void chosen(const QStringList &files);
    void chooseWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *m_button;
    bool m_over = false;
};

} // namespace binnacle
