// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/attachmentrow.h"

#include "base/whenready.h"
#include "theme/fonts.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "tickets/attachmentfile.h"
#include "tickets/ticketsource.h"
#include "tickets/tickettext.h"
#include "widgets/codeview.h"
#include "widgets/filedialog.h"
#include "widgets/plaintext.h"
#include "wording/errors.h"
#include "wording/quantities.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMostLines = 30;
constexpr int kIcon = 16;

} // namespace

AttachmentRow::AttachmentRow(const Attachment &attachment, TicketSource &source, SyntaxEngine &syntax,
                             QWidget *parent)
    : QWidget(parent)
    , m_attachment(attachment)
    , m_source(source)
    , m_syntax(syntax)
    , m_language(tickettext::languageOf(attachment.name, attachment.mediaType))
    , m_column(new QVBoxLayout(this))
    , m_line(new QWidget(this))
    , m_note(new ElidedLabel({}, ElidedLabel::Tone::Caption, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGrid);
    auto *line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2 * kGrid);
    auto *icon = new QLabel(m_line);
    icon->setPixmap(symbolicIcon(u"attach"_s).pixmap(kIcon, kIcon));
    line->addWidget(icon);
    auto *name = new ElidedLabel(oneLine(attachment.name), ElidedLabel::Tone::Text, m_line);
    line->addWidget(name);
    auto *about =
        new ElidedLabel(tr("%1 · %2 · %3")
                            .arg(wording::bytesText(attachment.size), attachment.addedBy,
                                 tickettext::momentText(attachment.addedAt, source.now(), source.zone())),
                        ElidedLabel::Tone::Caption, m_line);
    line->addWidget(about, 1);
    m_column->addWidget(m_line);
    if (!m_language.isEmpty()) {
        m_show = addButton(tr("Show"), tr("Show %1 here").arg(attachment.name));
        connect(m_show, &QPushButton::clicked, this, &AttachmentRow::show);
    }
    m_open = addButton(tr("Open"), tr("Open a copy of %1").arg(attachment.name));
    connect(m_open, &QPushButton::clicked, this, &AttachmentRow::open);
    connect(addButton(tr("Save as…"), tr("Save %1").arg(attachment.name)), &QPushButton::clicked, this,
            &AttachmentRow::askWhereToSave);
    m_note->setFont(captionFont(font()));
    m_note->hide();
    m_column->addWidget(m_note);
}

QPushButton *AttachmentRow::addButton(const QString &text, const QString &accessible)
{
    auto *button = new QPushButton(text, m_line);
    button->setAccessibleName(accessible);
    button->setAutoDefault(false);
    m_line->layout()->addWidget(button);
    return button;
}

void AttachmentRow::say(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void AttachmentRow::show()
{
    if (m_code) {
        m_code->setVisible(m_code->isHidden());
        m_show->setText(m_code->isHidden() ? tr("Show") : tr("Hide"));
        return;
    }
    m_show->setEnabled(false);
    whenReady(m_source.attachmentContent(m_attachment.id), this, [this](const Result<QByteArray> &content) {
        m_show->setEnabled(true);
        if (!content)
            return say(wording::errorLine(content.error()));
        m_code = new CodeView(m_syntax, this);
        m_code->setAccessibleName(tr("Content of %1").arg(m_attachment.name));
        m_code->setCode(QString::fromUtf8(*content), m_attachment.name);
        m_code->fitHeight(kMostLines);
        m_column->addWidget(m_code);
        m_show->setText(tr("Hide"));
    });
}

void AttachmentRow::open()
{
    if (!m_warned && tickettext::isRisky(m_attachment.name, m_attachment.mediaType)) {
        m_warned = true;
        say(tr(
            "This kind of file can run programs or scripts. Open it only if you know where it comes from."));
        m_open->setText(tr("Open anyway"));
        return;
    }
    openNow();
}

void AttachmentRow::openNow()
{
    say({});
    m_open->setEnabled(false);
    whenReady(m_source.attachmentContent(m_attachment.id)
                  .then(QtFuture::Launch::Async,
                        [name = m_attachment.name](const Result<QByteArray> &content) -> Result<QString> {
                            if (!content)
                                return tl::unexpected<Error>(content.error());
                            return attachmentfile::privateCopy(name, *content);
                        }),
              this, [this](const Result<QString> &path) {
                  m_open->setEnabled(true);
                  if (!path)
                      return say(wording::errorLine(path.error()));
                  if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*path)))
                      say(tr("No program on this desktop opens such a file. Save it instead."));
              });
}

void AttachmentRow::askWhereToSave()
{
    QFileDialog *dialog = makeFileDialog(window(), tr("Save attachment"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(tickettext::safeFileName(m_attachment.name));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        whenReady(m_source.attachmentContent(m_attachment.id)
                      .then(QtFuture::Launch::Async,
                            [path](const Result<QByteArray> &content) -> Result<QString> {
                                if (!content)
                                    return tl::unexpected<Error>(content.error());
                                return attachmentfile::save(path, *content);
                            }),
                  this, [this](const Result<QString> &saved) {
                      say(saved ? tr("Saved.") : wording::errorLine(saved.error()));
                  });
    });
    dialog->open();
}

} // namespace binnacle
