"""Short documents in which an agent finds something in what it was given: who was asked, who spoke, the topic, its own name."""

import json

from .cast import Conversation, Line
from .casting import cast
from .grammar import capital, copied
from .prompt import messages_for, shared_messages_for, who_next
from .talk import Talk

speakers = ['optimist', 'skeptic', 'poet', 'biologist', 'historian', 'physicist', 'for', 'against', 'joker', 'pirate']
leaders = ['moderator', 'moderator', 'coordinator', 'teacher', 'judge']


def document(rng, pack):
    subject = rng.choice([s for s in pack.subjects if not s.group and s.points])
    topic = pack.made_up_topic(rng) if rng.random() < 0.4 else rng.choice([subject.short, *subject.topics])
    people = cast(rng, pack, [rng.choice(leaders), *rng.sample(speakers, rng.choice([2, 2, 3, 3, 4]))])
    talk = Talk(rng, pack, subject, topic, people, 'mixed')
    others = list(range(1, len(people)))
    asker = rng.choice(others)
    before = rng.sample([i for i in others if i != asker], rng.randrange(len(others)))
    lines = [said(rng, pack, talk, speaker, None) for speaker in before]
    asked = rng.choice([i for i in others if i != asker]) if rng.random() < 0.8 else None
    draw = rng.random()
    # Whoever leads may be asked as well, where no leader is to choose.
    if draw >= 0.45 and asked is not None and rng.random() < 0.25:
        asked = 0
    lines.append(said(rng, pack, talk, asker, asked))
    made = Conversation(pack.language, 'finding', topic, people, lines)
    cue, answer = chosen(rng, made, asker, asked) if draw < 0.45 else filled(rng, pack, made, asker, asked)
    if rng.random() < 0.1:
        return shared_messages_for(made, lines, last=(0, cue, answer))
    return messages_for(made, 0, lines, cue, answer)


def said(rng, pack, talk, speaker, asked):
    """Some point, and perhaps a question to somebody, before or behind it."""
    point = rng.choice(talk.subject.points)
    parts = [talk.point_text(point, speaker)]
    if asked is not None:
        slots = {**talk.slots(speaker, None), 'o': copied(talk.people[asked].name), 'k': copied(point.key)}
        parts.insert(rng.choice([0, 1, 1, 1]), talk.wording(pack.ask, slots))
    return Line(speaker, capital(pack.join(parts)), '', '', -1 if asked is None else asked)


def chosen(rng, made, asker, asked):
    """Who speaks next: whoever was asked, else whoever has been silent longest."""
    among = [i for i in range(1, len(made.people)) if i != asker or rng.random() < 0.1]
    if asked in among:
        right = asked
    else:
        spoken = {line.speaker: place for place, line in enumerate(made.lines)}
        right = min(among, key=lambda i: (spoken.get(i, -1), i))
    if rng.random() < 0.4:
        rng.shuffle(among)
    return who_next(made.language, [made.people[i].name for i in among]), copied(made.people[right].name)


def filled(rng, pack, made, asker, asked):
    """What was asked for in JSON, some fields in any order."""
    names = [person.name for person in made.people]
    one_of = lambda texts: ' | '.join(json.dumps(text, ensure_ascii=False) for text in texts)
    quoted = lambda text: '"' + copied(text) + '"'
    others = rng.sample(names[1:], min(len(names) - 1, rng.choice([2, 2, 3])))
    known = {
        'speaker': (one_of(others) if names[asker] in others and rng.random() < 0.5 else 'string', quoted(names[asker])),
        'topic': ('string', quoted(made.topic)),
        'name': ('string', quoted(names[0])),
        'question': ('true | false', copied('true' if asked is not None else 'false')),
    }
    if asked is not None:
        everybody = [name for place, name in enumerate(names) if place != asker]
        rng.shuffle(everybody)
        known['asked'] = (one_of(everybody) if rng.random() < 0.7 else 'string', quoted(names[asked]))
    chosen_names = rng.sample(list(known), rng.choice([1, 2, 2, 3, 3]))
    labels = {name: rng.choice([pack.fields[name][0], *pack.fields[name]]) for name in chosen_names}
    shape = '{' + ', '.join(f'"{labels[name]}": {known[name][0]}' for name in chosen_names) + '}'
    answer = '{' + ', '.join(f'"{labels[name]}": {known[name][1]}' for name in chosen_names) + '}'
    return pack.json_cue.replace('$j', shape), answer
