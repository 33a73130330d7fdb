// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/formdraft.h"

#include "widgets/draftkeeper.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kValues = u"values"_s;
const QString kBase = u"base"_s; // what the fields held where the draft began

QString textOf(const QWidget *editor)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(editor))
        return line->text();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(editor))
        return text->toPlainText();
    if (const auto *choice = qobject_cast<const QComboBox *>(editor))
        return choice->isEditable() || !choice->currentData().isValid() ? choice->currentText()
                                                                        : choice->currentData().toString();
    if (const auto *box = qobject_cast<const QAbstractButton *>(editor))
        return box->isChecked() ? u"1"_s : u"0"_s;
    return {};
}

void choose(QComboBox &choice, const QString &text)
{
    if (choice.isEditable())
        return choice.setEditText(text);
    for (int i = 0; i < choice.count(); ++i) {
        const QVariant data = choice.itemData(i);
        if ((data.isValid() ? data.toString() : choice.itemText(i)) == text)
            return choice.setCurrentIndex(i);
    }
    if (choice.itemData(0).typeId() != QMetaType::QString)
        return;                 // one of a fixed set, and no longer in it
    choice.addItem(text, text); // names, which may come later
    choice.setCurrentIndex(choice.count() - 1);
}

void setText(QWidget *editor, const QString &text)
{
    if (textOf(editor) == text)
        return;
    if (auto *line = qobject_cast<QLineEdit *>(editor)) {
        line->setText(text);
    } else if (auto *edit = qobject_cast<QPlainTextEdit *>(editor)) {
        edit->setPlainText(text);
        edit->moveCursor(QTextCursor::End);
    } else if (auto *choice = qobject_cast<QComboBox *>(editor)) {
        choose(*choice, text);
    } else if (auto *box = qobject_cast<QAbstractButton *>(editor)) {
        box->setChecked(text == u"1");
    }
}

} // namespace

FormDraft::FormDraft(DraftKeeper *drafts, const QString &name, const QList<DraftField> &fields, Keeps keeps,
                     QObject *parent)
    : QObject(parent)
    , m_drafts(name.isEmpty() ? nullptr : drafts)
    , m_name(name)
    , m_fields(fields)
    , m_keeps(keeps)
{
    for (const DraftField &field : fields)
        m_first.insert(field.name, textOf(field.editor));
    if (!m_drafts)
        return;
    for (const DraftField &field : fields) {
        if (auto *line = qobject_cast<QLineEdit *>(field.editor))
            connect(line, &QLineEdit::textChanged, this, &FormDraft::keep);
        else if (auto *text = qobject_cast<QPlainTextEdit *>(field.editor))
            connect(text, &QPlainTextEdit::textChanged, this, &FormDraft::keep);
        else if (auto *choice = qobject_cast<QComboBox *>(field.editor))
            connect(choice, &QComboBox::currentTextChanged, this, &FormDraft::keep);
        else if (auto *box = qobject_cast<QAbstractButton *>(field.editor))
            connect(box, &QAbstractButton::toggled, this, &FormDraft::keep);
    }
    bringBack();
    // A form opened before the drafts of the last run are here, and still as it began.
    connect(m_drafts, &DraftKeeper::arrived, this, &FormDraft::bringBack);
}

QString FormDraft::time() const
{
    return m_time;
}

void FormDraft::bringBack()
{
    const QJsonObject draft = m_drafts->draft(m_name);
    const QJsonObject values = draft.value(kValues).toObject(), base = draft.value(kBase).toObject();
    const bool isTouched = std::any_of(m_fields.cbegin(), m_fields.cend(), [this](const DraftField &field) {
        return textOf(field.editor) != m_first.value(field.name);
    });
    if (isTouched || m_restored || m_over || values.isEmpty())
        return;
    m_time = m_drafts->timeOf(m_name);
    {
        const QScopedValueRollback filling(m_filling, true);
        for (const DraftField &field : std::as_const(m_fields)) {
            if (!values.contains(field.name))
                continue;
            const QString is = textOf(field.editor), kept = values.value(field.name).toString();
            if (m_keeps == Keeps::Changes && base.value(field.name).toString() != is && kept != is)
                m_overtaken.append(field.label.isEmpty() ? field.name : field.label);
            setText(field.editor, kept);
        }
    }
    m_restored = true;
    keep(); // of what is there already nothing is left to keep
    if (m_drafts->draft(m_name).isEmpty())
        m_restored = false;
    else
        Q_EMIT restored();
}

void FormDraft::keep()
{
    if (m_filling || m_over || !m_drafts)
        return;
    QJsonObject values, base;
    bool isChanged = false;
    for (const DraftField &field : std::as_const(m_fields)) {
        const QString is = textOf(field.editor), first = m_first.value(field.name);
        isChanged = isChanged || is != first;
        if (is == first && m_keeps == Keeps::Changes)
            continue;
        values.insert(field.name, is);
        base.insert(field.name, first);
    }
    QJsonObject draft;
    if (isChanged)
        draft = {{kValues, values}, {kBase, base}};
    m_drafts->keep(m_name, draft);
}

void FormDraft::discard()
{
    {
        const QScopedValueRollback filling(m_filling, true);
        for (const DraftField &field : std::as_const(m_fields))
            setText(field.editor, m_first.value(field.name));
    }
    m_restored = false;
    m_overtaken.clear();
    if (m_drafts)
        m_drafts->drop(m_name);
    Q_EMIT discarded();
}

void FormDraft::drop()
{
    m_over = true;
    if (!m_drafts)
        return;
    m_drafts->drop(m_name);
    m_drafts->flush(); // what is sent is not offered again, should the program end now
}

} // namespace binnacle
