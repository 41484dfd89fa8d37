"""The tokens with which a person's programs use the API."""

from __future__ import annotations

from typing import Final

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from tawthiq.case import log
from tawthiq.desk import terms, tokens
from tawthiq.desk.access import needs, who
from tawthiq.desk.numerals import numerals

_LIVES: Final = [
    (1, gettext_lazy("one day")),
    (30, gettext_lazy("30 days")),
    (90, gettext_lazy("90 days")),
    (365, gettext_lazy("one year")),
]


def _lives() -> list[tuple[int, str]]:
    return [(days, numerals(words)) for days, words in _LIVES]


_SCOPES: Final = [(scope, terms.named("scope", scope)) for scope in tokens.SCOPES]


class _New(forms.Form):
    name = forms.CharField(label=gettext_lazy("What it is for"), max_length=80)
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("What it may do"),
        choices=_SCOPES,
        initial=["read"],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("How long it lives"), choices=_lives, coerce=int, initial=90
    )


@require_http_methods(["GET", "POST"])
@needs("read")
def mine(request: HttpRequest) -> HttpResponse:
    """A person's tokens; a new one is shown on the page that answers, and never again."""
    form, secret = _New(request.POST or None), ""
    user = _user(request)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        with log.writing(who(request)) as chain:
            token, secret = tokens.make(
                user, asked["name"], asked["scopes"], asked["days"]
            )
            _log(chain, token, "token made")
        form = _New()
    held = tokens.Token.objects.filter(user=user)
    return render(
        request,
        "desk/accounts_tokens.html",
        {"form": form, "secret": secret, "tokens": held},
    )


@require_POST
@needs("read")
def revoke(request: HttpRequest, pk: int) -> HttpResponseBase:
    """End a token of one's own."""
    token = get_object_or_404(tokens.Token, pk=pk, user=_user(request))
    with log.writing(who(request)) as chain:
        tokens.revoke(token)
        _log(chain, token, "token ended")
    messages.success(request, _("The token opens nothing any more."))
    return redirect("tokens")


def _log(chain: log.Chain, token: tokens.Token, change: str) -> None:
    detail = {"change": change, "token": token.name, "scopes": token.scopes}
    chain.add("account", {"person": token.user.username, **detail})


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):  # ``needs`` lets in nobody else
        raise TypeError(request.user)
    return request.user


urlpatterns = [
    path("account/tokens", mine, name="tokens"),
    path("account/tokens/<int:pk>/end", revoke, name="token_end"),
]
