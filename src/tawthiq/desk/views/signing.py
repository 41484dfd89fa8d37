"""Coming in and going out with an account, and choosing a password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    SetPasswordForm,
)
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tawthiq.desk import accounts
from tawthiq.desk.access import needs, who


class _Enter(AuthenticationForm):
    # the same words for a wrong name, a wrong password and a person shut out
    error_messages = {  # noqa: RUF012 - as Django has it
        "invalid_login": gettext_lazy("This name and password do not let you in."),
        "inactive": gettext_lazy("This name and password do not let you in."),
    }


_login = LoginView.as_view(
    template_name="desk/login.html",
    authentication_form=_Enter,
    redirect_authenticated_user=True,
)


@sensitive_post_parameters("password")
def login(request: HttpRequest) -> HttpResponseBase:
    """The way in for a team; alone, the desk is opened with the key of the run."""
    if not settings.TEAM:
        return render(request, "desk/locked.html", status=403)
    return _login(request)


def locked_out(
    request: HttpRequest,
    response: HttpResponse | None = None,  # noqa: ARG001 - django-axes calls it so
    credentials: dict[str, Any] | None = None,  # noqa: ARG001
) -> HttpResponse:
    """What one sees after too many guesses: the same whether the name exists or not."""
    minutes = int(settings.AXES_COOLOFF_TIME * 60)
    return render(
        request, "desk/login.html", {"locked": True, "minutes": minutes}, status=429
    )


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: a form that another site may have sent, or that is from before the login."""
    return render(request, "desk/accounts_forged.html", status=403)


@require_POST
@needs("read")
def logout(request: HttpRequest) -> HttpResponseBase:
    """End this session."""
    return LogoutView.as_view()(request)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@needs("read")
def password(request: HttpRequest) -> HttpResponseBase:
    """Choose another password; all other sessions of the person end."""
    user = request.user
    if not settings.TEAM or not isinstance(user, User):
        return redirect("home")
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        accounts.choose(user, form.cleaned_data["new_password1"], by=who(request))
        update_session_auth_hash(request, user)
        messages.success(request, _("Your password was changed."))
        return redirect("home")
    return render(request, "desk/accounts_password.html", {"form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, uid: str, token: str) -> HttpResponseBase:
    """Choose a password by a link that works once."""
    user = accounts.invited(uid, token) if settings.TEAM else None
    if user is None:
        return render(request, "desk/accounts_stale.html", status=404)
    form = SetPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        accounts.choose(user, form.cleaned_data["new_password1"], by=user.username)
        messages.success(request, _("Your password is set: you can come in with it."))
        return redirect("login")
    return render(
        request, "desk/accounts_welcome.html", {"form": form, "invited": user}
    )


urlpatterns = [
    path("login", login, name="login"),
    path("logout", logout, name="logout"),
    path("account/password", password, name="password"),
    path("welcome/<str:uid>/<str:token>", welcome, name="welcome"),
]
