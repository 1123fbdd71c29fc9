"""The web server's own lines, sent through the same filter as every other (log_lines)."""

from typing import Any

from gunicorn.glogging import Logger  # type: ignore[import-untyped]

from wayhome.workspace.config import log_lines


class Quiet(Logger):
    """No lines of its own format, and no access log: RequestLog writes that without addresses."""

    def setup(self, cfg: Any) -> None:
        log_lines.configure()
        self.error_log.handlers, self.error_log.propagate = [], True
        self.error_log.setLevel(cfg.loglevel.upper())
        self.access_log.handlers, self.access_log.propagate = [], False
