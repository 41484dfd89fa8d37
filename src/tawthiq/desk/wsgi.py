"""The desk as a WSGI application: ``gunicorn tawthiq.desk.wsgi:application``.

It shows the case of ``TAWTHIQ_CASE`` in the database of ``DATABASE_URL``.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawthiq.desk.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from tawthiq.desk import opened  # noqa: E402 - Django is set up by now

opened.show(Path(os.environ.get("TAWTHIQ_CASE", ".")))
