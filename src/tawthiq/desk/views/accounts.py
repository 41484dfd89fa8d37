"""The people of a team, for its administrators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from axes.models import AccessFailureLog, AccessLog
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tawthiq.desk import accounts, sessions, terms
from tawthiq.desk.access import ROLES, View, needs, who
from tawthiq.desk.tokens import Token
from tawthiq.desk.views import signing, tokens

locked_out = signing.locked_out  # django-axes finds it here
_SHOWN: Final = 20  # of the last sign-ins
_ROLES: Final = [(role, terms.named("role", role)) for role in ROLES]


class _Why(forms.Form):
    why = forms.CharField(label=gettext_lazy("Why"), max_length=500, strip=True)


class _Role(_Why):
    role = forms.ChoiceField(label=gettext_lazy("Role"), choices=_ROLES)
    field_order = ["role", "why"]  # noqa: RUF012 - as Django has it


class _New(_Role):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150, strip=True)
    field_order = ["name", "role", "why"]  # noqa: RUF012


def _team(view: View) -> View:
    """Alone, there are no accounts."""

    def guarded(request: HttpRequest, *args: object, **more: object) -> Any:  # noqa: ANN401
        if not settings.TEAM:
            raise Http404
        return view(request, *args, **more)

    return guarded


@require_http_methods(["GET", "POST"])
@needs("admin")
@_team
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account; add one."""
    form = _New(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            user = accounts.add(
                asked["name"], asked["role"], by=who(request), why=asked["why"]
            )
        except ValidationError as error:
            form.add_error("name", error.messages)
        else:
            return _linked(request, user)
    held = accounts.people()
    return render(request, "desk/accounts.html", {"form": form, "people": held})


@require_GET
@needs("admin")
@_team
def account(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: role, sessions, tokens, sign-ins."""
    user = _person(pk)
    mine = {"username": user.username}
    return render(
        request,
        "desk/accounts_one.html",
        {
            "person": accounts.Person(user, accounts.role_of(user)),
            "form": _Role(initial={"role": accounts.role_of(user)}),
            "sessions": sessions.of(user),
            "tokens": Token.objects.filter(user=user)[:_SHOWN],
            "entered": AccessLog.objects.filter(**mine)[:_SHOWN],
            "failed": AccessFailureLog.objects.filter(**mine)[:_SHOWN],
        },
    )


@require_POST
@needs("admin")
@_team
def role(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Give a person another role."""
    form = _Role(request.POST)
    if not form.is_valid():
        return _incomplete(request, pk)
    asked = form.cleaned_data
    accounts.set_role(_person(pk), asked["role"], by=who(request), why=asked["why"])
    return redirect("account", pk)


def _act(act: Callable[..., object], told: Any) -> View:  # noqa: ANN401
    """A view that does one thing to a person, with a reason."""

    @require_POST
    @needs("admin")
    @_team
    def view(request: HttpRequest, pk: int) -> HttpResponseBase:
        form = _Why(request.POST)
        if not form.is_valid():
            return _incomplete(request, pk)
        user = _person(pk)
        act(user, by=who(request), why=form.cleaned_data["why"])
        messages.success(request, told)
        return redirect("account", pk)

    return view


shut_out = _act(
    accounts.shut_out, gettext_lazy("Shut out: sessions and tokens ended just now.")
)
let_in = _act(accounts.let_in, gettext_lazy("Let in again."))
end = _act(accounts.end_sessions, gettext_lazy("All sessions ended just now."))


@require_POST
@needs("admin")
@_team
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a password away, and show the link to a new one, once."""
    form = _Why(request.POST)
    if not form.is_valid():
        return _incomplete(request, pk)
    user = _person(pk)
    accounts.reset(user, by=who(request), why=form.cleaned_data["why"])
    return _linked(request, user)


def _linked(request: HttpRequest, user: User) -> HttpResponse:
    address = request.build_absolute_uri(accounts.link(user))
    return render(
        request, "desk/accounts_link.html", {"person": user, "address": address}
    )


def _incomplete(request: HttpRequest, pk: int) -> HttpResponse:
    messages.error(request, _("Say why: the log keeps it."))
    return redirect("account", pk)


def _person(pk: int) -> User:
    return get_object_or_404(User, pk=pk, groups__name__in=ROLES)


urlpatterns = [
    *signing.urlpatterns,
    *tokens.urlpatterns,
    path("accounts", people, name="accounts"),
    path("accounts/<int:pk>", account, name="account"),
    path("accounts/<int:pk>/role", role, name="account_role"),
    path("accounts/<int:pk>/shut-out", shut_out, name="account_shut_out"),
    path("accounts/<int:pk>/let-in", let_in, name="account_let_in"),
    path("accounts/<int:pk>/sessions", end, name="account_sessions"),
    path("accounts/<int:pk>/reset", reset, name="account_reset"),
]
