"""What every page knows: the case, the person, how they like to read."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest

from tawthiq.desk import access, opened

# preference → its values, the first one unless chosen otherwise
PREFERENCES: Final[dict[str, tuple[str, ...]]] = {
    "theme": ("auto", "light", "dark"),
    "digits": ("western", "arabic"),
    "graphic": ("blur", "show"),
    "advance": ("on", "stay"),  # after a judgement: to what is next, or not
}


def preferences(request: HttpRequest) -> dict[str, str]:
    """How a person likes to read, from cookies that only say that."""
    return {
        name: value
        if (value := request.COOKIES.get(f"desk_{name}", "")) in values
        else values[0]
        for name, values in PREFERENCES.items()
    }


def desk(request: HttpRequest) -> dict[str, Any]:
    """The variables of ``base.html``."""
    return {
        "case_title": opened.title() if access.who(request) else "",
        "team": settings.TEAM,
        "who": access.who(request),
        "may": access.may(request),
        "prefers": preferences(request),
    }
