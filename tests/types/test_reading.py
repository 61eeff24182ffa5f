"""What an event may say."""

import pytest
from pydantic import ValidationError

from tests.record.build import event, reading


def test_an_event_may_have_the_mode_of_another_type_for_coders_differ_about_the_type() -> None:
    told = reading("a", "2031-03-03", event("it", type="ASSAULT", mode="seize"))
    assert told.events[0].mode == "seize"


def test_an_event_of_a_mode_that_no_type_has_is_refused() -> None:
    with pytest.raises(ValidationError, match="'hop' is no mode of any type"):
        reading("a", "2031-03-03", event("it", mode="hop"))
