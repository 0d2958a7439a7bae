"""The English of the closed world."""

from pathlib import Path

from ..subjects import read_subjects
from .drills import *  # noqa: F401,F403
from .teamwork import teamwork  # noqa: F401
from .moves import *  # noqa: F401,F403
from .roles import *  # noqa: F401,F403
from ..leading import turns  # noqa: F401
from . import market, tales  # noqa: F401
from .names import made_up_name, made_up_topic, names, professions, titled  # noqa: F401

language = 'en'
strange_names = 0.6
# The share of people whose instructions have a rule that they obey.
obedient, rule_weights = 0.2, {}
folder = Path(__file__).parent
subjects = read_subjects(folder / 'subjects.txt')
open_subject = read_subjects(folder / 'open-subject.txt')[0]
