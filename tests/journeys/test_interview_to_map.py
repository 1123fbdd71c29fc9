"""What of a return interview may go to the map becomes statements of a mapping session, graded, and
goes on as every session does; the rest stays in the case."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from browsing import Worker
from saying import begun_about_tyler, day, fill, keep
from test_crisis import why

from wayhome.workspace.cases.models import Case
from wayhome.workspace.sessions.models import SessionStatement

Open = Callable[..., Worker]
Size = tuple[int, int]


@pytest.mark.writes
def test_what_was_learnt_is_put_on_the_map(worker: Open, size: Size) -> None:
    social = worker("practitioner", size)
    begun_about_tyler(social, "Missing and return")
    fill(social, by="placement", who="Al, the home", where="The home", kind="missing", police="yes",
         concern="no", left_out="Police rang us.")  # fmt: skip
    day(social, "seen", "17", "11", "2026", "20:00")
    social.press("Begin")
    why(social)
    case = urlsplit(social.page.url).path
    keep(social, "They are found, or back", how="themselves", where="At the door", outside="no",
         health="Tired.", police="yes")  # fmt: skip
    keep(social, "Return home interview held", who="Lee, charity", independent="yes",
         voice="“I was at a flat.”", where="A flat over the shop", harm="Nobody asked me that.",
         concern="no", want="To stay here.", map="where", shared="no",
         shared_why="Not yet.")  # fmt: skip
    social.look("missing-interview", status_is_error=True)
    social.follow("Put on the map what whoever held the interview lets go there")
    social.look("to-map")
    assert "Nobody asked me that." not in social.page.content()
    social.press("Begin the session with these")
    social.look("to-map-missing", status_is_error=True)
    assert "Choose how they know." in social.text
    social.page.get_by_label("How do they know?").select_option("A")
    social.page.get_by_role("radio").first.check()
    social.press("Begin the session with these")
    assert "It is on the map of a session." in social.text
    statement = SessionStatement.objects.get()
    assert (statement.words, statement.grade) == ("A flat over the shop", "2A P")
    assert (statement.said_by, statement.agency) == ("young person", Case.objects.get().agency)

    social.go(case)
    assert "Made into statements on the map" in social.text
    assert statement.session_id in social.text
    assert "Put on the map what whoever held" not in social.text, "once is enough"
    social.go(f"{case}map/")
    assert social.heading == "There is nothing here that you can see"
