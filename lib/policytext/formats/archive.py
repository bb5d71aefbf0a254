"""Packed files (DOCX, XLSX): refused where they would unpack to more than people write."""

import io
import zipfile

from ..errors import CorpusError

LARGEST = 400 * 2**20  # bytes of all members
DENSEST = 200  # unpacked bytes for one packed; text and tables pack to a tenth or twentieth
SMALL = 2**20  # a member that is smaller may pack as densely as it likes
MOST = 10_000  # members


def check_archive(data: bytes, where: str) -> list[str]:
    """Names in a packed file; raises `CorpusError` for a bomb, a damaged or a locked file."""
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        remedy = "open it in Word or Excel and save it again"
        raise CorpusError("the packed file is damaged", where=where, remedy=remedy) from None
    if any(member.flag_bits & 1 for member in members):
        raise CorpusError("the file is locked", where=where, remedy="save it without a password")
    dense = [m for m in members if m.file_size > SMALL and m.file_size > DENSEST * max(m.compress_size, 1)]
    if dense or len(members) > MOST or sum(m.file_size for m in members) > LARGEST:
        remedy = "save its text alone into a new file"
        raise CorpusError("the file would unpack to far more than a document", where=where, remedy=remedy)
    return [member.filename for member in members]


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> bytes:
    """Bytes of a member, no more of them than it says it has."""
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError):
        data = None
    if data is None or len(data) > member.file_size:
        remedy = "open it in Word or Excel and save it again"
        raise CorpusError(f"{member.filename} in the file is damaged", where=where, remedy=remedy)
    return data
