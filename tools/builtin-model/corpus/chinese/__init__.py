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
folder = Path(__file__).parent
subjects = read_subjects(folder / 'subjects.txt')
open_subject = read_subjects(folder / 'open-subject.txt')[0]
