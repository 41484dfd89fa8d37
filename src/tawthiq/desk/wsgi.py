"""The desk of a team as a WSGI application: ``gunicorn tawthiq.desk.wsgi``.

It shows the case of ``TAWTHIQ_CASE`` in the database of ``DATABASE_URL``.
"""

from __future__ import annotations

import os
from pathlib import Path

# Only a team has a server of its own: one person starts ``tawthiq desk``.
os.environ["TAWTHIQ_DESK_TEAM"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "tawthiq.desk.settings"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from tawthiq.desk import opened  # noqa: E402 - Django is set up by now

opened.show(Path(os.environ.get("TAWTHIQ_CASE", ".")))
