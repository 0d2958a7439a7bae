"""Who takes part, and what was said."""

from dataclasses import dataclass, field

from .subjects import Point


@dataclass
class Role:
    id: str
    stance: str                       # '+', '-', or the kinds of points that it makes
    names: list
    instructions: list
    opens: list
    frames: list
    tails: list = field(default_factory=list)
    asks: bool = False                # it puts the questions: moderator, student, judge
    own: bool = False                 # it has opens and frames of its own, and rarely needs the common reactions


@dataclass
class Person:
    name: str
    role: Role
    role_name: str
    instructions: str = ''
    rule: object = None               # the visible instruction that it obeys
    human: bool = False


@dataclass
class Line:
    speaker: int
    text: str                         # with copy marks
    key: str = ''
    stance: str = ''
    addressed: int = -1               # to whom a question is put
    question: Point = None            # the fact that was asked for


@dataclass
class Conversation:
    language: str
    kind: str
    topic: str
    people: list
    lines: list
