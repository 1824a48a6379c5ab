"""The pages around the pages: landing, installing, offline, leaving quickly."""

import json
import re

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from django.urls import reverse

from tests.cast import CastMember
from tests.markup import squeezed


def test_the_landing_page_leads_to_sign_up_and_login(nobody: Client) -> None:
    page = squeezed(nobody.get(reverse("web:landing")).text)
    assert 'class="a-saffron b-dusk"' in page
    assert page.count('class="btn btn-solid"') == 2
    assert reverse("account_login") in page
    assert 'class="nav"' not in page
    assert 'name="language" value="es" lang="es">Español' in page


def test_the_landing_page_in_spanish_declares_its_language(nobody: Client) -> None:
    page = nobody.get(reverse("web:landing"), headers={"accept-language": "es"}).text
    assert '<html lang="es"' in page


def test_the_landing_page_has_no_inline_style_or_script(nobody: Client) -> None:
    page = nobody.get(reverse("web:landing")).text
    assert re.findall(r'\sstyle="|\son\w+="|<style|<script(?![^>]*src=)', page) == []


def test_the_manifest_lets_the_app_be_installed(nobody: Client) -> None:
    response = nobody.get(reverse("web:manifest"))
    assert response["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in manifest["icons"]}
    assert "maskable" in {icon["purpose"] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        assert finders.find(icon["src"].removeprefix("/static/"))


def test_the_service_worker_caches_static_files_and_the_offline_page_only(ana: CastMember) -> None:
    response = ana.client.get(reverse("web:service_worker"))
    script = response.text
    cached = json.loads(re.search(r"KEPT = (\[.*?\])", script)[1])  # type: ignore[index]
    assert [path for path in cached if not path.startswith("/static/")] == [reverse("web:offline")]
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Service-Worker-Allowed"] == "/"
    assert "no-cache" in response["Cache-Control"]


def test_the_offline_page_is_the_same_for_everybody(ana: CastMember, nobody: Client) -> None:
    def page(client: Client) -> str:
        return client.get(reverse("web:offline")).text

    assert page(ana.client) == page(nobody)
    assert ana.person.name not in page(ana.client)


def test_quick_exit_signs_out_and_points_nowhere_back(ana: CastMember) -> None:
    response = ana.client.get(reverse("web:leave_quickly"), headers={"sec-fetch-site": "same-origin"})
    assert response.status_code == 302
    assert response["Location"] == "https://www.wikipedia.org/"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert SESSION_KEY not in ana.client.session
    assert response["Clear-Site-Data"] == '"cache", "storage"'


def test_quick_exit_works_without_fetch_metadata(ana: CastMember) -> None:
    ana.client.get(reverse("web:leave_quickly"))
    assert SESSION_KEY not in ana.client.session


def test_quick_exit_from_another_site_signs_nobody_out(ana: CastMember) -> None:
    response = ana.client.get(reverse("web:leave_quickly"), headers={"sec-fetch-site": "cross-site"})
    assert SESSION_KEY in ana.client.session
    assert "Clear-Site-Data" not in response


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_of_the_shell_allow_only_reading(nobody: Client, method: str) -> None:
    for name in ("web:manifest", "web:service_worker", "web:offline", "web:leave_quickly"):
        assert getattr(nobody, method)(reverse(name)).status_code == 405


@override_settings(OUR2SOULS_QUICK_EXIT="https://weather.example/")
def test_an_operator_chooses_where_quick_exit_leads(nobody: Client) -> None:
    assert nobody.get(reverse("web:leave_quickly"))["Location"] == "https://weather.example/"


@override_settings(ALLOWED_HOSTS=["our2souls.example"])
def test_a_wrong_host_gets_a_plain_error_page() -> None:
    response = Client(raise_request_exception=False).get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert response["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")


def test_an_unknown_path_gets_a_plain_error_page(ana: CastMember, nobody: Client) -> None:
    for client in (ana.client, nobody):
        response = client.get("/no/such/page")
        assert response.status_code == 404
        assert "This page isn’t here" in response.text


def test_a_form_without_its_csrf_token_gets_a_plain_error_page(ana: CastMember) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = ana.client.cookies
    response = client.post(reverse("set_language"), {"language": "es"})
    assert response.status_code == 403
    assert "open too long" in response.text
