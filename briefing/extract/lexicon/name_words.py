"""The words that betray what a name names: courtesy titles, heads of organization and place names, and the like.

All in lower case. Ordinary English and news usage; no names of people.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COURTESY = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady madam madame mme mlle monsieur señor señora herr frau"
    " rev reverend fr father pastor bishop archbishop cardinal pope imam ayatollah rabbi mufti sheikh sheik shaikh"
    " gen general col colonel maj major capt captain lt lieutenant sgt sergeant adm admiral brig brigadier marshal"
    " cmdr commander cpl corporal pvt private judge justice sen senator rep representative gov governor hon"
    " honourable honorable amb ambassador king queen prince princess emperor empress sultan emir tsar duke duchess"
    " baron baroness count countess alhaji alhaja haji hajia hajiya mallam mzee sayyid mullah maulana engr barrister"
    " datuk datin shri smt lt-gen maj-gen brig-gen"
)
"""Stand before a person's name and are not part of it."""

AMBIGUOUS_COURTESY = _words(
    "captain count father fr gen general judge justice king major marshal pope prince private queen rep sen col"
    " cardinal"
)
"""Those of them that begin other names and phrases as well: "General Motors", "Justice Department"."""

OFFICE = _words(
    "president presidents ministers premiers chancellors senators secretaries premier chancellor minister"
    " secretary chairman chairwoman chairperson chair director spokesman spokeswoman spokesperson mayor"
    " commissioner deputy vice prime ex-president envoy negotiator delegate attorney congressman congresswoman"
    " councillor councilor coach manager leader chief officer inspector superintendent crown grand first foreign"
    " defence defense finance interior former then late acting interim pm vp dg mp cm speaker treasurer taoiseach"
    " tánaiste comptroller ombudsman"
)
"""Office words before a person's name, not part of it either: "Prime Minister", "Deputy Chief"."""

ORG_HEADS = _words(
    "agency air airlines airways alliance army assembly association authority bank board brigade brigades"
    " brotherhood bureau cabinet caucus center centre chamber church club coalition college command commission"
    " committee community company confederation conference congress consortium convention cooperative corp"
    " corporation corps council court department directorate embassy enterprise executive exchange fc federation"
    " force forces foundation front fund government group guard holding holdings house inc industries industry"
    " initiative inspectorate institute institut institution laboratory league legion limited llc ltd media"
    " militia ministry mission movement network news newspaper office organisation organization parliament"
    " parliaments partnership party plc police post press programme program regiment secretariat senate service"
    " services society squad studio studios syndicate team television times treasury tribunal troop troops trust"
    " union unions university watch weekly workshop administration academy arsenal united daily gazette herald"
    " tribune guardian radio broadcasting communications telecom technologies technology systems solutions"
    " pharmaceuticals insurance energy petroleum oil gas motors steel capital partners ventures associates bancorp"
    " clinic school seminary orchestra ballet co cos bros"
)
"""Last words of the core of an organization's name, or its first before "of"."""

LEGAL_FORMS = _words("inc corp ltd llc plc co cos corporation limited gmbh ag bros")
"""What a company is by law; ends its name and never a person's."""

ORG_HEADS_SURE = ORG_HEADS - _words(
    "centre center house clinic school united capital force front post community times watch mission energy"
    " arsenal gas oil convention conference program programme initiative industry government team command"
    " administration executive church daily weekly media technology police exchange guard trust network count"
    " troop troops news"
)
"""Those of them that hardly ever end a name of another kind."""

PLACE_HEADS = _words(
    "avenue basin bay beach boulevard bridge canal canyon cape castle cathedral city coast corridor county creek"
    " dam delta desert district emirate falls fjord forest garden gardens governorate gulf harbor harbour heights"
    " highway hill hills hotel island islands isle isles kingdom lake lakes mall mansion metropolis monastery"
    " mosque mount mountain mountains municipality ocean oblast palace park pass peak peninsula plain plains"
    " plateau plaza port prefecture prison province railway range ranges reef region republic reserve reservoir"
    " ridge river road rivers sahara sea shore square stadium state states station strait straits street suburb"
    " summit temple territories territory tower town township tunnel valley village villa volcano zone airport"
    " airfield airbase arena hall headquarters hospital hospitals museum roundabout interchange"
)
"""Last words of place names; "Lake", "Mount", "Cape" and others also first."""

PLACE_HEADS_SURE = _words(
    "airport airfield airbase avenue basin bay beach boulevard bridge canal canyon county dam delta desert"
    " district falls governorate gulf hall headquarters hospital hospitals hotel island islands lake lakes"
    " mountain mountains municipality museum oblast ocean palace park peninsula prefecture prison province region"
    " reservoir river road sea square street territory valley village roundabout interchange"
)
"""Those of them that hardly ever end a name of another kind; buildings with an address count as places."""

PLACE_FIRST = _words(
    "lake mount mt cape gulf bay port strait isle river fort camp republic state kingdom union city sea new san santa"
)
"""First words of place names."""

PLACE_FIRST_SURE = _words("lake mount cape gulf strait river isle")
"""Those of them that hardly ever begin a name of another kind."""

PLACE_CLASS = _words(
    "area borough camp city coast commune county constituency desert district enclave forest governorate hamlet"
    " harbor harbour island islands kingdom lake municipality mountains neighborhood neighbourhood parish"
    " peninsula plateau port prefecture province region river road sea state stronghold suburb territory town"
    " township valley village villages ward zone airport square street capital"
)
"""Common nouns that follow or precede ("the town of X") a place's name."""

SPEECH = _words(
    "say tell add note state explain announce declare argue claim warn stress insist assert remark reply respond"
    " confirm deny comment write tweet recall admit acknowledge emphasise emphasize underline underscore suggest"
    " complain lament quip conclude vow pledge promise urge ask believe think feel hope know"
)
"""Lemmas of verbs whose subject speaks, thinks or feels."""

PARTICLES = _words(
    "al el bin ibn ben abu abd abdel abdul de da do dos das di del della der den van von ter ten le la los las du"
    " des af av zu zum y e san st saint bint ould mac mc o' d' l' ap"
)
"""Short words inside or before family names: "van", "bin", "de la"."""

CONNECTORS = _words("of for and the de la le du des del et y e und & on in to di da do dos")
"""Lower-case words that occur inside names of organizations."""

NOT_NAMES = _words(
    "i you he she it we they this that these those the a an and or but if in on at by for of to from with as is"
    " are was were mr mrs ms dr sir madam today yesterday tomorrow monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october november december jan"
    " feb mar apr jun jul aug sep sept oct nov dec covid covid-19 coronavirus ebola aids hiv internet"
    " twitter-based no yes gdp ceo cfo cto usd eur phd mba god allah christmas easter ramadan eid north south east"
    " west northern southern eastern western brexit newswire"
)
"""Never the name of a person, body or place when they stand alone."""

ORG_CLASS = _words(
    "agency airline airlines bank broadcaster carmaker charity chain club company conglomerate daily firm giant"
    " group label lender maker magazine manufacturer militia movement network newspaper ngo nonprofit operator"
    " organisation organization outlet paper party platform producer provider publisher retailer startup start-up"
    " supplier tabloid team thinktank think-tank union website weekly"
)
"""Common nouns directly before an organization's name: "the newspaper X"."""

ORG_ROLES = _words(
    "ceo chairman chairwoman chairperson co-founder founder cofounder employees members owner shareholders"
    " spokesman spokeswoman subsidiary unit"
)
"""Before "of" and an organization's name: "founder of X"."""

CURRENCIES = _words(
    "baht cent cents cedi cedis dinar dinars dirham dirhams dollar dollars dong euro euros franc francs krona"
    " kronor krone lira naira peso pesos pound pounds rand real reais rial rials ringgit riyal riyals rouble"
    " roubles ruble rubles rupee rupees rupiah shekel shekels shilling shillings sterling taka yen yuan"
)
"""After them a country's name is part of an amount: "US dollars"."""

OTHER_HEADS = _words(
    "act assessment call understanding accord accords agenda agreement amendment anniversary award awards bill"
    " charter championship championships code constitution convention cup covenant day declaration decade decree"
    " deal doctrine election elections festival framework games goal goals heritage holocaust index law manifesto"
    " marathon memorandum month olympics pact plan policy prize project protocol referendum report resolution"
    " revolution roadmap statement strategy summit survey trophy treaty uprising virus war wars week year"
    " forum-style medal title stool scholarship conference dialogue expo tournament"
)
"""Last words of names of treaties, laws, prizes, wars, feasts and meetings: neither person, body nor place."""

ROLE_TAILS = _words(
    "accountant auditor head heads speaker lecturer ambassador chairman chairwoman chairperson chief commander"
    " commissioner coordinator counsel delegate deputy director envoy governor lawmaker manager mayor member"
    " members minister ministers negotiator officer official officials president prosecutor rapporteur registrar"
    " representative secretary secretary-general senator spokesman spokeswoman spokesperson states chargé attorney"
    " inspector judge leader"
)
"""Functions that the model takes for the end or the start of a body's name: "UN Special Rapporteur"."""

ROLE_QUALIFIERS = _words(
    "special deputy vice chief executive first senior general permanent assistant under national former prime"
    " high resident humanitarian foreign managing regional principal state member"
)
"""Adjectives of such functions, dropped with them."""

POSTNOMINALS = _words("san qc kc sc mp mep mla mbe obe cbe kbe dbe cmg gcfr gcon con oon jp phd md cpa cfa esq")
"""Letters behind a person's name for honours, degrees and seats, which are not part of it."""

RANKS = _words("san qc kc mbe obe cbe kbe dbe gcfr gcon phd esq")
"""Those of them that no body's name ends in."""

PORTFOLIO = _words(
    "affairs agriculture budget commerce communication communications cooperation culture defence defense"
    " development economic economy education electricity employment energy environment external family finance"
    " fisheries foreign forestry gender health home homeland housing human immigration industry information"
    " infrastructure innovation integration interior internal invalids investment justice labor labour land lands"
    " local livestock migration mines mining natural oil petroleum planning police power public railway railways"
    " religious resources rural science security services social sport sports state technology tourism trade"
    " transport transportation treasury unification urban veterans water welfare women works youth"
)
"""What ministers are in charge of: before or after their title it is half of the title, not a body."""

BODY_KINDS = _words(
    "constitutional electoral federal judicial legislative local military municipal national parliamentary"
    " presidential provincial regional special supreme"
)
"""Of bodies called by their kind, with a capital at the start of a sentence only: "Electoral commission"."""

RULES_OF = _words("administration cabinet campaign dynasty era family government presidency regime")
"""After a name with "the" they say that it is a person's: "the Reagan administration"; not after a country's."""

PEOPLE_NOUNS = _words("chieftain lawmaker politician businessman businesswoman widow wife husband son daughter counsel")
"""Common nouns for a person that are no office."""

ROYAL = _words("king queen prince princess pope emperor empress emir sultan tsar")
"""Titles that go with the given name."""

KIN = _words(
    "brother brothers children cousin daughter daughters father husband mother nephew niece parents sister sisters"
    " son sons spouse uncle aunt widow widower wife grandson granddaughter grandfather grandmother"
)
"""Relatives, which only people have."""

ACRONYM_NOISE = _words(
    "ad ai am bst gmt est edt cst pst pdt cet cest eat wat ist hkt jst api apr asap atm aug bbl bc bce bpd ce ceo"
    " cfo cio co coo cop covid cpi cso csos cto cv dc dec dj dna dr dvd eta etc eur eurobond ev evs faq fdi feb"
    " fri fta gb gbp gdp ghz gnp gps gst hd hiv hq hr ict id idp idps ii iii in iot ip ipo iq it iv ix jan jpy jr"
    " jul jun kg km kph lcd led lgbt lgbtq lng lpg m mar mb mba md mhz mou mp mph mps mr mrs ms mw mwh ngo ngos no"
    " nov npa oct ok op pa pc pcr pdf phd pin pm ppe ppp pr ps pvt qr rd rip rna roi rpm rs rsvp sars sat sdg sdgs"
    " sep sept sim sme smes sms sos st suv suvs tb tbd thu tue tv uav uavs ufo ui url usb usd us$ usp utc vat vi"
    " vii viii vip vpn vs wed wifi www xi xii xiii xiv xv xvi xvii xviii xix xx yoy a i the of and to for by on or"
    " an is as at be we he me my so if do go photo photos file files lead update urgent flash video live watch news"
    " ldall"
)
"""Strings of capitals that are units, functions, months, numbers and common nouns, not bodies."""

GROUPS = _words(
    "african africans american americans arab arabs asian asians european europeans nordic baltic balkan"
    " scandinavian slavic caribbean eurasian mediterranean western westerner westerners eastern kurd kurds kurdish"
    " palestinian palestinians tibetan tibetans uyghur uyghurs uighur uighurs rohingya hutu tutsi hausa yoruba"
    " igbo zulu xhosa maasai oromo oromos amhara tigrayan tigrayans berber amazigh pashtun pashtuns tamil tamils"
    " sinhalese bedouin roma catalan catalans basque basques chechen chechens crimean muslim muslims christian"
    " christians jew jews jewish hindu hindus buddhist buddhists sikh sikhs sunni sunnis shia shias shiite shiites"
    " catholic catholics protestant protestants orthodox evangelical evangelicals islamic islamist islamists"
    " jihadist jihadists zionist republican republicans democrat democrats democratic conservative conservatives"
    " labourite liberal liberals communist communists socialist socialists soviet soviets nazi nazis marxist"
    " marxists maoist maoists islam christianity judaism hinduism buddhism arabic amharic swahili mandarin"
    " cantonese hebrew urdu hindi creole"
)
"""Peoples without a state of their name, faiths, currents and languages."""

GROUP_PREFIXES = _words(
    "middle far south north east west central southeast northeast latin pan sub-saharan south-east anti pro"
)
"""Stand before a group's name and belong to it: "Middle Eastern", "Latin American"."""
