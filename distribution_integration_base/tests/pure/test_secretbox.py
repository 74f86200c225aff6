# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Keys change; secrets stay readable until the old key is taken out."""

import pytest
from engine.secretbox import InvalidToken, SecretBox

OLD, NEW, OTHER = (SecretBox.new_key() for _each in range(3))


def test_a_secret_comes_back_and_is_not_in_the_token():
    token = SecretBox(OLD).seal("correct horse")
    assert "horse" not in token
    assert SecretBox(OLD).open(token) == "correct horse"


def test_both_keys_read_while_the_key_changes():
    token = SecretBox(OLD).seal("s")
    both = SecretBox(f"{NEW}, {OLD}")
    assert both.open(token) == "s"
    renewed = both.renew(token)
    assert SecretBox(NEW).open(renewed) == "s"
    with pytest.raises(InvalidToken):
        SecretBox(OLD).open(renewed)


def test_what_the_newest_key_made_is_left_alone():
    box = SecretBox(f"{NEW},{OLD}")
    assert box.renew(box.seal("s")) is None


def test_a_foreign_token_is_refused():
    token = SecretBox(OTHER).seal("s")
    with pytest.raises(InvalidToken):
        SecretBox(f"{NEW},{OLD}").renew(token)


@pytest.mark.parametrize("text", [None, "", " , ", "short", f"{OLD},x"])
def test_a_key_that_is_none_is_refused(text):
    with pytest.raises(ValueError):
        SecretBox(text)
