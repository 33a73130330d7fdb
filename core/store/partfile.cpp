// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/partfile.h"

#include "store/workspacefile.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

tl::unexpected<Error> exists(const QString &file)
{
    return fail(ErrorCode::Conflict, u"file-exists"_s, {{u"file"_s, file}});
}

} // namespace

Result<PartFile> PartFile::make(const QString &file)
{
    if (QFileInfo::exists(file))
        return exists(file);
    const QString path = u"%1.%2.part"_s.arg(file, QUuid::createUuid().toString(QUuid::Id128).left(12));
    BINNACLE_TRY(workspacefile::makeFile(path));
    return PartFile(path, file);
}

PartFile::PartFile(QString path, QString file)
    : m_path(std::move(path))
    , m_file(std::move(file))
{}

PartFile::PartFile(PartFile &&other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_file(std::move(other.m_file))
{}

PartFile::~PartFile()
{
    if (!m_path.isEmpty())
        QFile::remove(m_path);
}

Result<> PartFile::keep()
{
    if (!QFile::rename(m_path, m_file)) {
        if (QFileInfo::exists(m_file))
            return exists(m_file);
        return fail(ErrorCode::Unavailable, u"no-access"_s, {{u"file"_s, m_file}});
    }
    m_path.clear();
    return {};
}

} // namespace binnacle
