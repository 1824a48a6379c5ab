"""What a browser lets our pages do: what they load and run, and which parts of the device they ask for."""

from django.utils.csp import CSP

CONTENT_SECURITY = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "blob:"],  # a photo is seen before it is sent
    "media-src": [CSP.SELF, "blob:"],  # a memo is heard before it is sent
    "connect-src": [CSP.SELF],
    "font-src": [CSP.NONE],
    "manifest-src": [CSP.SELF],
    "worker-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}

NOBODY: list[str] = []
PERMISSIONS = {
    "accelerometer": NOBODY,
    "browsing-topics": NOBODY,
    "camera": NOBODY,
    "display-capture": NOBODY,
    "geolocation": NOBODY,
    "gyroscope": NOBODY,
    "magnetometer": NOBODY,
    "midi": NOBODY,
    "payment": NOBODY,
    "serial": NOBODY,
    "usb": NOBODY,
    "xr-spatial-tracking": NOBODY,
    "microphone": "self",
    "publickey-credentials-get": "self",
    "publickey-credentials-create": "self",
}
