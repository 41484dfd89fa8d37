"""Django's settings for a case: nobody has to write any.

The database is put in place when a case is opened (``tawthiq.case.database``).
"""

from __future__ import annotations

from typing import Any, Final

INSTALLED_APPS: Final = ["tawthiq.case"]
DATABASES: Final[dict[str, dict[str, Any]]] = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}
}
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"
# Nothing of the command line signs anything; the desk has a key of its own.
SECRET_KEY: Final = "unused"  # noqa: S105
