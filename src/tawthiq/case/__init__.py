"""The case file: reports kept as evidence, their claims, what people decided of them.

Importing it sets Django up with settings of its own, unless the process has others.
"""

from __future__ import annotations

import os

import django
from django.conf import settings

if not settings.configured:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tawthiq.case.settings")
    django.setup()
