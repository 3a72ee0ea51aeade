"""Units of each currency that a US dollar has bought between 2015 and 2026, as wide bands."""

from __future__ import annotations

from typing import Final

PER_DOLLAR: Final[dict[str, tuple[float, float]]] = {
    "USD": (1.0, 1.0), "EUR": (0.80, 1.05), "GBP": (0.64, 0.94), "CHF": (0.78, 1.04),
    "JPY": (99.0, 165.0), "CNY": (6.2, 7.4), "HKD": (7.74, 7.86), "TWD": (27.0, 34.5),
    "KRW": (1050.0, 1500.0), "SGD": (1.26, 1.46), "INR": (61.0, 96.0), "CAD": (1.18, 1.48),
    "AUD": (1.25, 1.75), "NZD": (1.33, 1.8), "RUB": (50.0, 125.0), "AED": (3.66, 3.68),
    "SAR": (3.74, 3.76), "QAR": (3.63, 3.66), "ILS": (3.0, 4.0), "SEK": (7.8, 11.4),
    "NOK": (7.3, 11.6), "DKK": (6.0, 7.8), "PLN": (3.4, 5.0), "BRL": (2.5, 6.4),
    "TRY": (2.2, 48.0), "MYR": (3.8, 4.8), "IDR": (12300.0, 17000.0), "ZAR": (11.4, 20.0),
}  # fmt: skip
"""Only to tell "cannot be the same money" from "may be": wide on purpose, never used for a sum.

Source: yearly extremes of the central banks' reference rates, rounded outwards.
"""
