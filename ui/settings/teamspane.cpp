// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/teamspane.h"

#include "base/whenready.h"
#include "settings/addteamsheet.h"
#include "settings/peoplemodel.h"
#include "settings/savedline.h"
#include "settings/settingsacts.h"
#include "settings/settingspage.h"
#include "settings/trailview.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/formrow.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "widgets/roomyrows.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kDetailWidth = 320;
constexpr int kMembersHeight = 148;
constexpr int kLeastRow = 24; // for a hand

} // namespace

TeamsPane::TeamsPane(Desk &desk, SettingsGateway &gateway, QWidget *parent)
    : SettingsPane(u"teams"_s, desk, parent)
    , m_gateway(gateway)
    , m_list(new PagedTable(this))
    , m_model(new TeamsModel(this))
    , m_detail(new QWidget(this))
    , m_name(new SavedLine)
    , m_members(new QListWidget)
    , m_candidates(new QComboBox)
    , m_trail(new TrailView(gateway.zone()))
{
    const bool mayEdit = allowed(gateway.actor().roles, Act::EditPeople);
    if (!mayEdit)
        setReason(tr("Only an administrator changes teams; you can look."));
    QPushButton *adding = addButton(tr("Add team…"), true);
    adding->setEnabled(mayEdit);
    adding->setToolTip(mayEdit ? QString() : plainTooltip(reason()));
    connect(adding, &QPushButton::clicked, this, &TeamsPane::add);
    buildBody();
    addSearchRow({u"list"_s, tr("Teams"), tr("group queue"), m_list});
    addSearchRow({u"name"_s, tr("Name of a team"), tr("rename"), m_name});
    addSearchRow({u"members"_s, tr("Members of a team"), tr("people add remove"), m_members});
    addActs();
    connect(&gateway, &SettingsGateway::peopleChanged, this, [this] {
        if (isVisible())
            load();
    });
    buildHead();
}

void TeamsPane::buildBody()
{
    auto *across = new QHBoxLayout;
    across->setSpacing(0);
    m_list->setAccessibleName(tr("Teams"));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTextColumns({160, 64, 0});
    m_list->setLoading(true);
    m_list->setEmptyState(new EmptyState(u"people"_s, tr("There is no team yet"),
                                         tr("A team takes tickets together: a ticket can be given to it "
                                            "before anybody takes it. Add one here, "
                                            "or import incidents, which bring theirs."),
                                         m_list));
    across->addWidget(m_list, 1);
    across->addWidget(buildDetail());
    body().addLayout(across);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list, &PagedTable::opened, this, [this] { m_name->setFocus(); });
}

QWidget *TeamsPane::buildDetail()
{
    const bool mayEdit = allowed(m_gateway.actor().roles, Act::EditPeople);
    m_detail->setFixedWidth(lengthFor(font(), kDetailWidth));
    m_detail->hide();
    auto *column = new QVBoxLayout(m_detail);
    column->setContentsMargins(4 * kGrid, 0, 0, kGrid);
    column->setSpacing(2 * kGrid);
    m_name->setReadOnly(!mayEdit);
    m_nameRow = new FormRow(tr("&Name"), m_name, m_detail);
    column->addWidget(m_nameRow);
    m_members->setFixedHeight(lengthFor(font(), kMembersHeight));
    m_members->installEventFilter(this);
    m_memberRow = new FormRow(tr("&Members"), m_members, m_detail);
    column->addWidget(m_memberRow);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(2 * kGrid);
    m_candidates->setAccessibleName(tr("Person to take in"));
    setRoomyRows(*m_candidates);
    bar->addWidget(m_candidates, 1);
    m_takeIn = new QPushButton(tr("Take in"), m_detail);
    m_takeOut = new QPushButton(tr("Take out"), m_detail);
    for (QPushButton *button : {m_takeIn, m_takeOut}) {
        button->setAutoDefault(false);
        button->setEnabled(mayEdit);
        bar->addWidget(button);
    }
    m_candidates->setEnabled(mayEdit);
    connect(m_takeIn, &QPushButton::clicked, this, &TeamsPane::takeIn);
    connect(m_takeOut, &QPushButton::clicked, this, &TeamsPane::takeOut);
    column->addLayout(bar);
    auto *history = new QLabel(tr("History"), m_detail);
    history->setFont(strongFont(captionFont(font())));
    column->addWidget(history);
    m_trail->setTextColumns({152, 64, 0});
    m_trail->setWrappedColumns({TrailModel::What});
    column->addWidget(m_trail, 1);
    const bool mayRead = allowed(m_gateway.actor().roles, Act::ReadAudit);
    history->setVisible(mayRead);
    m_trail->setVisible(mayRead);
    if (!mayRead)
        column->addStretch(1);
    connect(m_name, &SavedLine::wanted, this, [this](const QString &text) {
        save(u"name"_s, text, m_name->shown(), tr("Team renamed to %1").arg(oneLine(text)));
    });
    return m_detail;
}

void TeamsPane::addActs()
{
    const bool mayEdit = allowed(m_gateway.actor().roles, Act::EditPeople);
    const auto add = [&](const QString &actId, const QString &text, const QString &words, auto run) {
        QAction *action = desk().actions().add({.id = actId,
                                                .text = text,
                                                .icon = u"people"_s,
                                                .menu = MenuGroup::Edit,
                                                .submenu = tr("Pe&ople"),
                                                .context = u"settings"_s,
                                                .reversal = Reversal::Undoable,
                                                .words = words,
                                                .right = Act::EditPeople},
                                               this, [this, run] {
                                                   if (!isVisible())
                                                       desk().go(SettingsPage::placeOf(id()));
                                                   run();
                                               });
        action->setEnabled(mayEdit);
        return action;
    };
    QAction *adding = add(u"teams.add"_s, tr("Add &team…"), tr("new group"), [this] { this->add(); });
    add(u"teams.take-in"_s, tr("Ta&ke person into team"), tr("add member"), [this] { takeIn(); });
    add(u"teams.take-out"_s, tr("Take person &out of team"), tr("remove member"), [this] { takeOut(); });
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addAction(adding);
}

QString TeamsPane::title() const
{
    return tr("Teams");
}

QString TeamsPane::icon() const
{
    return u"people"_s;
}

QString TeamsPane::about() const
{
    return tr("Who works together, and what tickets are given to");
}

QString TeamsPane::words() const
{
    return tr("groups members queues");
}

void TeamsPane::activate()
{
    load();
}

QWidget *TeamsPane::firstFocus()
{
    return m_list;
}

bool TeamsPane::isSettled() const
{
    return !m_isLoading && m_saving == 0;
}

QString TeamsPane::facts() const
{
    const int all = m_model->rowCount();
    return all == 1 ? tr("1 team") : tr("%1 teams").arg(wording::countText(all));
}

void TeamsPane::load()
{
    m_isLoading = true;
    const quint64 asked = ++m_asked;
    whenReady(m_gateway.persons(), this, [this, asked](const Result<std::vector<Person>> &persons) {
        if (asked != m_asked)
            return;
        whenReady(m_gateway.teams(), this, [this, asked, persons](const Result<std::vector<Team>> &teams) {
            if (asked != m_asked)
                return;
            m_isLoading = false;
            m_list->setLoading(false);
            if (!persons || !teams) {
                desk().tell(noticeOf(persons ? teams.error() : persons.error()));
                return;
            }
            m_persons = *persons;
            m_model->setTeams(*teams);
            const int row = std::max(m_model->rowOf(m_chosen), 0);
            m_list->setCurrentIndex(m_model->index(row, 0));
            choose(row);
            m_detail->setVisible(m_model->rowCount() > 0);
            Q_EMIT factsChanged();
        });
    });
}

void TeamsPane::choose(int row)
{
    const Team *team = m_model->at(row);
    if (!team)
        return;
    const bool isOther = team->uid != m_chosen;
    if (isOther) {
        m_name->commit();
        m_nameRow->setError({});
        m_memberRow->setError({});
    }
    m_chosen = team->uid;
    showTeam(*team);
    if (isOther)
        m_name->restore();
    loadHistory(team->id);
}

void TeamsPane::showTeam(const Team &team)
{
    m_name->setStored(team.name);
    const int kept = m_members->currentRow();
    m_members->clear();
    for (size_t i = 0; i < team.members.size(); ++i) {
        auto *item = new QListWidgetItem(oneLine(team.memberNames.value(qsizetype(i))), m_members);
        item->setData(Qt::UserRole, team.members[i].value);
        item->setSizeHint(QSize(0, std::max(kLeastRow, fontMetrics().height() + 2 * kGrid)));
    }
    m_members->setCurrentRow(std::min(std::max(kept, 0), m_members->count() - 1));
    const QVariant chosen = m_candidates->currentData();
    m_candidates->clear();
    for (const Person &person : m_persons) {
        const bool isMember =
            std::find(team.members.begin(), team.members.end(), person.id) != team.members.end();
        if (person.active && !isMember)
            m_candidates->addItem(person.login.isEmpty()
                                      ? oneLine(person.name)
                                      : tr("%1 (%2)").arg(oneLine(person.name), person.login),
                                  person.uid);
    }
    m_candidates->setCurrentIndex(std::max(m_candidates->findData(chosen), 0));
}

void TeamsPane::loadHistory(TeamId id)
{
    if (!allowed(m_gateway.actor().roles, Act::ReadAudit))
        return;
    whenReady(m_gateway.peopleHistory(u"team"_s, id.value), this,
              [this, uid = m_chosen](const Result<std::vector<TrailEntry>> &answer) {
                  if (uid == m_chosen)
                      m_trail->setEntries(answer.value_or(std::vector<TrailEntry>()));
              });
}

QString TeamsPane::memberUids(PersonId without) const
{
    const Team *team = m_model->at(m_model->rowOf(m_chosen));
    QStringList uids;
    for (const Person &person : m_persons) {
        if (team && person.id != without &&
            std::find(team->members.begin(), team->members.end(), person.id) != team->members.end())
            uids.append(person.uid);
    }
    return uids.join(u',');
}

void TeamsPane::takeIn()
{
    const QString uid = m_candidates->currentData().toString();
    if (uid.isEmpty() || m_chosen.isEmpty())
        return;
    const QString seen = memberUids();
    save(u"members"_s, seen.isEmpty() ? uid : seen + u',' + uid, seen,
         tr("%1 taken into %2").arg(m_candidates->currentText(), oneLine(m_name->stored())));
}

void TeamsPane::takeOut()
{
    const QListWidgetItem *item = m_members->currentItem();
    if (!item)
        return;
    const PersonId person(item->data(Qt::UserRole).toLongLong());
    save(u"members"_s, memberUids(person), memberUids(),
         tr("%1 taken out of %2").arg(item->text(), oneLine(m_name->stored())));
}

void TeamsPane::save(const QString &field, const QString &text, const QString &seen, const QString &done)
{
    const QString operation = settingsacts::newOperation();
    ++m_saving;
    whenReady(m_gateway.setTeam(m_chosen, {{field, text}}, {{{field, seen}}, operation}), this,
              [this, field, done, operation, uid = m_chosen](const Result<Team> &answer) {
                  --m_saving;
                  FormRow *row = field == "name"_L1 ? m_nameRow : m_memberRow;
                  if (answer) {
                      settingsacts::offerPeopleUndo(desk(), m_gateway, done, operation);
                      row->setError({});
                      if (field == "name"_L1 && uid == m_chosen) {
                          m_name->setStored(answer->name);
                          m_name->restore();
                      }
                      load();
                  } else if (uid == m_chosen) {
                      row->setError(wording::errorLine(answer.error()));
                  } else {
                      desk().tell(noticeOf(answer.error()));
                  }
              });
}

QString TeamsPane::error() const
{
    return m_nameRow->error() + m_memberRow->error();
}

void TeamsPane::add()
{
    auto *sheet = new AddTeamSheet(desk().window());
    sheet->keepIn(desk().drafts());
    connect(sheet, &AddTeamSheet::submitted, this, [this, sheet = QPointer(sheet)] {
        const QString operation = settingsacts::newOperation();
        whenReady(m_gateway.addTeam(sheet->name(), {}, {{}, operation}), this,
                  [this, sheet, operation](const Result<Team> &added) {
                      if (added) {
                          m_chosen = added->uid;
                          settingsacts::offerPeopleUndo(desk(), m_gateway,
                                                        tr("%1 added").arg(oneLine(added->name)), operation);
                          load();
                          if (sheet)
                              sheet->accept();
                      } else if (sheet) {
                          sheet->setError(added.error());
                      } else {
                          desk().tell(noticeOf(added.error()));
                      }
                  });
    });
    sheet->open();
}

bool TeamsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_members && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete && m_takeOut->isEnabled()) {
        takeOut();
        return true;
    }
    return SettingsPane::eventFilter(watched, event);
}

} // namespace binnacle
