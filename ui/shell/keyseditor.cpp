// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keyseditor.h"

#include "base/outputfile.h"
#include "base/whenready.h"
#include "shell/actionregistry.h"
#include "shell/keycapture.h"
#include "shell/keysdelegate.h"
#include "shell/keysfile.h"
#include "shell/keysmodel.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/filedialog.h"
#include "widgets/pagedtable.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"

#include <QCheckBox>
#include <QFile>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QShortcut>
#include <QThreadPool>
#include <QVBoxLayout>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kUndosKept = 50;

// Files are read and written off the GUI thread.
template <typename T>
QFuture<Result<T>> inBackground(std::function<Result<T>()> work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>(); // outlives whichever thread ends first
    promise->start();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

Result<QByteArray> bytesOf(const QString &path, const QStringList &used)
{
    BINNACLE_TRY(mayReadInput(path, used));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, path}});
    return file.read(keysfile::kLargest + 1);
}

QPushButton *button(const QString &text, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setAutoDefault(false);
    made->setAccessibleName(ActionRegistry::plainText(text));
    return made;
}

} // namespace

KeysEditor::KeysEditor(ActionRegistry &actions, const QStringList &used, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_used(used)
    , m_model(new KeysModel(actions, this))
    , m_heading(new QWidget(this))
    , m_filter(new QLineEdit(this))
    , m_letters(new QCheckBox(tr("Single-&letter keys"), this))
    , m_table(new PagedTable(this))
    , m_undo(button(tr("&Undo"), this))
    , m_resetAll(button(tr("Reset a&ll"), this))
    , m_said(new QLabel(this))
{
    build();
    connectAll();
    m_table->setCurrentIndex(m_model->index(0, 0));
    showChosen();
    setFocusProxy(m_filter);
}

void KeysEditor::build()
{
    auto *heading = new QVBoxLayout(m_heading);
    heading->setContentsMargins({});
    heading->setSpacing(0);
    auto *title = new ElidedLabel(tr("Keyboard shortcuts"), ElidedLabel::Tone::Text, m_heading);
    title->setFont(titleFont(font()));
    heading->addWidget(title);
    heading->addWidget(new ElidedLabel(tr("Kept on this machine"), ElidedLabel::Tone::Second, m_heading));
    m_filter->setPlaceholderText(tr("Find an act or a key"));
    m_filter->setAccessibleName(tr("Find an act or a key"));
    m_filter->setClearButtonEnabled(true);
    m_letters->setToolTip(tr("Off: letters, digits and signs alone start no act anywhere"));
    m_letters->setChecked(m_actions.bindings().letters);
    m_table->setAccessibleName(tr("Acts and their keys"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(KeysModel::KeysColumn, new KeysDelegate(m_table));
    m_table->setTextColumns({0, 180, 230});
    m_table->setEmptyState(new EmptyState(u"keyboard"_s, tr("No act fits"),
                                          tr("Other words, or a key such as Ctrl+K, may find it.")));
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(fontMetrics().height());
    auto *top = new QHBoxLayout;
    top->setSpacing(3 * kGrid);
    top->addWidget(m_filter, 1);
    top->addWidget(m_letters);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_heading);
    layout->addLayout(top);
    layout->addWidget(m_table, 1);
    layout->addWidget(buildStrip());
    auto *foot = new QHBoxLayout;
    foot->setSpacing(2 * kGrid);
    QPushButton *import = button(tr("&Import…"), this);
    QPushButton *exporting = button(tr("E&xport…"), this);
    for (QPushButton *one : {m_undo, m_resetAll, import, exporting})
        foot->addWidget(one);
    foot->addStretch(1);
    layout->addLayout(foot);
    connect(import, &QPushButton::clicked, this, &KeysEditor::askImport);
    connect(exporting, &QPushButton::clicked, this, &KeysEditor::askExport);
}

// The act that is chosen, and what can be done with its keys.
QWidget *KeysEditor::buildStrip()
{
    auto *strip = new QWidget(this);
    m_name = new ElidedLabel({}, ElidedLabel::Tone::Text, strip);
    m_name->setFont(strongFont(font()));
    m_capture = new KeyCapture(strip);
    m_capture->setAccessibleName(tr("New key"));
    m_capture->setAccessibleDescription(tr("Press a key, or two one after the other. Esc leaves."));
    m_capture->setPlaceholderText(tr("Press a key, or two"));
    m_capture->setFixedWidth(lengthFor(font(), 180));
    m_add = button(tr("&Add a key"), strip);
    m_remove = button(tr("Re&move keys"), strip);
    m_reset = button(tr("&Reset"), strip);
    m_takeIt = button(tr("&Take it"), strip);
    auto *across = new QHBoxLayout;
    across->setSpacing(2 * kGrid);
    across->addWidget(m_name, 1);
    for (QWidget *one : {static_cast<QWidget *>(m_capture), static_cast<QWidget *>(m_add),
                         static_cast<QWidget *>(m_remove), static_cast<QWidget *>(m_reset)})
        across->addWidget(one);
    auto *below = new QHBoxLayout;
    below->setSpacing(2 * kGrid);
    below->addWidget(m_said, 1);
    below->addWidget(m_takeIt);
    auto *layout = new QVBoxLayout(strip);
    layout->setContentsMargins({});
    layout->setSpacing(kGrid);
    layout->addLayout(across);
    layout->addLayout(below);
    QSizePolicy keeps = m_takeIt->sizePolicy();
    keeps.setRetainSizeWhenHidden(true); // nothing jumps when a key is taken
    m_takeIt->setSizePolicy(keeps);
    m_takeIt->hide();
    return strip;
}

void KeysEditor::connectAll()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &typed) {
        const QString before = chosen();
        m_model->setFilter(typed);
        const int row = std::max(0, m_model->rowOf(before));
        m_table->setCurrentIndex(m_model->index(row, 0));
        showChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &KeysEditor::showChosen);
    connect(m_table, &PagedTable::opened, this, [this] { begin(false); });
    connect(m_filter, &QLineEdit::returnPressed, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_capture, &KeyCapture::captured, this, &KeysEditor::take);
    connect(m_capture, &KeyCapture::left, this, [this] {
        say({});
        m_table->setFocus();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_takeIt, &QPushButton::clicked, this, &KeysEditor::takeFromHolder);
    connect(m_undo, &QPushButton::clicked, this, &KeysEditor::undo);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const QString id = chosen();
        change([this, id] { return m_actions.bind(id, {}); }, tr("“%1” has no key.").arg(nameOf(id)));
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        const QString id = chosen();
        change([this, id] { return m_actions.resetKeys(id); },
               tr("“%1” has the keys it comes with.").arg(nameOf(id)));
    });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        change(
            [this]() -> Result<> {
                m_actions.resetAllKeys();
                return {};
            },
            tr("All acts have the keys they come with."));
    });
    connect(m_letters, &QCheckBox::toggled, this, [this](bool on) {
        if (on == m_actions.bindings().letters)
            return;
        change(
            [this, on]() -> Result<> {
                m_actions.setLetters(on);
                return {};
            },
            on ? tr("Single letters are keys.") : tr("Single letters start nothing any more."));
    });
    connect(&m_actions, &ActionRegistry::keysChanged, this, [this] {
        m_letters->setChecked(m_actions.bindings().letters);
        showChosen();
    });
    auto *back = new QShortcut(QKeySequence::Undo, this);
    back->setContext(Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, this, &KeysEditor::undo);
}

void KeysEditor::setHeadingShown(bool shown)
{
    m_heading->setVisible(shown);
}

void KeysEditor::choose(const QString &id)
{
    m_table->setCurrentIndex(m_model->index(m_model->rowOf(id), 0));
}

QString KeysEditor::chosen() const
{
    const ActionRegistry::Entry *entry = m_model->at(m_table->currentIndex().row());
    return entry ? entry->spec.id : QString();
}

QString KeysEditor::nameOf(const QString &id) const
{
    return m_actions.nameOf(id);
}

void KeysEditor::showChosen()
{
    const ActionRegistry::Entry *entry = m_model->at(m_table->currentIndex().row());
    m_name->setText(entry ? ActionRegistry::plainText(entry->spec.text) : QString());
    m_capture->setEnabled(entry);
    m_capture->clearKeys();
    m_add->setEnabled(entry && !entry->keys.isEmpty());
    m_remove->setEnabled(entry && !entry->keys.isEmpty());
    m_reset->setEnabled(entry && entry->isChanged());
    m_undo->setEnabled(!m_before.isEmpty());
    m_resetAll->setEnabled(!m_actions.bindings().changed.isEmpty());
    m_takeIt->hide();
    m_beside = false;
    say({});
}

void KeysEditor::begin(bool beside)
{
    m_capture->clearKeys();
    m_takeIt->hide();
    m_beside = beside;
    m_capture->setFocus();
    say(beside ? tr("Press the key “%1” has from now on, too.").arg(nameOf(chosen()))
               : tr("Press the key “%1” has from now on.").arg(nameOf(chosen())));
}

void KeysEditor::take(const QKeySequence &key)
{
    const QString id = chosen();
    const ActionRegistry::Entry *entry = m_model->at(m_model->rowOf(id));
    if (!entry)
        return;
    const ActionRegistry::Holder holder = m_actions.holderOf(id, key);
    if (!holder.isNobody()) {
        m_asked = key;
        const auto refused = m_actions.bind(id, {key});
        complain(refused.error());
        m_takeIt->setVisible(!holder.act.isEmpty());
        if (!holder.act.isEmpty()) {
            m_takeIt->setAccessibleName(tr("Take it from “%1”").arg(nameOf(holder.act)));
            m_takeIt->setFocus();
        }
        return;
    }
    Keys keys = m_beside ? entry->keys : Keys();
    if (!keys.contains(key))
        keys.append(key);
    change([this, id, keys] { return m_actions.bind(id, keys); },
           tr("“%1” is on %2.").arg(nameOf(id), keyrules::shown(keys)));
    m_table->setFocus();
}

void KeysEditor::takeFromHolder()
{
    const QString id = chosen();
    const QKeySequence key = m_asked;
    const bool beside = m_beside;
    QStringList without;
    change(
        [&]() -> Result<> {
            const KeyBindings before = m_actions.bindings();
            // A key may be the begin of several chords: of each who has one.
            for (auto holder = m_actions.holderOf(id, key); !holder.act.isEmpty();
                 holder = m_actions.holderOf(id, key)) {
                const auto all = m_actions.entries();
                const auto entry = std::find_if(all.begin(), all.end(),
                                                [&](const auto &one) { return one.spec.id == holder.act; });
                Keys rest = entry->keys;
                rest.removeIf([&key](const QKeySequence &one) { return keyrules::areInTheWay(one, key); });
                without.append(nameOf(holder.act));
                BINNACLE_TRY(m_actions.bind(holder.act, rest));
            }
            const ActionRegistry::Entry *entry = m_model->at(m_model->rowOf(id));
            Keys keys = beside && entry ? entry->keys : Keys();
            keys.append(key);
            const auto bound = m_actions.bind(id, keys);
            if (!bound)
                m_actions.setBindings(before);
            return bound;
        },
        {});
    say(tr("“%1” is on %2. Without it now: %3.")
            .arg(nameOf(id), key.toString(QKeySequence::NativeText), without.join(u", "_s)));
    m_table->setFocus();
}

void KeysEditor::change(const std::function<Result<>()> &act, const QString &done)
{
    const KeyBindings before = m_actions.bindings();
    const Result<> changed = act();
    if (!changed)
        return complain(changed.error());
    if (m_actions.bindings() != before) {
        m_before.append(before);
        if (m_before.size() > kUndosKept)
            m_before.removeFirst();
    }
    showChosen();
    say(done);
}

void KeysEditor::undo()
{
    if (m_before.isEmpty())
        return;
    m_actions.setBindings(m_before.takeLast());
    showChosen();
    say(tr("Taken back."));
}

void KeysEditor::askExport()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Export the keys"), tr("Text (*.txt)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"binnacle-keys.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &KeysEditor::exportTo);
    dialog->open();
}

void KeysEditor::askImport()
{
    QFileDialog *dialog = makeFileDialog(this, tr("Import keys"), tr("Text (*.txt)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &KeysEditor::importFrom);
    dialog->open();
}

void KeysEditor::exportTo(const QString &path)
{
    const std::function<Result<>()> write = [path, used = m_used,
                                             bytes = keysfile::written(m_actions)]() -> Result<> {
        BINNACLE_TRY(mayWriteOutput(path, used));
        return saveOutput(path, bytes);
    };
    whenReady(inBackground<void>(write), this, [this, path](const Result<> &saved) {
        if (saved)
            say(tr("Saved as %1.").arg(path));
        else
            complain(saved.error());
        Q_EMIT fileDone();
    });
}

void KeysEditor::importFrom(const QString &path)
{
    const std::function<Result<QByteArray>()> read = [path, used = m_used] { return bytesOf(path, used); };
    whenReady(inBackground<QByteArray>(read), this, [this](const Result<QByteArray> &bytes) {
        const Result<KeyBindings> keys =
            bytes ? keysfile::read(*bytes, m_actions) : Result<KeyBindings>(tl::unexpected(bytes.error()));
        if (keys) {
            change(
                [this, &keys]() -> Result<> {
                    m_actions.setBindings(*keys);
                    return {};
                },
                tr("The keys of the file hold."));
        } else {
            complain(keys.error());
        }
        Q_EMIT fileDone();
    });
}

void KeysEditor::complain(const Error &error)
{
    say(wording::errorLine(error), true);
}

void KeysEditor::say(const QString &text, bool isWrong)
{
    QPalette colors = m_said->palette();
    const Theme &theme = Theme::of(this);
    colors.setColor(QPalette::WindowText, isWrong ? theme.bad : theme.text2);
    m_said->setPalette(colors);
    m_said->setText(text);
    m_said->setAccessibleName(text);
}

QString KeysEditor::said() const
{
    return m_said->text();
}

} // namespace binnacle
