"""Sentences in which a word beside the time decides what it is, in the form and with the date of ``cases``."""

from __future__ import annotations

REFINED_CASES: dict[str, list[str]] = {
    # One weekday is one day, where most of a text tells of it as past.
    "Bonds fell on Friday. Shares dropped on Friday, too. Sellers rushed to leave the market Friday.": [
        "Friday = 2024-06-07",
        "Friday = 2024-06-07",
        "Friday = 2024-06-07",
    ],
    "Her son will one day lead the party.": ["one day = FUTURE_REF"],
    "The crew left Oslo. A few days later the ship sank.": ["A few days later = PXD"],
    "Flights leave on Tuesday nights.": ["Tuesday nights = XXXX-WXX-2TNI"],
    "Wages fell in the last half of the 1980s.": ["the last half of the 1980s = 198"],
    "Sales of $4 million should rise 8% annually.": [],
    'On "This Week," the minister spoke of peace.': [],
    "The sector is going to start getting hurt in the spring.": ["the spring = 2025-SP"],
    "Net for the year-earlier nine months was $3 million.": ["the year-earlier nine months = P9M"],
}
