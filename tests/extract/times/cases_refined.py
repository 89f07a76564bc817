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
    # A weekday set last, without "on", behind an infinitive and its object, is the day of telling.
    "Three bidders raised their offers to buy the brewer Friday.": ["Friday = 2024-06-07"],
    "A court rejected an appeal to free the mayor Monday.": ["Monday = 2024-06-10"],
    "Lawmakers blocked a bid to unseat the speaker Tuesday.": ["Tuesday = 2024-06-11"],
    "Police broke up an attempt to storm the mill Sunday.": ["Sunday = 2024-06-09"],
    "The union withdrew its threat to close the port Thursday.": ["Thursday = 2024-06-06"],
    "The firm announced a plan to sell its mill Thursday.": ["Thursday = 2024-06-13"],
    "The governor promised to resign Friday.": ["Friday = 2024-06-14"],
    "The judge ordered the mayor to appear in court Friday.": ["Friday = 2024-06-14"],
    # Verbs that have the day of their infinitive.
    "The minister declined to comment Tuesday.": ["Tuesday = 2024-06-11"],
    "The captain refused to sail Monday.": ["Monday = 2024-06-10"],
    "Crews scrambled to mend the dam Saturday.": ["Saturday = 2024-06-08"],
    "The guards attempted to shut the gate Sunday.": ["Sunday = 2024-06-09"],
    "The bank struggled to calm savers Friday.": ["Friday = 2024-06-07"],
    # What is "ahead of" a day is told before it.
    "Ahead of Sunday's vote, the parties traded blows.": ["Sunday = 2024-06-16"],
    "On the eve of Tuesday's summit, the two spoke by telephone.": ["Tuesday = 2024-06-18"],
    "Ahead of Saturday's final, the coach fell ill.": ["Saturday = 2024-06-15"],
    "The envoys met ahead of Friday's talks.": ["Friday = 2024-06-14"],
    "Shops closed early ahead of Monday's strike.": ["Monday = 2024-06-17"],
    # A plan given up has the nearest day of its name.
    "The summit, originally planned for May, was moved to the autumn.": ["May = 2024-05", "the autumn = 2024-FA"],
    "The fair, initially scheduled for April, was put off.": ["April = 2024-04"],
    "The vote, previously set for March, will be held in July.": ["March = 2024-03", "July = 2024-07"],
    "The visit, originally expected in May, never took place.": ["May = 2024-05"],
    "The trial, originally scheduled for Friday, was put off.": ["Friday = 2024-06-14"],
    # A month soon to come, of a thing that was told of.
    "Oil firms were told of a cut in supplies in July.": ["July = 2024-07"],
    "The bank has extended its loan through July.": ["July = 2024-07"],
    "The club signed a sponsor for the season starting in August.": ["August = 2024-08"],
    "The port announced dues for July.": ["July = 2024-07"],
    "The bishop outlined a programme for August.": ["August = 2024-08"],
    "He led the mission until July and then resigned.": ["July = 2023-07"],
    "Rebels seized the port in July.": ["July = 2023-07"],
    # What figures are counted by is no time.
    "The bank paid $3 million a year in rent.": [],
    "He earns 40,000 euros a year.": [],
    "Prices rise 3 percent a year.": [],
    "The ferry burns 900 gallons of oil at a cost of $2,000 a day.": [],
    "Rent there is 800 pounds a month.": [],
    "The council meets twice a month.": ["twice a month = P1M"],
    # What results are reported of is not the quarter that came before, if it is only mentioned.
    "The brewer earned $3 million in the first quarter. After a weak fourth quarter, it had shut two plants. "
    "Costs were lower than a year ago.": [
        "the first quarter = 2024-Q1",
        "fourth quarter = 2023-Q4",
        "a year ago = 2023-Q1",
    ],
    "First-quarter profit fell to $2 million. Costs were higher than a year earlier.": [
        "First-quarter = 2024-Q1",
        "a year earlier = 2023-Q1",
    ],
    "Sales in the first quarter were weaker than a year ago.": [
        "the first quarter = 2024-Q1",
        "a year ago = 2023-Q1",
    ],
    "The mill reported on its first quarter. Output was greater than a year earlier.": [
        "first quarter = 2024-Q1",
        "a year earlier = 2023-Q1",
    ],
    "In the first quarter the airline lost $9 million. The seats were fuller than a year ago.": [
        "the first quarter = 2024-Q1",
        "a year ago = 2023-Q1",
    ],
    # A night just over is not the day that is told of.
    "The index fell on Friday. It opened lower after overnight losses abroad, and closed 4 percent below the previous "
    "Friday.": ["Friday = 2024-06-07", "overnight = 2024-06-11TNI", "the previous Friday = 2024-05-31"],
}

REFINED_ON_MONDAY: dict[str, list[str]] = {
    "For the week, the index dropped 3 percent.": ["the week = 2024-W23"],
    "During the week the river rose by a metre.": ["the week = 2024-W23"],
    "Shares lost ground for the week.": ["the week = 2024-W23"],
    "The dollar gained 2 percent for the week.": ["the week = 2024-W23"],
    "During the week the court will hear the mayor.": ["the week = 2024-W24"],
}
