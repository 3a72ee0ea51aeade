"""What every post promises."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from broadsheet.errors import PostError
from broadsheet.ports import Post
from broadsheet.records import Letter

AT = datetime(2026, 11, 22, 7, tzinfo=UTC)


class PostContract:
    """Inherit and give the fixture `post`; it knows no "gone@…" and has no room now for "full@…"."""

    @pytest.fixture
    def post(self) -> Post:
        raise NotImplementedError

    def letter(self, to: str) -> Letter:
        """A letter to somebody."""
        return Letter(to=to, subject="The day", text="One story.\n")

    def test_a_letter_is_taken(self, post: Post) -> None:
        post.send(self.letter("ann@reader.example"))

    def test_an_address_that_is_not_there_is_refused_for_good(self, post: Post) -> None:
        with pytest.raises(PostError) as told:
            post.send(self.letter("gone@reader.example"))
        assert told.value.for_good

    def test_a_full_mailbox_is_worth_another_try(self, post: Post) -> None:
        with pytest.raises(PostError) as told:
            post.send(self.letter("full@reader.example"))
        assert not told.value.for_good

    def test_what_is_no_address_is_refused_for_good(self, post: Post) -> None:
        with pytest.raises(PostError) as told:
            post.send(self.letter("not an address"))
        assert told.value.for_good

    def test_after_a_refusal_the_next_letter_is_taken(self, post: Post) -> None:
        with pytest.raises(PostError):
            post.send(self.letter("gone@reader.example"))
        post.send(self.letter("ann@reader.example"))
