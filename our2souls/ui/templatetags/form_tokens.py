"""Replaces Django's csrf_token tag for every template: beside the token stands the form's key."""

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from our2souls.ui.form import key as form_key

register = template.Library()


@register.simple_tag(takes_context=True)
def csrf_token(context: Context) -> SafeString:
    """The hidden inputs of a form that is sent: against forgery, and so that sending it twice is one act."""
    token, request = context.get("csrf_token"), context.get("request")
    if not token or token == "NOTPROVIDED":  # noqa: S105 - Django's word for none
        return SafeString("")
    inputs = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)
    if request is not None and (key := form_key.of_page(request)):
        inputs += format_html('<input type="hidden" name="{}" value="{}">', form_key.FIELD, key)
    return inputs
