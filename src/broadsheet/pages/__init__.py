"""Pages of strangers to articles: text, headline, persons, instant, pictures, each with its origin."""

from broadsheet.pages.picture import read_image_kind, read_image_size
from broadsheet.pages.publishers import PublisherRule, publisher_rules, read_rule, rule_for
from broadsheet.pages.reading import STEP, read_page
from broadsheet.pages.template import learn_template

__all__ = [
    "STEP",
    "PublisherRule",
    "learn_template",
    "publisher_rules",
    "read_image_kind",
    "read_image_size",
    "read_page",
    "read_rule",
    "rule_for",
]
