"""Files that people have but that hold no plain text: what they are, by their first bytes, and what to do with them."""

from __future__ import annotations

_DOCUMENT = "extract its text first, e.g. with: pandoc -t plain"
_NOT_TEXT = "it holds no text to read"
_SHEET = "save the sheet as CSV first"

# First bytes -> what the file is, and the mend.
_STARTS = (
    (b"%PDF-", "a PDF", "extract its text first, e.g. with: pdftotext"),
    (b"{\\rtf", "an RTF document", _DOCUMENT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save it as plain text first"),
    (b"\x89PNG\r\n", "an image (PNG)", _NOT_TEXT),
    (b"\xff\xd8\xff", "an image (JPEG)", _NOT_TEXT),
    (b"GIF87a", "an image (GIF)", _NOT_TEXT),
    (b"GIF89a", "an image (GIF)", _NOT_TEXT),
    (b"II*\0", "an image (TIFF)", _NOT_TEXT),
    (b"MM\0*", "an image (TIFF)", _NOT_TEXT),
    (b"ID3\x03", "audio (MP3)", _NOT_TEXT),
    (b"ID3\x04", "audio (MP3)", _NOT_TEXT),
    (b"\xff\xfb", "audio (MP3)", _NOT_TEXT),
    (b"OggS\0", "audio or video (Ogg)", _NOT_TEXT),
    (b"fLaC\0", "audio (FLAC)", _NOT_TEXT),
    (b"\x1a\x45\xdf\xa3", "video (Matroska or WebM)", _NOT_TEXT),
)
_RIFF = {b"WEBP": "an image (WebP)", b"WAVE": "audio (WAV)", b"AVI ": "video (AVI)"}
# Words in the first bytes of a zip of XML -> what it is, and the mend.
_ZIPPED = (
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "an OpenDocument sheet", _SHEET),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _DOCUMENT),
    (b"mimetypeapplication/epub+zip", "an e-book (EPUB)", _DOCUMENT),
    (b"word/", "a Word document", _DOCUMENT),
    (b"xl/", "an Excel file", _SHEET),
    (b"ppt/", "a PowerPoint file", "save its text as a file first"),
    (b"[Content_Types].xml", "an Office document", _DOCUMENT),
)


def refusal(head: bytes) -> str | None:
    """Why a file that begins so is none that holds articles; None when it may be one."""
    found = next(((what, mend) for start, what, mend in _STARTS if head.startswith(start)), None)
    if head.startswith(b"RIFF") and head[8:12] in _RIFF:
        found = _RIFF[head[8:12]], _NOT_TEXT
    if head[4:8] == b"ftyp":
        found = "audio or video (MP4)", _NOT_TEXT
    if head.startswith(b"PK\x03\x04"):
        found = next(((what, mend) for name, what, mend in _ZIPPED if name in _names(head)), None)
    return f"is {found[0]}; {found[1]}" if found else None


def _names(head: bytes) -> bytes:
    """The part of a zip's beginning in which an Office or OpenDocument file tells what it is."""
    own = head.startswith(b"mimetype", 30) or head.startswith((b"[Content_Types].xml", b"_rels/", b"docProps/"), 30)
    return head[30:] if own else b""
