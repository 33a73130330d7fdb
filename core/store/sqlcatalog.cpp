// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlcatalog.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kMark = u"-- name:"_s;

// A block's text without the comment lines around it and the closing semicolon.
QString cleaned(const QStringList &lines)
{
    QStringList kept;
    for (const QString &line : lines) {
        if (!line.trimmed().startsWith(u"--"_s))
            kept.append(line);
    }
    QString text = kept.join(u'\n').trimmed();
    if (text.endsWith(u';'))
        text.chop(1);
    return text;
}

} // namespace

SqlCatalog::SqlCatalog(const QString &file)
    : m_file(file)
{
    QFile resource(u":/binnacle/sql/"_s + file);
    if (!resource.open(QIODevice::ReadOnly))
        qFatal("no SQL resource %s", qUtf8Printable(file));
    const QStringList lines = QString::fromUtf8(resource.readAll()).split(u'\n');
    QString name;
    QStringList block;
    const auto keep = [&] {
        if (name.isEmpty())
            return;
        if (m_texts.contains(name))
            qFatal("SQL block %s twice in %s", qUtf8Printable(name), qUtf8Printable(file));
        m_texts.insert(name, cleaned(block));
    };
    for (const QString &line : lines) {
        if (!line.startsWith(kMark)) {
            block.append(line);
            continue;
        }
        keep();
        name = line.mid(kMark.size()).simplified();
        block.clear();
    }
    keep();
    // {{name}} stands for the block of that name; what else stands in braces is filled in by who uses the
    // block.
    for (QString &text : m_texts) {
        for (auto part = m_texts.cbegin(); part != m_texts.cend(); ++part) {
            if (const QString mark = u"{{"_s + part.key() + u"}}"_s; text.contains(mark))
                text.replace(mark, QString(part.value()));
        }
    }
}

QString SqlCatalog::text(const QString &name, Engine engine) const
{
    auto found = m_texts.constFind(name + u' ' + engineName(engine));
    if (found == m_texts.constEnd())
        found = m_texts.constFind(name);
    if (found == m_texts.constEnd())
        qFatal("no SQL block %s in %s", qUtf8Printable(name), qUtf8Printable(m_file));
    return *found;
}

QStringList SqlCatalog::names() const
{
    QStringList names;
    for (auto it = m_texts.keyBegin(); it != m_texts.keyEnd(); ++it) {
        const QString name = it->section(u' ', 0, 0);
        if (!names.contains(name))
            names.append(name);
    }
    names.sort();
    return names;
}

} // namespace binnacle
