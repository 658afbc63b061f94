"""Files from outside: each that is no table of figures is refused, and says why."""

import pytest

from bot.reading.uploads import RefusedError, read_upload
from tests.hostile import NAMES, hostile


@pytest.mark.parametrize("what", NAMES)
def test_a_hostile_file_is_refused(what: str) -> None:
    name, content, refused = hostile(what)
    with pytest.raises(RefusedError) as raised:
        read_upload(name, content)
    assert raised.value.refused == refused
