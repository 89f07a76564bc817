"""Sentences published on Thursday 18 November 2021, with the times in them in the form of ``cases``."""

from __future__ import annotations

AUTUMN_CASES: dict[str, list[str]] = {
    "The president left for Rome on Thursday and will return on Sunday.": [
        "Thursday = 2021-11-18",
        "Sunday = 2021-11-21",
    ],
    "Thursday's ruling overturns one from last December.": [
        "Thursday = 2021-11-18",
        "last December = 2020-12",
    ],
    "The ruling is expected by mid-December.": ["mid-December = 2021-12 MID"],
    "The trial, which began in September, is expected to last until January.": [
        "September = 2021-09",
        "January = 2022-01",
    ],
    "The suspect was arrested on Oct. 29 and charged a week later.": [
        "Oct. 29 = 2021-10-29",
        "a week later = 2021-11-05",
    ],
    "The volcano has been erupting since Sept. 19.": ["Sept. 19 = 2021-09-19"],
    "The storm is the 21st of the 2021 season.": ["2021 = 2021"],
    "The talks collapsed days before the deadline.": ["days = PXD"],
    "He has not been seen in public since early November.": ["early November = 2021-11 START"],
    "The bank raised its forecast for 2022 to 4 percent.": ["2022 = 2022"],
    "Futures for December delivery fell 2 percent.": ["December = 2021-12"],
    "Brent crude for January delivery rose 40 cents.": ["January = 2022-01"],
    "December futures fell 2 percent.": ["December = 2021-12"],
    "The vaccine was approved in December and rolled out in January.": [
        "December = 2020-12",
        "January = 2021-01",
    ],
    "He scored in the opening minutes of Saturday’s game.": ["Saturday = 2021-11-13"],
    "They play Chelsea on Saturday.": ["Saturday = 2021-11-20"],
    "The side beat Leeds on Saturday and face Hull on Tuesday.": [
        "Saturday = 2021-11-13",
        "Tuesday = 2021-11-23",
    ],
    "The side have won three games in a row since losing on Oct. 2.": ["Oct. 2 = 2021-10-02"],
    "Voters in Chile choose a president on Sunday.": ["Sunday = 2021-11-21"],
    "Sunday's vote will decide the matter.": ["Sunday = 2021-11-21"],
    "A second round is scheduled for December 19.": ["December 19 = 2021-12-19"],
    "A second round, if needed, would be held Dec. 19.": ["Dec. 19 = 2021-12-19"],
    "Polls open at 0800 local time (1100 GMT) on Sunday.": [
        "0800 local time = 2021-11-21T08:00",
        "1100 GMT = 2021-11-21T11:00Z",
        "Sunday = 2021-11-21",
    ],
    "Nurses will walk out for 48 hours from 6 a.m. Monday.": [
        "48 hours = PT48H",
        "6 a.m. Monday = 2021-11-22T06:00",
    ],
    "The flight was delayed by 45 minutes on Wednesday evening.": [
        "45 minutes = PT45M",
        "Wednesday evening = 2021-11-17TEV",
    ],
    "The mine had been closed for three weeks when it flooded on Monday.": [
        "three weeks = P3W",
        "Monday = 2021-11-15",
    ],
    "It has rained every day this month.": [
        "every day = P1D",
        "this month = 2021-11",
    ],
    "Fuel prices are reviewed on the first Monday of each month.": ["the first Monday of each month = P1M"],
    "The firm reports third-quarter results on Nov. 23.": [
        "third-quarter = 2021-Q3",
        "Nov. 23 = 2021-11-23",
    ],
    "The firm reported a loss for the year ended Sept. 30.": [
        "the year = P1Y",
        "Sept. 30 = 2021-09-30",
    ],
    "Output in October was 3 percent lower than a year earlier.": [
        "October = 2021-10",
        "a year earlier = 2020",
    ],
    "Shares were up 5 percent in early trading on Thursday.": ["Thursday = 2021-11-18"],
    "Shares have more than doubled this year.": ["this year = 2021"],
    "A year ago, the fund was worth twice as much.": ["A year ago = 2020"],
    "The fund was worth twice as much in November 2020.": ["November 2020 = 2020-11"],
    "In a Nov. 12 letter, the group asked for talks.": ["Nov. 12 = 2021-11-12"],
    "The Nov. 30 meeting will be held online.": ["Nov. 30 = 2021-11-30"],
    "The deadline is Nov. 30.": ["Nov. 30 = 2021-11-30"],
    "The deadline was Nov. 12.": ["Nov. 12 = 2021-11-12"],
    "He turns 70 in March.": ["March = 2022-03"],
    "He turned 70 in March.": ["March = 2021-03"],
    "The eclipse will be visible early on Friday.": ["early on Friday = 2021-11-19 START"],
    "The eclipse was visible in the early hours of Nov. 19, 2021.": [
        "the early hours of Nov. 19, 2021 = 2021-11-19TMO"
    ],
    "The summit, from 31 October to 12 November, drew thousands.": [
        "31 October to 12 November = 2021-10-31/2021-11-12"
    ],
    "The summit (31 October – 12 November 2021) drew thousands.": [
        "31 October – 12 November 2021 = 2021-10-31/2021-11-12"
    ],
    "The summit ran from Oct. 31 through Nov. 12.": ["Oct. 31 through Nov. 12 = 2021-10-31/2021-11-12"],
    "The exhibition runs December 3, 2021–January 9, 2022.": [
        "December 3, 2021–January 9, 2022 = 2021-12-03/2022-01-09"
    ],
    "The games run 4-20 February 2022.": ["4-20 February 2022 = 2022-02-04/2022-02-20"],
    "He was president from 2003–2011.": ["2003–2011 = 2003/2011"],
    "He was president (2003-11) and then a senator.": ["2003-11 = 2003/2011"],
    "He was president from January 2003 to May 2011.": ["January 2003 to May 2011 = 2003-01/2011-05"],
    "Between May and July of 2016, rents rose.": ["May and July of 2016 = 2016-05/2016-07"],
    "In April–June, output fell.": ["April–June = 2021-04/2021-06"],
    "The crash happened just before 7 p.m. Tuesday.": ["7 p.m. Tuesday = 2021-11-16T19:00"],
    "The crash happened shortly before midnight on Tuesday.": ["midnight on Tuesday = 2021-11-16T24:00"],
    "Police were called at 21:40 on Tuesday.": ["21:40 on Tuesday = 2021-11-16T21:40"],
    "Police were called at 21.40 GMT on Tuesday.": ["21.40 GMT on Tuesday = 2021-11-16T21:40Z"],
    "The law has been on the books since the 1980s.": ["the 1980s = 198"],
    "The ruins date from the 5th century BC.": ["the 5th century BC = BC04"],
    "A cold war-era treaty lapsed in 2019.": ["2019 = 2019"],
    "The treaty has been dormant for two-and-a-half years.": ["two-and-a-half years = P2Y6M"],
    "The boy was born 10 weeks early in 2014.": [
        "10 weeks = P10W",
        "2014 = 2014",
    ],
    "He will serve at least 12 years before parole.": ["at least 12 years = P12Y EQUAL_OR_MORE"],
    "The couple married in June 1996 and divorced in 2005.": [
        "June 1996 = 1996-06",
        "2005 = 2005",
    ],
    "The court gave him until Dec. 1 to appeal.": ["Dec. 1 = 2021-12-01"],
    "The court gave him 14 days to appeal.": ["14 days = P14D"],
    "He is scheduled to be executed on Thursday.": ["Thursday = 2021-11-18"],
    "The company said Monday it will close the plant next spring.": [
        "Monday = 2021-11-15",
        "next spring = 2022-SP",
    ],
    "The rules come into force on Monday.": ["Monday = 2021-11-22"],
    "The rules came into force on Monday.": ["Monday = 2021-11-15"],
    "New rules from Monday ban most gatherings.": ["Monday = 2021-11-22"],
    "The ban starts Monday.": ["Monday = 2021-11-22"],
    "The ban, starting Monday, covers schools.": ["Monday = 2021-11-22"],
    "Schools reopen in January.": ["January = 2022-01"],
    "The census of 1911 lists him as a baker.": ["1911 = 1911"],
    "Posted: 2021-11-17 14:05 UTC": ["2021-11-17 14:05 UTC = 2021-11-17T14:05Z"],
    "Updated 17 Nov 2021, 2:05 PM EST": ["17 Nov 2021, 2:05 PM EST = 2021-11-17T14:05-05:00"],
    "Wednesday, November 17, 2021 at 2:05 p.m.": ["Wednesday, November 17, 2021 at 2:05 p.m. = 2021-11-17T14:05"],
    "The minister postponed the vote from Tuesday to Friday.": ["Tuesday to Friday = 2021-11-16/2021-11-19"],
    "The vote due next Tuesday was delayed.": ["next Tuesday = 2021-11-23"],
    "No date has been set for the vote, which was to have been held in October.": ["October = 2021-10"],
    "The vote had been set for Wednesday.": ["Wednesday = 2021-11-17"],
    "He is expected to resign this week, possibly as early as Friday.": [
        "this week = 2021-W46",
        "as early as Friday = 2021-11-19 START",
    ],
    "The measure passed 52-48 on Wednesday night.": ["Wednesday night = 2021-11-17TNI"],
    "At least 1997 people died.": [],
    "The 1500 metres final is on Friday.": ["Friday = 2021-11-19"],
    "They flew 2000 miles in 2012.": ["2012 = 2012"],
    "The Airbus A320 and Boeing 777 were both built in 1999.": ["1999 = 1999"],
    "Resolution 1973 was passed in 2011.": ["2011 = 2011"],
    "He was in his 20s.": [],
    "Temperatures in the 80s are forecast.": [],
}
