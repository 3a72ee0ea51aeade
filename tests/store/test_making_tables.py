"""A store that is killed while its tables are made is made by the next start."""

import pytest
from django.db.migrations.recorder import MigrationRecorder

from broadsheet.adapters.store import tallies
from broadsheet.adapters.store.connect import open_store
from broadsheet.settings import Settings


class KilledError(BaseException):
    pass


@pytest.mark.parametrize("made", [0, 3])
def test_a_start_that_dies_between_tables_and_their_note_is_made_good_by_the_next(
    tmp_path, monkeypatch, made
):
    settings = Settings(home=tmp_path / "other")
    noted = []

    def die(self, app, name):
        noted.append(name)
        if len(noted) > made:
            raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(MigrationRecorder, "record_applied", die)
        with pytest.raises(KilledError):
            open_store(settings)
    open_store(settings)
    assert tallies.counts()["articles"] == 0
