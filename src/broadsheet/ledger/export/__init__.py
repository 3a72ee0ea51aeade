"""The ledger as text and bytes for people and other programs."""

from broadsheet.ledger.export.entities import to_followthemoney
from broadsheet.ledger.export.graph import to_graphml
from broadsheet.ledger.export.lines import to_json_lines
from broadsheet.ledger.export.tables import to_csv, to_parquet
from broadsheet.text.deal_table import disarm

__all__ = ["disarm", "to_csv", "to_followthemoney", "to_graphml", "to_json_lines", "to_parquet"]
