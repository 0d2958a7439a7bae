"""A tale that several storytellers continue, beat by beat; its hero, thing and place come from the topic or the lines so far."""

from .cast import Conversation, Line, Person, Role
from .grammar import capital, copied
from .rules import Rule


def conversation(rng, pack):
    from .casting import a_name
    tale = pack.tales.tale
    hero = rng.choice(tale['heroes']) if rng.random() < 0.55 else tale['a_hero'](rng)
    slots = {'h': hero, 'x': rng.choice(tale['things']) if rng.random() < 0.7 else tale['a_thing'](rng), 'l': rng.choice(tale['places'])}
    topic = rng.choice(tale['topics'])
    for name, value in slots.items():
        topic = topic.replace(f'${name}', value)
    slots['f'] = rng.choice(tale['friends'])
    slots['v'] = rng.choice(tale['troubles'])
    marked = {name: copied(value) for name, value in slots.items()}
    marked['u'] = copied(tale['short'](slots['h']))
    marked['g'] = copied(tale['short'](slots['f']))
    people = []
    for _ in range(rng.choice([2, 3, 3, 3])):
        role = Role('storyteller', 'f', tale['roles'], tale['instructions'], [], [])
        text = rng.choice(tale['instructions']) if rng.random() < 0.8 else ''
        people.append(Person(a_name(rng, pack, people), role, rng.choice(tale['roles']), text))
    lines, turns, at, used = [], rng.choice([2, 4, 6, 8, 10, 12, 12]), 0, set()
    beats = tale['beats']
    for n in range(turns):
        at = max(at, round(n * (len(beats) - 1) / 11))
        from .grammar import expand
        options = [t for t in beats[min(at, len(beats) - 1)] if t not in used] or [t for t in tale['extra'] if t not in used] or tale['extra']
        if 2 < n < turns - 1 and rng.random() < 0.2:
            options = [t for t in tale['extra'] if t not in used] or options
        else:
            at += 1
        chosen = rng.choice(options)
        used.add(chosen)
        lines.append(Line(n % len(people), capital(expand(rng, chosen, marked))))
    return Conversation(pack.language, 'tale', topic, people, lines)
