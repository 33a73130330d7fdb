// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/persondetail.h"

#include "base/whenready.h"
#include "settings/savedline.h"
#include "settings/settingsacts.h"
#include "settings/trailview.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/formrow.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

PersonDetail::PersonDetail(Desk &desk, SettingsGateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_gateway(gateway)
    , m_title(new ElidedLabel({}, ElidedLabel::Tone::Text, this))
    , m_teams(new QLabel(this))
    , m_active(new QCheckBox(tr("&Active"), this))
    , m_rolesError(new QLabel(this))
    , m_trail(new TrailView(gateway.zone(), this))
{
    const bool mayEdit = allowed(gateway.actor().roles, Act::EditPeople);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * kGrid, 0, 0, kGrid);
    column->setSpacing(2 * kGrid);
    m_title->setFont(strongFont(font()));
    column->addWidget(m_title);
    addLine(column, u"name"_s, tr("&Name"));
    addLine(column, u"login"_s, tr("&Sign-in name"));
    addLine(column, u"email"_s, tr("&Email"));
    auto *roles = new QLabel(tr("Roles"), this);
    roles->setFont(strongFont(captionFont(font())));
    column->addWidget(roles);
    auto *grid = new QGridLayout;
    grid->setSpacing(kGrid);
    int place = 0;
    for (const Role role : allRoles()) {
        auto *box = new QCheckBox(wording::roleLabel(roleName(role)), this);
        box->setAccessibleName(tr("Role: %1").arg(box->text()));
        box->setEnabled(mayEdit);
        connect(box, &QCheckBox::toggled, this, [this, role](bool on) {
            Roles wanted = m_person.roles;
            wanted.setFlag(role, on);
            save(u"roles"_s, roleNames(wanted).join(u','), personText(m_person, u"roles"_s));
        });
        m_roles.insert(int(role), box);
        grid->addWidget(box, place / 2, place % 2);
        ++place;
    }
    column->addLayout(grid);
    m_active->setAccessibleName(tr("Active"));
    m_active->setEnabled(mayEdit);
    connect(m_active, &QCheckBox::toggled, this, [this](bool on) {
        save(u"active"_s, on ? u"true"_s : u"false"_s, personText(m_person, u"active"_s));
    });
    column->addWidget(m_active);
    m_rolesError->setTextFormat(Qt::PlainText);
    m_rolesError->setWordWrap(true);
    m_rolesError->setFont(captionFont(font()));
    m_rolesError->hide();
    column->addWidget(m_rolesError);
    m_teams->setTextFormat(Qt::PlainText);
    m_teams->setWordWrap(true);
    column->addWidget(m_teams);
    auto *history = new QLabel(tr("History"), this);
    history->setFont(strongFont(captionFont(font())));
    column->addWidget(history);
    m_trail->setTextColumns({152, 64, 0});
    m_trail->setWrappedColumns({TrailModel::What});
    column->addWidget(m_trail, 1);
    const bool mayRead = allowed(gateway.actor().roles, Act::ReadAudit);
    history->setVisible(mayRead);
    m_trail->setVisible(mayRead);
    if (!mayRead)
        column->addStretch(1);
}

void PersonDetail::addLine(QBoxLayout *column, const QString &field, const QString &label)
{
    auto *line = new SavedLine(this);
    line->setReadOnly(!allowed(m_gateway.actor().roles, Act::EditPeople));
    auto *row = new FormRow(label, line, this);
    column->addWidget(row);
    m_lines.insert(field, line);
    m_rows.insert(field, row);
    connect(line, &SavedLine::wanted, this,
            [this, field, line](const QString &text) { save(field, text, line->shown()); });
}

void PersonDetail::setPerson(const Person &person, const QString &teams)
{
    const bool isOther = person.uid != m_person.uid;
    if (isOther) {
        commit();
        for (FormRow *row : std::as_const(m_rows))
            row->setError({});
        m_rolesError->hide();
    }
    m_person = person;
    m_title->setText(oneLine(person.name));
    m_teams->setText(teams.isEmpty() ? tr("In no team") : tr("Teams: %1").arg(teams));
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
        (*line)->setStored(personText(person, line.key()));
        if (isOther)
            (*line)->restore();
    }
    showBoxes();
}

void PersonDetail::showBoxes()
{
    for (auto box = m_roles.cbegin(); box != m_roles.cend(); ++box) {
        const QSignalBlocker quiet(*box);
        (*box)->setChecked(m_person.roles.testFlag(Role(box.key())));
    }
    const QSignalBlocker quiet(m_active);
    m_active->setChecked(m_person.active);
}

void PersonDetail::commit()
{
    for (SavedLine *line : std::as_const(m_lines))
        line->commit();
}

void PersonDetail::save(const QString &field, const QString &text, const QString &seen)
{
    const QString operation = settingsacts::newOperation();
    const QString uid = m_person.uid;
    ++m_saving;
    whenReady(m_gateway.setPerson(uid, {{field, text}}, {{{field, seen}}, operation}), this,
              [this, field, text, uid, operation](const Result<Person> &answer) {
                  --m_saving;
                  if (answer) {
                      SavedLine *line = m_lines.value(field);
                      if (line && uid == m_person.uid && line->text() == text) { // it may be kept tidier
                          line->setStored(personText(*answer, field));
                          line->restore();
                      }
                      settingsacts::offerPeopleUndo(m_desk, m_gateway,
                                                    tr("%1 saved").arg(oneLine(answer->name)), operation);
                      if (uid == m_person.uid && m_rows.contains(field))
                          m_rows.value(field)->setError({});
                      else if (uid == m_person.uid)
                          m_rolesError->hide();
                      Q_EMIT saved();
                  } else if (uid == m_person.uid) {
                      failed(field, answer.error());
                  } else { // one has gone on to somebody else
                      m_desk.tell(noticeOf(answer.error()));
                  }
              });
}

void PersonDetail::failed(const QString &field, const Error &error)
{
    const QString sentence = wording::errorLine(error);
    if (FormRow *row = m_rows.value(field)) {
        row->setError(sentence);
        return;
    }
    m_rolesError->setText(sentence);
    QPalette colors = m_rolesError->palette();
    colors.setColor(QPalette::WindowText, Theme::of(this).bad);
    m_rolesError->setPalette(colors);
    m_rolesError->show();
    showBoxes();
}

QString PersonDetail::errorOf(const QString &field) const
{
    if (const FormRow *row = m_rows.value(field))
        return row->error();
    return m_rolesError->isHidden() ? QString() : m_rolesError->text();
}

void PersonDetail::loadHistory()
{
    if (!allowed(m_gateway.actor().roles, Act::ReadAudit) || !m_person.id.isValid())
        return;
    const quint64 asked = ++m_asked;
    m_isLoading = true;
    whenReady(m_gateway.peopleHistory(u"person"_s, m_person.id.value), this,
              [this, asked](const Result<std::vector<TrailEntry>> &answer) {
                  if (asked != m_asked)
                      return;
                  m_isLoading = false;
                  m_trail->setEntries(answer.value_or(std::vector<TrailEntry>()));
              });
}

} // namespace binnacle
