"""Zones by name."""

from datetime import date

import pytest

from broadsheet.text.zones import read_zone

SUMMER, WINTER = date(2025, 7, 17), date(2025, 11, 17)


@pytest.mark.parametrize(
    ("name", "day", "hours"),
    [
        ("Z", WINTER, 0), ("+02:00", WINTER, 2), ("-0530", WINTER, -5.5), ("GMT+2", WINTER, 2), ("+2", WINTER, 2),
        ("CEST", SUMMER, 2), ("MEZ", WINTER, 1), ("WIB", WINTER, 7), ("IST", WINTER, 5.5),
        ("ET", WINTER, -5), ("ET", SUMMER, -4), ("PT", SUMMER, -7), ("EST", SUMMER, -5),
    ],
)  # fmt: skip
def test_a_zone_is_known_by_its_name_or_number(name, day, hours):
    assert read_zone(name, day).utcoffset(None).total_seconds() == hours * 3600


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2025, 3, 8), -5), (date(2025, 3, 9), -4), (date(2025, 11, 1), -4), (date(2025, 11, 2), -5)],
)
def test_american_summer_begins_and_ends_on_its_sundays(day, hours):
    assert read_zone("ET", day).utcoffset(None).total_seconds() == hours * 3600


@pytest.mark.parametrize("name", ["", "XYZ", "+99:00", "local time"])
def test_what_is_no_zone_is_none(name):
    assert read_zone(name, WINTER) is None
