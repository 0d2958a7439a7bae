"""封闭世界里的中文。"""

from pathlib import Path

from ..leading import turns  # noqa: F401
from ..subjects import read_subjects
from . import market, tales  # noqa: F401
from .drills import *  # noqa: F401,F403
from .teamwork import teamwork  # noqa: F401
from .moves import *  # noqa: F401,F403
from .names import made_up_name, made_up_topic, names, professions, titled  # noqa: F401
from .roles import *  # noqa: F401,F403

language = 'zh'
# The share of people with a name that was made up: a Chinese name may hold any of thousands of characters.
strange_names = 0.8
# The share of people whose instructions have a rule that they obey, and which rules are learned too rarely otherwise:
# they look like what any person is said to be ("you love ..."), or change only the end.
obedient, rule_weights = 0.45, {'love': 3, 'end-question': 3, 'begin-with': 2, 'end-with': 2}
folder = Path(__file__).parent
subjects = read_subjects(folder / 'subjects.txt')
open_subject = read_subjects(folder / 'open-subject.txt')[0]
