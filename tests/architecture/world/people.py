"""What belongs to accounts: Cleo's invitation, Ana's second steps, her passkey, and where she is logged in."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from our2souls.lib.clock import now
from our2souls.people.account.portability import pending_import
from our2souls.people.models import ImportedRecord, PlannedErasure
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import OPEN, Scene


def invitation(scene: Scene) -> None:
    """An open invitation of Cleo's."""
    with viewing(scene.cleo.viewer):
        sent = pairing_actions.invite(scene.cleo.person, words=scene.words("cleo", OPEN, "invitation"))
    scene.tokens["cleo"] = sent.token


def on_their_way(scene: Scene) -> None:
    """Ana is about to bring in an export, has brought one in before, and will be erased, far ahead."""
    ana = scene.ana
    with viewing(ana.viewer):
        pending_import.store(b"an export, some day")
        ImportedRecord.objects.create(owner=ana.person, kind="dream", row=uuid4(), digest="0" * 64)
        PlannedErasure.objects.create(owner=ana.person, due_at=now() + timedelta(days=36_500))


def second_steps(scene: Scene) -> None:
    """Ana's second steps, her passkey, and where she is logged in."""
    ana = scene.ana
    TOTP.activate(ana.person, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(ana.person)
    data = {"name": "Phone", "credential": a_passkey()}
    passkey = Authenticator.objects.create(user=ana.person, type="webauthn", data=data)
    session = UserSession.objects.create(
        user=ana.person, session_key=ana.client.session.session_key, ip="127.0.0.1", user_agent="Firefox", data={}
    )
    scene.tokens |= {"ana.passkey": passkey.pk, "ana.session": session.pk}


def a_passkey() -> dict[str, Any]:
    """What a phone answers when a passkey is made, as it is kept."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key = AttestedCredentialData.create(Aaguid.NONE, b"phone", public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(sha256(b"localhost"), flags, 0, bytes(key))
    response = {
        "attestationObject": bytes(AttestationObject.create("none", data, {})),
        "clientDataJSON": bytes(CollectedClientData.create("webauthn.create", b"challenge", "http://localhost:8000")),
    }
    return {
        "id": websafe_encode(b"phone"),
        "rawId": websafe_encode(b"phone"),
        "type": "public-key",
        "response": {name: websafe_encode(content) for name, content in response.items()},
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
