"""The manual of language, as a table: words that make a child the author of what is done to them,
and what is offered in their place (facts §6.2)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.spec.casework.saying import rows

from wayhome.casework.language import WORDINGS, found

# what somebody writes | what is found | what it reads once that was offered and put in its place
TABLE = """
text                            | found                          | read then
He is putting himself at risk   | is putting himself at risk     | He is at risk of harm by others
She puts herself at risk        | puts herself at risk           | She is at risk of harm by others
Risky behaviour online          | Risky behaviour                |
He is a drug runner now         | a drug runner                  | He is somebody who is made to move drugs now
A shotter for them              | A shotter                      | somebody who is made to move drugs for them
He works for the line           | works for the line             | He is made to move drugs
He was working for the line     | was working for the line       | He is made to move drugs
She is involved in CSE          | involved in CSE                | She is exploited by others
She is a child prostitute       | a child prostitute             | She is sexually exploited
found in prostitution           | prostitution                   | found in sexual exploitation
promiscuous                     | promiscuous                    | sexually exploited
used as a money mule            | a money mule                   |
he was plugging                 | plugging                       |
her boyfriend of 24             | boyfriend                      |
associating with older men      | associating with               |
she has been contacting adults  | has been contacting adults     | she is contacted by adults
He owes them money              | owes them money                | He is controlled through a debt
drugs in exchange for debt      | in exchange for debt           | drugs under a debt that is held over them
It was her choice               | her choice                     |
a Lifestyle choice              | Lifestyle choice               |
he knows what he's doing        | knows what he's doing          |
She failed to engage            | failed to engage               | She has not been reached yet
She is hard to reach            | is hard to reach               | She has not been reached yet
his non-compliance              | non-compliance                 |
He did not attend               | did not attend                 | He has not been reached yet
Known gang member               | gang member                    |
a nominal                       | nominal                        |
he absconded at nine            | absconded                      | he was missing at nine
He is a runaway                 | is a runaway                   | He was missing
the runaway child               | runaway                        |
mature beyond his years         | mature beyond his years        |
a big lad                       | big lad                        |
He made no disclosure           | made no disclosure             | He did not feel able to say
no disclosure so far            | no disclosure                  |
her allegation                  | allegation                     | her account
two allegations                 | allegations                    | two accounts
attention seeking               | attention seeking              |
"""  # noqa: E501
FINE = [
    "He was handed a bag and told to run",
    "the dealership on Mill Row",
    "She said “I chose to go”, and cried.",
    'He told me "I am a runner for them" twice.',
    "An unfinished “I was her boyfriend",
    "nominally the school's",
]


@pytest.mark.parametrize(("text", "words", "then"), rows(TABLE))
def test_what_is_found_and_what_it_reads_then(text: str, words: str, then: str) -> None:
    (one,) = found(text)
    assert (one.found, text.replace(words, one.instead) if one.instead else "") == (words, then)
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
