// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A line that is saved as one leaves it or presses Enter; Esc brings back what stands. What comes from
// elsewhere never takes the place of what is being typed. GUI thread.

#include <QLineEdit>

namespace binnacle {

class SavedLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit SavedLine(QWidget *parent = nullptr);

    void setStored(const QString &text); // what stands
    [[nodiscard]] QString stored() const { return m_stored; }
    [[nodiscard]] bool isDirty() const { return text() != m_shown; }
    // What the one who types has seen: an edit of somebody else since is brought together with this one.
    [[nodiscard]] QString shown() const { return m_shown; }
    void restore();
    // Asked to be saved now, as by leaving it.
    void commit();

Q_SIGNALS:
    void wanted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_stored;
    QString m_shown;
    QString m_sent; // asked for once, until it is typed in again
    bool m_isSent = false;
};

} // namespace binnacle
