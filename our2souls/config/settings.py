"""Django's settings, from the typed readers of `env`. What is not read from there is the same on every machine."""

import secrets
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from our2souls.config import allowed_hosts, rate_limits
from our2souls.config.database.connections import databases
from our2souls.config.env import secret_files
from our2souls.config.env.variables import value_of
from our2souls.config.server import browser_policies, request_log

PACKAGE = Path(__file__).resolve().parent.parent

OUR2SOULS_DATA = value_of("DATA")
OUR2SOULS_INSTRUMENTS = value_of("INSTRUMENTS") or OUR2SOULS_DATA / "instruments"
OUR2SOULS_HELPLINES = value_of("HELPLINES") or OUR2SOULS_DATA / "helplines.yaml"
OUR2SOULS_HOST, OUR2SOULS_PORT = value_of("HOST"), value_of("PORT")
OUR2SOULS_ORIGIN = allowed_hosts.origin_of(value_of("ORIGIN"), OUR2SOULS_HOST, OUR2SOULS_PORT)
TESTS_IN = value_of("TEST_TMP")
DEBUG = value_of("DEBUG")
SECURE = OUR2SOULS_ORIGIN.startswith("https:")

# Without key files (a lint, a check) cookies are signed with a passing key and sealing fails: see secret_files.
_signing, OUR2SOULS_MASTER_KEY = secret_files.read(OUR2SOULS_DATA)
OUR2SOULS_SECRETS = OUR2SOULS_DATA / secret_files.FOLDER
OUR2SOULS_MASTER_KEY_IS_GIVEN = bool(value_of("MASTER_KEY"))
SECRET_KEY = _signing or secrets.token_urlsafe(48)

INSTALLED_APPS = [
    "our2souls.demo",
    "our2souls.bench",
    "our2souls.operation",
    "our2souls.config",
    "our2souls.web",
    "our2souls.care",
    "our2souls.story",
    "our2souls.rituals",
    "our2souls.bridges",
    "our2souls.readiness",
    "our2souls.intentions",
    "our2souls.dreams",
    "our2souls.milestones",
    "our2souls.checkins",
    "our2souls.prompts",
    "our2souls.feed",
    "our2souls.vision",
    "our2souls.vault",
    "our2souls.people",
    "our2souls.helplines",
    "our2souls.delivery",
    "our2souls.privacy",
    "our2souls.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
AUTH_USER_MODEL = "people.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "our2souls.config.urls"
WSGI_APPLICATION = "our2souls.config.wsgi.application"

MIDDLEWARE = [
    "our2souls.config.server.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "our2souls.config.server.security_headers.SecurityHeadersMiddleware",
    "our2souls.config.server.compression.CompressionMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "our2souls.people.account.session_store.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "our2souls.web.middleware.LogInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "our2souls.web.middleware.ViewerMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["our2souls.ui.templatetags.form_tokens"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "our2souls.web.context_processors.shell",
            ],
        },
    },
]

DATABASES = databases(OUR2SOULS_DATA, value_of("DATABASE_URL"), value_of("KEYS_DATABASE_URL"), TESTS_IN)
DATABASE_ROUTERS = ["our2souls.config.database.key_router.KeyRouter"]
if TESTS_IN:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
elif value_of("REDIS_URL"):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": value_of("REDIS_URL")}}
else:  # shared by all processes, unlike a process's memory: a limit must hold for the machine
    CACHES = {"default": {"BACKEND": "our2souls.config.rate_limit_store.CounterStore", "LOCATION": "counts"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Security: who may ask, what a page may do, what a cookie may.
OUR2SOULS_SECURITY_CONTACT = value_of("SECURITY_CONTACT")
OUR2SOULS_METRICS_TOKEN = value_of("METRICS_TOKEN")
OUR2SOULS_QUICK_EXIT = value_of("QUICK_EXIT") or "https://www.wikipedia.org/"
ALLOWED_HOSTS = allowed_hosts.allowed_hosts(OUR2SOULS_ORIGIN, OUR2SOULS_HOST, value_of("HOSTS"))
CSRF_TRUSTED_ORIGINS = [OUR2SOULS_ORIGIN]
SECURE_CSP = browser_policies.CONTENT_SECURITY
PERMISSIONS_POLICY = browser_policies.PERMISSIONS
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if SECURE:
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_ENGINE = "our2souls.people.account.session_store"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "our2souls.web.error_pages.csrf_failure"
FILE_UPLOAD_HANDLERS = ["our2souls.vision.media.upload_handler.MemoryUploadHandler"]  # no unencrypted copy on the disk
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024  # bytes of a form without its files

# Accounts.
AUTHENTICATION_BACKENDS = ["our2souls.people.account.auth_backend.EmailBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"  # a suite signs in a thousand times
    if TESTS_IN
    else "django.contrib.auth.hashers.Argon2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "/today", "/"
ACCOUNT_ADAPTER = "our2souls.people.account.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "our2souls.people.forms.ProfileAtSignupForm"
ACCOUNT_FORMS = {
    "add_email": "our2souls.people.account.auth_forms.ChangeEmailForm",
    "change_password": "our2souls.people.account.auth_forms.ChangePasswordForm",
    "confirm_email_verification_code": "our2souls.people.account.auth_forms.EmailCodeForm",
    "confirm_password_reset_code": "our2souls.people.account.auth_forms.ResetCodeForm",
    "login": "our2souls.people.account.auth_forms.LoginForm",
    "reauthenticate": "our2souls.people.account.auth_forms.ReauthenticateForm",
    "reset_password": "our2souls.people.account.auth_forms.RequestPasswordResetForm",
    "reset_password_from_key": "our2souls.people.account.auth_forms.ResetPasswordForm",
    "set_password": "our2souls.people.account.auth_forms.SetPasswordForm",
    "signup": "our2souls.people.account.auth_forms.SignupForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60  # seconds
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # that is, the adapter is asked: it writes the same row, and sends nothing
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60  # seconds
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
ACCOUNT_RATE_LIMITS = rate_limits.ACCOUNTS
ALLAUTH_TRUSTED_PROXY_COUNT = value_of("PROXIES")
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_ADAPTER = "our2souls.people.account.mfa_adapter.MfaAdapter"
MFA_FORMS = {
    "activate_totp": "our2souls.people.account.auth_forms.ActivateTotpForm",
    "add_webauthn": "our2souls.people.account.auth_forms.AddPasskeyForm",
    "authenticate": "our2souls.people.account.auth_forms.SecondStepForm",
    "authenticate_webauthn": "our2souls.people.account.auth_forms.PasskeySecondStepForm",
    "edit_webauthn": "our2souls.people.account.auth_forms.RenamePasskeyForm",
    "login_webauthn": "our2souls.people.account.auth_forms.PasskeyLoginForm",
    "reauthenticate": "our2souls.people.account.auth_forms.SecondStepReauthenticateForm",
    "reauthenticate_webauthn": "our2souls.people.account.auth_forms.PasskeyReauthenticateForm",
    "signup_webauthn": "our2souls.people.account.auth_forms.SignupPasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_TOTP_ISSUER = "Our2Souls"
MFA_TOTP_TOLERANCE = 1  # steps of half a minute by which a phone's clock may be early or late
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not value_of("ORIGIN") or OUR2SOULS_ORIGIN.startswith("http://localhost")
USERSESSIONS_TRACK_ACTIVITY = False  # no trail of addresses and hours

# Letters: without a mail server they lie in the data folder and appear at the terminal.
_mail = value_of("SMTP_URL")
OUR2SOULS_MAIL_IS_SENT = _mail is not None
if _mail:
    _smtp = {"host": _mail.host, "port": _mail.port, "username": _mail.username, "password": _mail.password}
    _smtp |= {"use_tls": _mail.use_tls, "use_ssl": _mail.use_ssl, "timeout": 20}
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": _smtp}}
else:
    MAILERS = {"default": {"BACKEND": "our2souls.delivery.channels.file_backend.FileEmailBackend"}}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = value_of("MAIL_FROM")

# Languages and time: everybody's zone and language is their own, the machine's is UTC and English.
LANGUAGE_CODE, TIME_ZONE, USE_TZ = "en", "UTC", True
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
FORMAT_MODULE_PATH = ["our2souls.config.formats"]
LOCALE_PATHS = [PACKAGE / "locale"]

# Static files: hashed and compressed when collected; straight from the folders for tests and developers.
STATIC_URL, STATIC_ROOT = "/static/", OUR2SOULS_DATA / "static"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "our2souls.ui.static_bundle.BundleFinder",
]
FROM_FOLDERS = bool(TESTS_IN) or DEBUG
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = FROM_FOLDERS
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": OUR2SOULS_DATA / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if FROM_FOLDERS
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

LOGGING_CONFIG = None
request_log.configure(readable=DEBUG or bool(TESTS_IN))
