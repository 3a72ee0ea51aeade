"""A newsroom's own rules for outlets: files in its home, checked when they are read."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from broadsheet.errors import InputError
from broadsheet.pages import PublisherRule, publisher_rules, read_rule, rule_for

FOLDER: Final = "outlets"
RENEW: Final = timedelta(days=60)  # time to look at an outlet's pages before its rule ends


class OwnRules(NamedTuple):
    """The rules that could be read, and for each file that could not one sentence."""

    rules: tuple[PublisherRule, ...] = ()
    faults: tuple[str, ...] = ()


def own_rules(home: Path) -> OwnRules:
    """The rules in the home as its files are now; a changed file counts from the next page on."""
    folder = home / FOLDER
    if not folder.is_dir():
        return OwnRules()
    found = sorted(folder.glob("*.toml"))
    return _read_files(tuple((file, file.stat().st_mtime_ns, file.stat().st_size) for file in found))


@lru_cache(maxsize=4)
def _read_files(found: tuple[tuple[Path, int, int], ...]) -> OwnRules:
    rules, faults = [], []
    for file, _, _ in found:
        try:
            rules.append(read_rule(file.read_text("utf-8"), f"{FOLDER}/{file.name}"))
        except InputError as fault:
            faults.append(str(fault))
        except (OSError, UnicodeDecodeError) as fault:
            faults.append(f"{FOLDER}/{file.name} cannot be read: {fault}")
    return OwnRules(tuple(rules), tuple(faults))


def all_rules(home: Path) -> tuple[PublisherRule, ...]:
    """The newsroom's own rules, then those that come with Broadsheet."""
    return (*own_rules(home).rules, *publisher_rules())


def tell_rules(home: Path, url: str, today: date) -> tuple[str, ...]:
    """What an editor should know of the rules for an address: the one its pages are read with, and faults."""
    own = own_rules(home)
    rule = rule_for(url, all_rules(home))
    told = () if rule is None else (_tell(rule, today, is_own=rule in own.rules),)
    return (*told, *(f"A rule is not applied: {fault}" for fault in own.faults))


def _tell(rule: PublisherRule, today: date, *, is_own: bool) -> str:
    whose = "a rule of this newsroom" if is_own else "a rule"
    told = f"Pages of {rule.host} are read with {whose} that cuts {', '.join(rule.cut)}"
    ended = f"{told}; it ended on {rule.expires} and is not applied."
    return ended if rule.expires <= today else f"{told}, until {rule.expires}."
