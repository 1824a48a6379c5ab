"""Leave quickly: signed out and elsewhere in one tap, with nothing that points back."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from our2souls.people.account import known_devices


@login_not_required
@require_safe
@never_cache
def leave_quickly(request: HttpRequest) -> HttpResponseRedirect:
    """Sign out and go to an ordinary page (setting OUR2SOULS_QUICK_EXIT).

    A plain link, since a form may not lead to another host under our policy, and it must work without script. No other
    site can sign somebody out by linking here: a request that a browser says comes from elsewhere only leaves. The browser
    is asked to forget what it keeps of this site, which it does over https and on its own machine.
    """
    response = HttpResponseRedirect(settings.OUR2SOULS_QUICK_EXIT)
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}:
        logout(request)
        known_devices.forget(response)
        response["Clear-Site-Data"] = '"cache", "storage"'
    response["Referrer-Policy"] = "no-referrer"
    return response
