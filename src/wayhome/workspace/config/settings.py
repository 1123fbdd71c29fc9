"""Every setting of the workspace, read once from the environment, in one flat file.

    WAYHOME_HOME          folder of the store, releases and the default database (lexicon.home)
    WAYHOME_DATABASE      postgresql://user:password@host:port/name; SQLite in the home without it
    WAYHOME_SECRET_KEY    signs cookies; made by itself in a demonstration, required otherwise
    WAYHOME_HOSTS         names the workspace answers to, separated by commas
    WAYHOME_PROXIES       addresses of the web servers in front, besides this machine
    WAYHOME_NETWORK_LOCK  wrong passwords from one network that lock it
    WAYHOME_BUILDS        when builds are made, in words for pages: "every night at 02:00"
    WAYHOME_BUILD_AFTER   seconds without anything new before one begins by itself; off: none does
    WAYHOME_BUILD_WITHIN  seconds after which one begins although more comes
    WAYHOME_MAIL          the mail server: smtp://user:password@host:587; no e-mail without it
    WAYHOME_MAIL_FROM     the address that e-mails come from
    WAYHOME_UPLOAD_LIMIT  the largest file a browser may send, in MB
    WAYHOME_API_LIMIT     how often an integration may ask, within a minute
    WAYHOME_HOOK_NETWORKS networks besides the open internet to which word may be sent
    WAYHOME_FILE_KEY      seals attachments; several: the first seals, the others still open
    WAYHOME_CLAMAV        where a virus scanner listens: /path/of/its/socket, or host:port
    WAYHOME_DEMO          1 = a demonstration: invented people, demonstration accounts, plain http

The rule kept: outside a demonstration nothing here is lax, and nothing that is missing is guessed.
"""

import os
from datetime import timedelta

from wayhome.lexicon.home import home
from wayhome.workspace.attachments import file_keys, scanning
from wayhome.workspace.config import databases, log_lines, mail, numbers, secret, settling

DEMO = os.environ.get("WAYHOME_DEMO", "").lower() in {"1", "yes", "true"}
DEBUG = False  # a traceback may hold a person, so no mode shows one
SECRET_KEY = secret.key(home(), DEMO)
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = [h.strip() for h in os.environ.get("WAYHOME_HOSTS", "").split(",") if h.strip()]
ALLOWED_HOSTS = ALLOWED_HOSTS or LOCAL_HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in LOCAL_HOSTS]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "wayhome.workspace.accounts",
    "wayhome.workspace.trail",
    "wayhome.workspace.gate",
    "wayhome.workspace.deliveries",
    "wayhome.workspace.found",
    "wayhome.workspace.judging",
    "wayhome.workspace.pictures",
    "wayhome.workspace.answering",
    "wayhome.workspace.sessions",
    "wayhome.workspace.disputing",
    "wayhome.workspace.exporting",
    "wayhome.workspace.deciding",
    "wayhome.workspace.stating",
    "wayhome.workspace.lists",
    "wayhome.workspace.cases",
    "wayhome.workspace.attachments",
    "wayhome.workspace.api",
    "wayhome.workspace.reporting",
    "wayhome.workspace.news",
    "wayhome.workspace.pages",
]
MIDDLEWARE = [
    "wayhome.workspace.config.log_lines.RequestLog",
    "wayhome.workspace.deliveries.coming_in.LettingGo",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wayhome.workspace.accounts.sessions.SessionLimits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wayhome.workspace.config.failures.Sentences",
]
ROOT_URLCONF = "wayhome.workspace.config.urls"
WSGI_APPLICATION = "wayhome.workspace.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": databases.chosen(os.environ.get("WAYHOME_DATABASE", ""), home())}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "wayhome.workspace.pages.environment.environment",
            "context_processors": ["wayhome.workspace.gate.frame.frame"],
        },
    }
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",  # OWASP's first choice
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # Django requires a fallback to read
]
# Length and known-bad lists, no forced mixtures: NCSC, "Password administration", 2018.
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOCKOUT_AFTER = 5  # wrong passwords in a row
# An agency signs in from one address: many people's slips must not look like one guesser.
NETWORK_LOCKOUT_AFTER = numbers.whole("WAYHOME_NETWORK_LOCK", 50)
PROXIES = ["127.0.0.1", "::1", *os.environ.get("WAYHOME_PROXIES", "").replace(",", " ").split()]
LOCKOUT_FOR = timedelta(minutes=15)  # short: a lock must not become a way to keep people out
PURPOSE_LASTS = timedelta(hours=12)  # one shift
BREAK_GLASS_LASTS = timedelta(hours=4)

SESSION_COOKIE_AGE = 60 * 60  # an idle hour signs out; accounts.sessions begins it anew
SESSION_LASTS_AT_MOST = timedelta(hours=12)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "wayhome_session", "wayhome_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "wayhome.workspace.config.failures.form_out_of_date"

SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMO
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # data: is how the design system draws its ticks
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: []
    for name in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
DATE_FORMAT, DATETIME_FORMAT, TIME_FORMAT = "j F Y", "j F Y, H:i", "H:i"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from the package itself; nothing to collect first
WHITENOISE_ALLOW_ALL_ORIGINS = False
UPLOAD_FILES = 200  # one council's delivery of the Standard Safeguarding Dataset
DATA_UPLOAD_MAX_NUMBER_FILES = None  # ComingIn counts, and has a sentence for it
FILE_UPLOAD_HANDLERS = [
    "wayhome.workspace.attachments.arriving.AttachingFiles",
    "wayhome.workspace.deliveries.coming_in.ComingIn",
]
FILE_KEYS = file_keys.given(home(), DEMO)
CLAMAV = scanning.scanner(os.environ.get("WAYHOME_CLAMAV", ""))
MAIL = mail.chosen(os.environ.get("WAYHOME_MAIL", ""), os.environ.get("WAYHOME_MAIL_FROM", ""))
BUILDS = os.environ.get("WAYHOME_BUILDS", "").strip()
SETTLING = settling.chosen("WAYHOME_BUILD_AFTER", "WAYHOME_BUILD_WITHIN")
UPLOAD_LIMIT = numbers.whole("WAYHOME_UPLOAD_LIMIT", 500)  # MB a file
API_LIMIT = numbers.whole("WAYHOME_API_LIMIT", 120)
HOOK_NETWORKS = numbers.networks("WAYHOME_HOOK_NETWORKS")

LOGGING_CONFIG = None
log_lines.configure()
