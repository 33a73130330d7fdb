// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/peoplepane.h"

#include "base/whenready.h"
#include "settings/addpersonsheet.h"
#include "settings/peoplemodel.h"
#include "settings/persondetail.h"
#include "settings/savedline.h"
#include "settings/settingsacts.h"
#include "settings/settingspage.h"
#include "shell/actionregistry.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kDetailWidth = 320;

} // namespace

PeoplePane::PeoplePane(Desk &desk, SettingsGateway &gateway, QWidget *parent)
    : SettingsPane(u"people"_s, desk, parent)
    , m_gateway(gateway)
    , m_filter(new QLineEdit(this))
    , m_role(new QComboBox(this))
    , m_list(new PagedTable(this))
    , m_model(new PeopleModel(this))
    , m_detail(new PersonDetail(desk, gateway, this))
{
    const bool mayEdit = allowed(gateway.actor().roles, Act::EditPeople);
    if (!mayEdit)
        setReason(tr("Only an administrator changes people; you can look."));
    QPushButton *adding = addButton(tr("Add person…"), true);
    adding->setEnabled(mayEdit);
    adding->setToolTip(mayEdit ? QString() : plainTooltip(reason()));
    connect(adding, &QPushButton::clicked, this, &PeoplePane::add);
    buildBody();
    addSearchRow({u"list"_s, tr("People"), tr("person user account login roles"), m_list});
    addSearchRow({u"filter"_s, tr("Filter people"), tr("find person"), m_filter});
    for (const auto &[field, label] :
         {std::pair{u"name"_s, tr("Name of a person")}, std::pair{u"login"_s, tr("Sign-in name")},
          std::pair{u"email"_s, tr("Email of a person")}})
        addSearchRow({field, label, tr("person user account"), m_detail->line(field)});
    addSearchRow({u"roles"_s, tr("Roles of a person"), tr("rights agent manager administrator auditor"),
                  m_detail->roleBox(Role::Agent)});
    addSearchRow(
        {u"active"_s, tr("Active or inactive"), tr("person deactivate disable lock"), m_detail->activeBox()});
    addActs();
    connect(&gateway, &SettingsGateway::peopleChanged, this, [this] {
        if (isVisible())
            load();
    });
    connect(m_detail, &PersonDetail::saved, this, &PeoplePane::load);
    buildHead();
}

void PeoplePane::buildBody()
{
    auto *across = new QHBoxLayout;
    across->setSpacing(0);
    auto *left = new QVBoxLayout;
    left->setSpacing(2 * kGrid);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(2 * kGrid);
    m_filter->setPlaceholderText(tr("Filter people"));
    m_filter->setAccessibleName(tr("Filter people"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(symbolicIcon(u"filter"_s), QLineEdit::LeadingPosition);
    bar->addWidget(m_filter, 1);
    m_role->setAccessibleName(tr("Role"));
    m_role->addItem(tr("Any role"));
    for (const Role role : allRoles())
        m_role->addItem(wording::roleLabel(roleName(role)), int(role));
    bar->addWidget(m_role);
    left->addLayout(bar);
    m_list->setAccessibleName(tr("People"));
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setTextColumns({0, 96, 130, 110, 104});
    m_list->setYieldingColumn(PeopleModel::Teams, 130);
    m_list->setLoading(true);
    m_list->setEmptyState(new EmptyState(u"person"_s, tr("Nobody is found"),
                                         tr("No person has this in name, sign-in name, address, roles or "
                                            "teams. Clear the filter to see all."),
                                         m_list));
    left->addWidget(m_list, 1);
    across->addLayout(left, 1);
    m_detail->setFixedWidth(lengthFor(font(), kDetailWidth));
    m_detail->hide();
    across->addWidget(m_detail);
    body().addLayout(across);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        narrowed();
    });
    connect(m_role, &QComboBox::currentIndexChanged, this, [this](int place) {
        m_model->setRole(place == 0 ? std::nullopt : std::optional(Role(m_role->itemData(place).toInt())));
        narrowed();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_list, &PagedTable::opened, this, [this] { m_detail->line(u"name"_s)->setFocus(); });
}

void PeoplePane::addActs()
{
    const bool mayEdit = allowed(m_gateway.actor().roles, Act::EditPeople);
    const auto page = u"settings"_s;
    ActionRegistry &actions = desk().actions();
    const auto showing = [this](auto run) {
        return [this, run] {
            if (!isVisible())
                desk().go(SettingsPage::placeOf(id()));
            run();
        };
    };
    QAction *adding = actions.add({.id = u"people.add"_s,
                                   .text = tr("Add &person…"),
                                   .icon = u"person"_s,
                                   .menu = MenuGroup::Edit,
                                   .submenu = tr("Pe&ople"),
                                   .context = page,
                                   .reversal = Reversal::Undoable,
                                   .words = tr("new user account"),
                                   .right = Act::EditPeople},
                                  this, showing([this] { add(); }));
    QAction *active = actions.add({.id = u"people.active"_s,
                                   .text = tr("Make person &inactive or active"),
                                   .menu = MenuGroup::Edit,
                                   .submenu = tr("Pe&ople"),
                                   .context = page,
                                   .reversal = Reversal::Undoable,
                                   .words = tr("deactivate disable user"),
                                   .right = Act::EditPeople},
                                  this, showing([this] { switchActive(); }));
    actions.add({.id = u"people.filter"_s,
                 .text = tr("&Filter people"),
                 .icon = u"filter"_s,
                 .menu = MenuGroup::Edit,
                 .submenu = tr("Pe&ople"),
                 .context = page},
                this, showing([this] { m_filter->setFocus(Qt::ShortcutFocusReason); }));
    adding->setEnabled(mayEdit);
    active->setEnabled(mayEdit);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->addActions({adding, active});
}

QString PeoplePane::title() const
{
    return tr("People");
}

QString PeoplePane::icon() const
{
    return u"person"_s;
}

QString PeoplePane::about() const
{
    return tr("Who works here, how they sign in, and their roles");
}

QString PeoplePane::words() const
{
    return tr("persons users accounts login roles");
}

void PeoplePane::activate()
{
    load();
}

QWidget *PeoplePane::firstFocus()
{
    return m_list;
}

bool PeoplePane::isSettled() const
{
    return !m_isLoading && !m_detail->isBusy();
}

QString PeoplePane::facts() const
{
    const qint64 all = qint64(m_model->all().size()), shown = m_model->rowCount();
    if (m_isLoading && all == 0)
        return {};
    if (shown < all)
        return tr("%1 of %2 people").arg(wording::countText(shown), wording::countText(all));
    return all == 1 ? tr("1 person") : tr("%1 people").arg(wording::countText(all));
}

bool PeoplePane::showRow(const QString &rowId)
{
    if (!rowId.startsWith("role-"_L1))
        return SettingsPane::showRow(rowId);
    showRole(roleFromName(rowId.section(u'-', 1)));
    m_list->setFocus(Qt::OtherFocusReason);
    return true;
}

void PeoplePane::load()
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
            if (persons && teams)
                arrived(*persons, *teams);
            else
                desk().tell(noticeOf(persons ? teams.error() : persons.error()));
            Q_EMIT factsChanged();
        });
    });
}

void PeoplePane::arrived(const std::vector<Person> &persons, const std::vector<Team> &teams)
{
    m_model->setPeople(persons, teams);
    narrowed();
}

// The chosen one stays chosen while shown; else the first is.
void PeoplePane::narrowed()
{
    const int row = std::max(m_model->rowOf(m_chosen), 0);
    if (m_model->rowCount() > 0) {
        m_list->setCurrentIndex(m_model->index(row, 0));
        choose(row);
    } else {
        m_detail->commit();
        m_detail->hide();
    }
    Q_EMIT factsChanged();
}

void PeoplePane::choose(int row)
{
    const Person *person = m_model->at(row);
    if (!person)
        return;
    m_chosen = person->uid;
    m_detail->setPerson(*person, m_model->teamsOf(person->id));
    m_detail->loadHistory();
    m_detail->show();
}

void PeoplePane::add()
{
    auto *sheet = new AddPersonSheet(desk().window());
    sheet->keepIn(desk().drafts());
    connect(sheet, &AddPersonSheet::submitted, this, [this, sheet = QPointer(sheet)] {
        const QString operation = settingsacts::newOperation();
        whenReady(m_gateway.addPerson(sheet->person(), {{}, operation}), this,
                  [this, sheet, operation](const Result<Person> &added) {
                      if (added) {
                          m_filter->clear();
                          m_role->setCurrentIndex(0);
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

void PeoplePane::switchActive()
{
    if (const Person *person = m_model->at(m_model->rowOf(m_chosen)))
        m_detail->save(u"active"_s, person->active ? u"false"_s : u"true"_s,
                       personText(*person, u"active"_s));
}

void PeoplePane::showRole(std::optional<Role> role)
{
    m_filter->clear();
    m_role->setCurrentIndex(role ? m_role->findData(int(*role)) : 0);
}

} // namespace binnacle
