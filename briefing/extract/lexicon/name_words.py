"""The words that betray what a name names: courtesy titles, heads of organization and place names, and the like.

All in lower case. Ordinary English and news usage; no names of people. ``words/attributes.toml`` says what each means.
"""

from __future__ import annotations

from briefing.extract.lexicon.words import words_with

COURTESY = words_with("courtesy")
AMBIGUOUS_COURTESY = words_with("courtesy-ambiguous")
ROYAL = words_with("royal")
OFFICE = words_with("office")
ROLE_TAILS = words_with("role")
ROLE_QUALIFIERS = words_with("role-adjective")
PORTFOLIO = words_with("portfolio")
PEOPLE_NOUNS = words_with("person")
KIN = words_with("kin")
POSTNOMINALS = words_with("postnominal")
RANKS = words_with("postnominal-only")
PARTICLES = words_with("particle")
SPEECH = words_with("speech")
RULES_OF = words_with("of-a-person")
ORG_HEADS = words_with("body-head")
ORG_HEADS_SURE = words_with("body-head-sure")
LEGAL_FORMS = words_with("legal-form")
ORG_CLASS = words_with("body-kind")
ORG_ROLES = words_with("body-role")
BODY_KINDS = words_with("body-adjective")
CONNECTORS = words_with("name-connector")
PLACE_HEADS = words_with("place-head")
PLACE_HEADS_SURE = words_with("place-head-sure")
PLACE_FIRST = words_with("place-first")
PLACE_FIRST_SURE = words_with("place-first-sure")
PLACE_CLASS = words_with("place-kind")
OTHER_HEADS = words_with("thing-head")
CURRENCIES = words_with("currency")
NOT_NAMES = words_with("no-name")
ACRONYM_NOISE = words_with("no-acronym")
GROUPS = words_with("group")
GROUP_PREFIXES = words_with("group-prefix")
FEMALE = words_with("female")
MALE = words_with("male")
LEFT_OUT = words_with("left-out")
