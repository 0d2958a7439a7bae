"""Reads what is known about the subjects: one block a subject, one line a point.

    # short name @group | topic line; another topic line   (## when it is chosen three times as often: a scenario of the page is about it)
    + key: a point for it
    - key: a point against it
    p key: a fact of physics ? the question that it answers
    b / h / f key: … of life, of history, of any kind
    * an image
    ! a joke
"""

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Point:
    kind: str
    key: str
    text: str
    question: str = ''


@dataclass
class Subject:
    short: str
    topics: list
    points: list = field(default_factory=list)
    images: list = field(default_factory=list)
    jokes: list = field(default_factory=list)
    open: bool = False
    group: str = ''
    weight: int = 1

    def of(self, kinds):
        return [point for point in self.points if point.kind in kinds]

    def named(self, topic):
        """The same points about another topic: they hold the topic as a slot."""
        return Subject(topic, [topic], self.points, self.images, self.jokes, True)


def read_subjects(path):
    subjects = []
    for line in Path(path).read_text(encoding='utf-8').split('\n'):
        line = line.strip()
        if not line:
            continue
        kind, rest = line[0], line[1:].strip()
        if kind == '#':
            short, _, topics = rest.lstrip('#').partition('|')
            short, _, group = short.partition('@')
            short = short.strip()
            subjects.append(Subject(short, [t.strip() for t in re.split('[;；]', topics) if t.strip()] or [short], group=group.strip(), weight=3 if rest[:1] == '#' else 1))
        elif kind == '*':
            subjects[-1].images.append(rest)
        elif kind == '!':
            subjects[-1].jokes.append(rest)
        elif kind in '+-pbhf':
            key, text = re.split('[:：]', rest, maxsplit=1)
            text, _, question = text.partition(' ? ')
            subjects[-1].points.append(Point(kind, key.strip(), text.strip(), question.strip()))
        else:
            raise ValueError(f'{path}: what is this line? {line}')
    return subjects
