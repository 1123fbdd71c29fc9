"""The manual of language, as a table: words that make a child the author of what is done to them,
and what is offered in their place (facts §6.2)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import rows

from wayhome.casework.language import WORDINGS, found

TABLE = """
what somebody writes                          | what is found            | what is offered instead
He is putting himself at risk                 | putting himself at risk  | at risk of harm by others
She puts herself at risk                      | puts herself at risk     | at risk of harm by others
Risky behaviour online                        | Risky behaviour          | at risk of harm by others
He is a drug runner now                       | drug runner              | made to move drugs
a shotter for them                            | shotter                  | made to move drugs
He works for the line                         | works for the line       | made to move drugs
She is involved in CSE                        | involved in CSE          | exploited by others
child prostitute                              | child prostitute         | sexually exploited
promiscuous                                   | promiscuous              | sexually exploited
used as a money mule                          | money mule               | made to do this by others
he was plugging                               | plugging                 | made to do this by others
her boyfriend of 24                           | boyfriend                |
associating with older men                    | associating with         |
she has been contacting adults                | has been contacting adults | is contacted by adults
drugs in exchange for debt                    | in exchange for debt     | controlled through a debt
It was her choice                             | her choice               |
a Lifestyle choice                            | Lifestyle choice         |
he knows what he's doing                      | knows what he's doing    |
failed to engage                              | failed to engage         | has not been reached yet
hard to reach                                 | hard to reach            | has not been reached yet
did not attend                                | did not attend           | has not been reached yet
Known gang member                             | gang member              |
a nominal                                     | nominal                  |
he absconded at nine                          | absconded                | was missing
a runaway                                     | runaway                  | was missing
mature beyond his years                       | mature beyond his years  |
a big lad                                     | big lad                  |
no disclosure made                            | no disclosure            | did not feel able to say
her allegation                                | allegation               | told us
attention seeking                             | attention seeking        |
"""
FINE = [
    "He was handed a bag and told to run",
    "the dealership on Mill Row",
    "She said “I chose to go”, and cried.",
    'He told me "I am a runner for them" twice.',
    "An unfinished “I was her boyfriend",
    "nominally the school's",
]


@pytest.mark.parametrize(("text", "words", "instead"), rows(TABLE))
def test_what_is_found_and_offered(text: str, words: str, instead: str) -> None:
    (one,) = found(text)
    assert (one.found, one.instead) == (words, instead)
    assert one.say


@pytest.mark.parametrize("text", FINE)
def test_what_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=60))
def test_somebodys_own_words_are_left_alone(text: str) -> None:
    quoted = text.replace("“", "").replace("”", "")
    assert found(f"She said “{quoted}”.") == []


@pytest.mark.parametrize("one", WORDINGS, ids=lambda one: one.avoid[:20])
def test_what_is_offered_blames_nobody(one) -> None:
    assert found(one.instead) == []
    assert "(?P" not in one.avoid  # what a page's script cannot read
    assert re.compile(one.avoid).groups == 0
