"""The door a web server uses.

Each process makes itself ready before it takes anybody's request: every address is read, and what
serves is opened. After a restart nobody waits for it.
"""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.workspace.config.settings")
application = get_wsgi_application()

from wayhome.workspace import serving  # noqa: E402  # it needs settings

_read = get_resolver().url_patterns
serving.make_ready()
