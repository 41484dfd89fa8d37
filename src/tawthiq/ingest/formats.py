"""Which reader reads an original: by its first bytes, then by its name's ending.

Readers are imported when they are first needed; one whose library is not installed
refuses its files with the words to install it.
"""

from __future__ import annotations

from typing import Final

# format → the function of type ``ReadItems`` that reads it
READERS: Final = {
    "text": "tawthiq.ingest.plain:read",
    "html": "tawthiq.ingest.html:read",
    "docx": "tawthiq.ingest.word:read",
    "pdf": "tawthiq.ingest.pdf:read",
    "mail": "tawthiq.ingest.mail:read",
    "jsonl": "tawthiq.ingest.lines:read",
    "csv": "tawthiq.ingest.table:read",
    "feed": "tawthiq.ingest.feed:read",
    "warc": "tawthiq.ingest.warc:read",
    "wacz": "tawthiq.ingest.warc:read_wacz",
    "telegram": "tawthiq.ingest.telegram:read",
    "zip": "tawthiq.ingest.archive:read",
}
