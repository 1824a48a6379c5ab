"""Templates to begin from: what two who set out on something like this often find on their way. All of it can be changed.

Written for anybody: whoever they are, however they live and whatever they have. A step is a direction, not advice.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = str | Promise

MONEY = "money"
"""A measure in money: the currency is theirs to say."""


@dataclass(frozen=True, slots=True)
class StarterTemplate:
    """One template: a name and a horizon to begin with, steps, what could be counted, and what to talk about."""

    key: str
    name: Words
    about: Words
    horizon: str
    steps: tuple[Words, ...]
    questions: tuple[Words, ...]
    counts: Words
    unit: Words = MONEY

    @property
    def in_money(self) -> bool:
        """Whether its measure is in money."""
        return self.unit == MONEY


ALL: tuple[StarterTemplate, ...] = (
    StarterTemplate(
        "first-home",
        _("A first home"),
        _("A place that is yours, rented or bought, in a city or far from one."),
        "5-years",
        (
            _("Each write down what a home needs, then compare"),
            _("Agree what “enough” means: size, place, cost"),
            _("Look at three months of what really comes in and goes out"),
            _("Walk through a few neighbourhoods, at different hours"),
            _("Talk to somebody who knows about loans or leases"),
            _("What is needed at the start is put aside"),
            _("Visit places, and say afterwards what each of you felt"),
            _("The keys"),
        ),
        (
            _("What did home feel like when you were small? What of that do you want, and what not?"),
            _("What could you each do without, and what not?"),
            _("How would you decide if you loved different places?"),
            _("What happens to it if one of you earns less for a while?"),
        ),
        _("What is put aside for it"),
    ),
    StarterTemplate(
        "living-abroad",
        _("Living abroad"),
        _("A year or a life somewhere else, together."),
        "5-years",
        (
            _("Name the places that each of you sees when you close your eyes"),
            _("Find out who may stay and work there, and how"),
            _("Spend some weeks there outside the holidays"),
            _("Learn enough of the language to make a friend"),
            _("Work out how each of you would earn or study there"),
            _("Tell the people who will miss you"),
            _("What a first half year costs is put aside"),
            _("Tickets one way"),
        ),
        (
            _("What are you each moving towards, and what away from?"),
            _("Who follows whom here, and what makes it fair?"),
            _("How would you notice that one of you is lonely there?"),
            _("What would be a good reason to come back?"),
        ),
        _("Lessons in the language"),
        _("lessons"),
    ),
    StarterTemplate(
        "wedding",
        _("A wedding of our own"),
        _("A day to say it in front of others, as large or small as you like."),
        "1-year",
        (
            _("Each describe the day in five sentences, apart"),
            _("Agree what it may cost, and who gives what"),
            _("Write the list of people, and then the shorter one"),
            _("Find out what the law or your tradition asks for"),
            _("Choose the day and the place"),
            _("Ask the people who will help"),
            _("Write what you want to say to each other"),
            _("An hour on the day for the two of you alone"),
        ),
        (
            _("What is the one moment that has to happen?"),
            _("Whose wishes are in the room besides your own?"),
            _("What would you gladly leave out?"),
            _("What changes for you the day after, and what doesn’t?"),
        ),
        _("What it may cost"),
    ),
    StarterTemplate(
        "child",
        _("A child in our life"),
        _("By birth, adoption, fostering, or as family you choose. Also when you don’t know yet."),
        "5-years",
        (
            _("Each tell your own story of wanting this, or not being sure"),
            _("Find out which ways are open to you, and what each asks"),
            _("Talk to somebody who went a way like yours"),
            _("Look at time, sleep and work: what would each give up, and get back"),
            _("Name the people who would be near"),
            _("Agree what the first year looks like"),
            _("Decide when you look at it again, also if nothing has happened"),
        ),
        (
            _("What do you want to pass on, and what is to end with you?"),
            _("What are you each afraid to say about it?"),
            _("How will you two stay a couple?"),
            _("What if it takes long, or goes another way?"),
        ),
        _("What is put aside for the first year"),
    ),
    StarterTemplate(
        "cafe",
        _("A café, or a business of our own"),
        _("Something that you open together and keep open."),
        "5-years",
        (
            _("Say in one sentence what it is, and who it is for"),
            _("Visit five places like it and write down what works"),
            _("Try it small: one day, one table, one customer"),
            _("Work out what it costs each month, and what it must bring in"),
            _("Agree who does what, and who decides what"),
            _("Learn what permits and insurance it needs"),
            _("What carries you through the first months is put aside"),
            _("Opening day"),
        ),
        (
            _("What if one of you wants out after a year?"),
            _("When are you at work, and when are you at home?"),
            _("How much may it cost before you stop?"),
            _("Who has the last word on what, and how do you say that you disagree?"),
        ),
        _("What is put aside to open with"),
    ),
    StarterTemplate(
        "sabbatical",
        _("Some months off"),
        _("Time away from the usual, together or side by side."),
        "1-year",
        (
            _("Each say what the time is for"),
            _("Choose the months"),
            _("Ask at work, or plan who covers what"),
            _("Work out what it costs, and what goes on costing meanwhile"),
            _("Decide what happens with the home and whoever needs you"),
            _("Leave two weeks of it empty"),
            _("Agree how you come back"),
        ),
        (
            _("What do you each need a rest from?"),
            _("How much of it do you want to spend together, and how much alone?"),
            _("What would make it a good time if nothing went as planned?"),
        ),
        _("What the time costs"),
    ),
    StarterTemplate(
        "debt",
        _("Free of what we owe"),
        _("Paying off debt, yours, theirs or both, without blame."),
        "5-years",
        (
            _("Put every debt on one page, without comment"),
            _("Decide which are whose, and which you carry together"),
            _("Find out which costs most, and where you may pay sooner"),
            _("Agree on a sum each month that still leaves some ease"),
            _("Put a small reserve aside first, for what comes up"),
            _("Talk to a debt adviser if it is too much for two"),
            _("The first one is paid off"),
            _("The last one is paid off"),
        ),
        (
            _("What did money mean in the home you grew up in?"),
            _("What makes it hard to talk about, for each of you?"),
            _("What do you want to be able to spend without asking?"),
            _("What will you do with the sum once it is free?"),
        ),
        _("What is paid off"),
    ),
    StarterTemplate(
        "parent",
        _("Caring for a parent"),
        _("Or for somebody who is like one. Near or far, for a while or for long."),
        "this-year",
        (
            _("Ask them what they want, while there is time to ask"),
            _("Write down what is needed, day by day and week by week"),
            _("Share it out with others: family, friends, paid help"),
            _("Find out what help there is, and what it costs"),
            _("Put papers and wishes in one place"),
            _("Agree on hours that belong to the two of you"),
            _("Decide when you look at it again, and what would change it"),
        ),
        (
            _("What do you owe, what do you want to give, and what is too much?"),
            _("What does the other do in this that you haven’t thanked them for?"),
            _("Who looks after the one who looks after?"),
            _("What would you want, in their place?"),
        ),
        _("Hours of help found"),
        _("hours"),
    ),
    StarterTemplate(
        "moving-in",
        _("Moving in together"),
        _("One door, two people, and what each brings along."),
        "1-year",
        (
            _("Each describe an ordinary Tuesday in the new home"),
            _("Yours, theirs, or somewhere new: decide where"),
            _("Agree who pays what, and what stays each one’s own"),
            _("Sort what comes along and what doesn’t"),
            _("Find a corner for each to be alone in"),
            _("Share out the chores, and look at it again after a month"),
            _("Moving day, and who helps"),
            _("The first evening"),
        ),
        (
            _("What do you need to feel at home: quiet, order, people, a closed door?"),
            _("Who visits, and how do you ask each other?"),
            _("What are you giving up that the other may not see?"),
        ),
        _("What the move costs"),
    ),
)

BY_KEY: dict[str, StarterTemplate] = {each.key: each for each in ALL}


def by_key(key: str) -> StarterTemplate | None:
    """The template of this key; None when there is none."""
    return BY_KEY.get(key)
