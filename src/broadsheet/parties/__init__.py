"""Who is who: organisations, their names and how texts mention them."""

from broadsheet.parties.book import PartyBook, load_parties

__all__ = ["PartyBook", "load_parties"]
