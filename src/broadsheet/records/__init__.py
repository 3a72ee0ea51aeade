"""The values: frozen, keyword-only, standard library only; one noun a file.

They are what the rooms pass to each other. Nothing here reads a file, a clock or a network.
"""

from broadsheet.records.article import Article, Block, Image, Reading, article_id, text_id
from broadsheet.records.claim import (
    FAMILY_OF,
    Attribution,
    Claim,
    Relation,
    Stage,
    claim_id,
)
from broadsheet.records.codec import from_plain, plain_layer, to_plain
from broadsheet.records.deal import MUTUAL, Contradiction, Deal, Ledger, Move, Role
from broadsheet.records.edition import Correction, Edition, Item, Section, SummarySentence
from broadsheet.records.entry import Enclosure, Entry, Feed
from broadsheet.records.fetched import Fetched
from broadsheet.records.finding import CODES, Finding
from broadsheet.records.ground import COUNTED, DEAL, GROUNDS, PAGE_MARKS, Ground, tell_ground
from broadsheet.records.identity import body_id, content_id
from broadsheet.records.judgement import Judgement
from broadsheet.records.letter import Letter
from broadsheet.records.money import Bound, Money
from broadsheet.records.party import Mention, Party
from broadsheet.records.scoop import Scoop, Standing
from broadsheet.records.score import Marks, Reason, Score, Topic
from broadsheet.records.sealed import Sealed
from broadsheet.records.sound import Cue, Recording, Sound
from broadsheet.records.source import Provider, Source, SourceState
from broadsheet.records.span import Span
from broadsheet.records.story import Family, Story
from broadsheet.records.weights import Parts, Weights, weight_of
from broadsheet.records.when import When

__all__ = [
    "CODES",
    "COUNTED",
    "DEAL",
    "FAMILY_OF",
    "GROUNDS",
    "MUTUAL",
    "PAGE_MARKS",
    "Article",
    "Attribution",
    "Block",
    "Bound",
    "Claim",
    "Contradiction",
    "Correction",
    "Cue",
    "Deal",
    "Edition",
    "Enclosure",
    "Entry",
    "Family",
    "Feed",
    "Fetched",
    "Finding",
    "Ground",
    "Image",
    "Item",
    "Judgement",
    "Ledger",
    "Letter",
    "Marks",
    "Mention",
    "Money",
    "Move",
    "Parts",
    "Party",
    "Provider",
    "Reading",
    "Reason",
    "Recording",
    "Relation",
    "Role",
    "Scoop",
    "Score",
    "Sealed",
    "Section",
    "Sound",
    "Source",
    "SourceState",
    "Span",
    "Stage",
    "Standing",
    "Story",
    "SummarySentence",
    "Topic",
    "Weights",
    "When",
    "article_id",
    "body_id",
    "claim_id",
    "content_id",
    "from_plain",
    "plain_layer",
    "tell_ground",
    "text_id",
    "to_plain",
    "weight_of",
]
