"""The tables. Each row holds one value as JSON; its columns are only what rows are found by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Row(models.Model):
    """A value under its own id."""

    id = models.CharField(primary_key=True, max_length=200)
    payload = models.TextField()

    class Meta:
        abstract = True


class SourceRow(Row):
    """A Source: a wish."""

    paused = models.BooleanField(default=False)


class SourceStateRow(Row):
    """A SourceState: what polling has seen."""

    due_at = models.DateTimeField(null=True, db_index=True)


class EntryRow(Row):
    """An Entry of a feed."""

    source_id = models.CharField(max_length=200, db_index=True)
    url = models.TextField()
    page = models.CharField(max_length=16, db_index=True)
    at = models.DateTimeField(null=True, db_index=True)
    seen_at = models.DateTimeField(db_index=True)


class PageRow(Row):
    """The last response for one page address: when it was asked and what it was."""

    url = models.TextField()
    at = models.DateTimeField(db_index=True)
    status = models.IntegerField()


class PageLinesRow(models.Model):
    """The lines of a page when it was first read: what its outlet's template is learnt from."""

    id = models.CharField(primary_key=True, max_length=16)
    domain = models.CharField(max_length=255)
    at = models.DateTimeField()
    lines = models.TextField()  #: line ids, each parted from the next by a blank

    class Meta:
        indexes: ClassVar = [models.Index(fields=["domain", "at"], name="lines_of_outlets")]


class ArticleRow(Row):
    """An Article in its latest wording."""

    text_id = models.CharField(max_length=16, db_index=True)
    url = models.TextField()
    domain = models.CharField(max_length=255, db_index=True)
    language = models.CharField(max_length=35)
    title = models.TextField()
    at = models.DateTimeField(null=True, db_index=True)
    seen_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at", "id", "text_id", "seen_at"], name="wordings_by_time")]


class WordingRow(Row):
    """An Article in an earlier wording, under its text id."""

    article_id = models.CharField(max_length=16, db_index=True)
    at = models.DateTimeField(null=True)


class StoryRow(Row):
    """A Story."""

    first_seen = models.DateTimeField(null=True, db_index=True)
    last_seen = models.DateTimeField(null=True, db_index=True)
    merged_into = models.CharField(max_length=16, blank=True, default="")
    storyline = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["merged_into"], name="story_merged", condition=~models.Q(merged_into="")),
            models.Index(fields=["storyline"], name="story_storyline", condition=~models.Q(storyline="")),
        ]


class StoryMemberRow(models.Model):
    """Which story an article is told in."""

    article_id = models.CharField(primary_key=True, max_length=16)
    story_id = models.CharField(max_length=16, db_index=True)


class MarksRow(Row):
    """Quality, heat and topics of an article."""

    quality = models.IntegerField(null=True, db_index=True)
    heat = models.IntegerField(null=True)


class TopicRow(models.Model):
    """A topic that a story is about."""

    story_id = models.CharField(max_length=16, db_index=True)
    topic_id = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["story_id", "topic_id"], name="one_topic")]


class ClaimRow(Row):
    """A Claim, with the wording it quotes."""

    article_id = models.CharField(max_length=16, db_index=True)
    relation = models.CharField(max_length=20, db_index=True)
    subject_id = models.CharField(max_length=200, db_index=True)
    object_id = models.CharField(max_length=200, db_index=True)
    others = models.TextField(blank=True, default="")  #: ids of further parties, each between bars
    at = models.DateTimeField(null=True, db_index=True)
    certainty = models.FloatField(default=2.0)  #: below 1 where no catalogue knows a party, else 1 to 2

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["certainty", "-at", "-id"], name="claims_in_doubt"),
            models.Index(fields=["subject_id", "at"], name="claims_given"),
            models.Index(fields=["object_id", "at"], name="claims_taken"),
            models.Index(fields=["others"], condition=models.Q(others__gt=""), name="claims_shared"),
        ]


class ReplacedClaimRow(Row):
    """A Claim that only an earlier wording of its article made: past days know it still."""

    article_id = models.CharField(max_length=16, db_index=True)
    at = models.DateTimeField(null=True)  #: when it was reported
    gone_at = models.DateTimeField(db_index=True)  #: when a wording without it was first seen


class ClaimChangeRow(models.Model):
    """A claim was written or taken away; or, without an id, everything is to be folded anew."""

    claim_id = models.CharField(max_length=16, blank=True, default="")
    at = models.DateTimeField(null=True)  #: when the claim was reported; null: unknown


class JudgementRow(Row):
    """A Judgement: appended, never changed."""

    kind = models.CharField(max_length=20, db_index=True)
    left = models.CharField(max_length=200, db_index=True)
    at = models.DateTimeField(db_index=True)


class EditionRow(Row):
    """An Edition under its day and language."""

    day = models.DateField(db_index=True)
    language = models.CharField(max_length=35)


class FindingRow(Row):
    """A Finding, once for each step, subject and code."""

    step = models.CharField(max_length=40, db_index=True)
    subject_id = models.TextField()
    code = models.CharField(max_length=40, db_index=True)
    level = models.CharField(max_length=10, db_index=True)
    at = models.DateTimeField(db_index=True)


class DoneRow(models.Model):
    """A step was done for a subject: what is left to do is what has no such row."""

    step = models.CharField(max_length=40)
    subject = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["step", "subject"], name="done_once")]


class RecordRow(models.Model):
    """A record file as it was brought in, byte for byte: what is not ours to change goes out as it came."""

    id = models.CharField(primary_key=True, max_length=16)
    path = models.TextField()
    digest = models.CharField(max_length=64)
    body = models.BinaryField()
    article_id = models.CharField(max_length=16, db_index=True, blank=True, default="")
    text_id = models.CharField(max_length=16, blank=True, default="")  #: the article's wording by this record
    brought = models.BooleanField(default=False)  #: the article came with the record, not from its page


class NoteRow(models.Model):
    """A single value under a name, such as the instant of the last cycle."""

    name = models.CharField(primary_key=True, max_length=60)
    value = models.TextField()


class CommentRow(models.Model):
    """What a reader wrote. Whether it is shown is what the judgements say of it."""

    id = models.CharField(primary_key=True, max_length=16)
    subject = models.CharField(max_length=200, db_index=True)  #: id of an article or a story
    kind = models.CharField(max_length=8)  #: "article" or "story"
    parent = models.CharField(max_length=16, blank=True, default="")
    name = models.CharField(max_length=60)
    email = models.CharField(max_length=254, blank=True, default="")  #: leaves the store on no page or file
    reader = models.CharField(max_length=64, blank=True, default="", db_index=True)  #: as ReactionRow's
    text = models.TextField()
    at = models.DateTimeField(db_index=True)


class ReactionRow(models.Model):
    """One reaction of one reader, appended; the reader's latest about a subject counts."""

    subject = models.CharField(max_length=200, db_index=True)
    reader = models.CharField(max_length=64)  #: keyed digest of the cookie, never the cookie
    word = models.CharField(max_length=16, blank=True, default="")  #: "" takes the reaction back
    at = models.DateTimeField(db_index=True)


class VoiceActRow(models.Model):
    """An act of a reader or an address, both as keyed digests: for limits, forgotten after a day."""

    who = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(db_index=True)


class RecordingRow(Row):
    """An edition read aloud: when each line is heard; the sound is a file of its own."""

    day = models.DateField(db_index=True)


class SubscriberRow(models.Model):
    """A reader of the letter. Letters go to an address only between `confirmed_at` and `left_at`."""

    id = models.CharField(primary_key=True, max_length=16)  #: made from the address
    email = models.CharField(max_length=254)  #: leaves the store only on letters and in the owner's export
    asked_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, db_index=True)
    left_at = models.DateTimeField(null=True, db_index=True)
    refusals = models.IntegerField(default=0)  #: letters in a row that the address refused


class DeliveryRow(models.Model):
    """A letter of a day that was handed over for a reader: it is not sent again."""

    day = models.DateField()
    subscriber = models.ForeignKey(SubscriberRow, on_delete=models.CASCADE)
    at = models.DateTimeField()
    state = models.CharField(max_length=8)  #: "sent" or "refused"

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["day", "subscriber"], name="one_letter_a_day")
        ]


class PasskeyRow(models.Model):
    """The public half of a passkey of somebody at the desk."""

    id = models.CharField(primary_key=True, max_length=400)
    person = models.IntegerField(db_index=True)
    label = models.CharField(max_length=60)
    public = models.BinaryField()
    uses = models.BigIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
