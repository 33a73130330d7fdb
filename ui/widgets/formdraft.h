// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps what is changed in the fields of a form, from the first key until it is sent or thrown away, and puts
// it back into the form when that opens again, in another run too. Of a field that was changed elsewhere
// meanwhile the draft stands in the form, and it is told. GUI thread; owned by the form.

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

class QWidget;

namespace binnacle {

class DraftKeeper;

struct DraftField
{
    QString name;
    QWidget *editor; // a line, a text, a choice by its data or text, a box to check
    QString label = {};
};

class FormDraft : public QObject
{
    Q_OBJECT

public:
    enum class Keeps {
        Changes, // of something there is: the rest stands there
        Whole,   // of something new: what goes with what was typed, too
    };

    // The fields hold what the form begins with; null or without a name, nothing is kept.
    FormDraft(DraftKeeper *drafts, const QString &name, const QList<DraftField> &fields, Keeps keeps,
              QObject *parent);

    [[nodiscard]] bool isRestored() const { return m_restored; }
    [[nodiscard]] QString time() const; // when what was restored was written: "10:27"
    // Labels of what changed elsewhere since.
    [[nodiscard]] QStringList overtaken() const { return m_overtaken; }
    void discard(); // the fields are as the form began
    void drop();    // it is sent

Q_SIGNALS:
    void restored();
    void discarded();

private:
    void bringBack();
    void keep();

    QPointer<DraftKeeper> m_drafts;
    QString m_name;
    QList<DraftField> m_fields;
    Keeps m_keeps;
    QHash<QString, QString> m_first; // as the form began
    QStringList m_overtaken;
    QString m_time;
    bool m_filling = false;
    bool m_restored = false;
    bool m_over = false;
};

} // namespace binnacle
