"""The words that betray what a name names: courtesy titles, heads of organization and place names, and the like.

All in lower case. Ordinary English and news usage; no names of people. ``words/attributes.toml`` says what each means.
"""

from __future__ import annotations

from briefing.extract.lexicon.words import words

COURTESY = words("courtesy")
AMBIGUOUS_COURTESY = words("courtesy-ambiguous")
ROYAL = words("royal")
OFFICE = words("office")
ROLE_TAILS = words("role")
ROLE_QUALIFIERS = words("role-adjective")
PORTFOLIO = words("portfolio")
PEOPLE_NOUNS = words("person")
KIN = words("kin")
POSTNOMINALS = words("postnominal")
RANKS = words("postnominal-only")
PARTICLES = words("particle")
SPEECH = words("speech")
RULES_OF = words("of-a-person")
ORG_HEADS = words("body-head")
ORG_HEADS_SURE = words("body-head-sure")
LEGAL_FORMS = words("legal-form")
ORG_CLASS = words("body-kind")
ORG_ROLES = words("body-role")
BODY_KINDS = words("body-adjective")
CONNECTORS = words("name-connector")
PLACE_HEADS = words("place-head")
PLACE_HEADS_SURE = words("place-head-sure")
PLACE_FIRST = words("place-first")
PLACE_FIRST_SURE = words("place-first-sure")
PLACE_CLASS = words("place-kind")
OTHER_HEADS = words("thing-head")
CURRENCIES = words("currency")
NOT_NAMES = words("no-name")
ACRONYM_NOISE = words("no-acronym")
GROUPS = words("group")
GROUP_PREFIXES = words("group-prefix")
FEMALE = words("female")
MALE = words("male")
LEFT_OUT = words("left-out")
