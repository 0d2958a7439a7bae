"""Makes conversations: who meets whom about what, in which order."""

from dataclasses import replace

from .cast import Conversation, Person
from .rules import Rule
from .talk import Talk

panels = {
    'desk': [['customer', 'agent'], ['customer', 'agent', 'manager']],
    'doctor': [['patient', 'doctor'], ['patient', 'doctor', 'nurse']],
    'trip': [['coordinator', 'guide', 'cook', 'budget'], ['coordinator', 'guide', 'cook'], ['coordinator', 'cook', 'budget']],
}
debates = [['for', 'against', 'moderator'], ['for', 'against', 'judge'], ['optimist', 'skeptic'], ['optimist', 'skeptic', 'moderator'],
           ['optimist', 'skeptic', 'judge'], ['for', 'against'], ['optimist', 'skeptic', 'poet'], ['optimist', 'skeptic', 'joker'],
           ['pirate', 'skeptic', 'optimist'], ['for', 'skeptic', 'moderator'], ['optimist', 'against', 'judge']]
sciences = [['physicist', 'biologist', 'historian'], ['physicist', 'historian'], ['physicist', 'biologist', 'moderator'],
            ['physicist', 'biologist', 'historian', 'moderator'], ['biologist', 'historian', 'joker'], ['physicist', 'biologist', 'student']]
lessons = [['teacher', 'student'], ['teacher', 'student'], ['teacher', 'student', 'student'], ['biologist', 'student'], ['historian', 'student'],
           ['teacher', 'joker'], ['witness', 'student'], ['teacher', 'poet']]


def conversation(rng, pack):
    draw = rng.random()
    if draw < 0.12:
        return pack.tales.conversation(rng, pack)
    if draw < 0.22:
        return pack.market.conversation(rng, pack)
    return talk(rng, pack)


def talk(rng, pack):
    open_topic = rng.random() < (0.25 if pack.language == 'en' else 0.4)
    if open_topic:
        subject = pack.open_subject.named(pack.made_up_topic(rng))
        kind = rng.choice(['debate', 'debate', 'science', 'lesson', 'alone', 'mixed'])
    else:
        subject = rng.choices(pack.subjects, [s.weight for s in pack.subjects])[0]
        kind = subject.group or rng.choice(kinds_for(subject))
    topic = rng.choice(subject.topics)
    roles = {'debate': debates, 'science': sciences, 'lesson': lessons, 'mixed': None, 'alone': None}.get(kind, panels.get(kind))
    ids = list(rng.choice(roles)) if roles else rng.sample([r.id for r in pack.roles if r.id in usual], rng.choice([2, 3, 3, 4]) if kind == 'mixed' else 1)
    people = cast(rng, pack, ids)
    if kind == 'alone' or rng.random() < 0.2:
        guest = pack.by_id['optimist']
        people.append(Person(a_name(rng, pack, people), replace(guest, stance='guest', names=pack.guest_roles), rng.choice(pack.guest_roles), human=True))
    made = Talk(rng, pack, subject, topic, people, kind)
    turns = rng.choice([1, 2, 3, 4, 5, 6, 6, 8, 8, 10, 12, 14, 18, 22] if rng.random() < 0.5 else [1, 2, 3, 4, 5, 6, 6, 8, 8, 10, 12, 14])
    order(rng, made, turns)
    return made.conversation()


def sides(rng, pack):
    """The first turns of a talk between two sides, the last of them by somebody who takes one."""
    if rng.random() < 0.4:
        subject = pack.open_subject.named(pack.made_up_topic(rng))
    else:
        known = [s for s in pack.subjects if not s.group and 'debate' in kinds_for(s)]
        subject = rng.choices(known, [s.weight for s in known])[0]
    made = Talk(rng, pack, subject, rng.choice(subject.topics), cast(rng, pack, list(rng.choice(debates))), 'debate')
    rng.shuffle(made.people)
    # Which side a baker takes is not to be seen.
    visible = [i for i, p in enumerate(made.people) if p.role.stance in ('+', '-') and p.role.id != 'anyone']
    if not visible:
        return sides(rng, pack)
    last = rng.choice(visible)
    others = [i for i in range(len(made.people)) if i != last]
    for _ in range(rng.choice([0, 1, 1, 2, 2, 3, 4])):
        made.speak(rng.choice([i for i in [*others, last] if not made.lines or i != made.lines[-1].speaker]))
    if made.lines and made.lines[-1].speaker == last:
        made.speak(rng.choice(others))
    made.speak(last)
    return made.conversation()


usual = {'optimist', 'for', 'skeptic', 'against', 'physicist', 'biologist', 'historian', 'teacher', 'poet', 'joker', 'pirate', 'witness', 'judge', 'moderator', 'student'}


def kinds_for(subject):
    kinds = ['mixed']
    if len(subject.of('+')) >= 3 and len(subject.of('-')) >= 3:
        kinds += ['debate', 'debate', 'debate']
    if len(subject.of('pbhf')) >= 3:
        kinds += ['science', 'lesson', 'lesson', 'alone']
    return kinds


def order(rng, made, turns):
    """Round-robin mostly; sometimes whoever was addressed or has been silent longest; sometimes a guest cuts in."""
    people = made.people
    talkers = [i for i, p in enumerate(people) if not p.human]
    guests = [i for i, p in enumerate(people) if p.human]
    leaders = [i for i in talkers if people[i].role.id in ('moderator', 'coordinator')]
    way = rng.choice(['circle', 'circle', 'rule', 'leader'])
    start = rng.choice(talkers)
    if leaders and rng.random() < 0.7:
        start = leaders[0]
    at = talkers.index(start)
    if guests and rng.random() < 0.6:
        made.speak(guests[0])
    while len(made.lines) < turns:
        if guests and made.lines and not people[made.lines[-1].speaker].human and (len(talkers) == 1 or rng.random() < 0.2):
            made.speak(guests[0])
            continue
        if way == 'circle' or not made.lines:
            made.speak(talkers[at % len(talkers)])
            at += 1
        elif way == 'leader' and leaders and made.lines[-1].speaker not in leaders:
            made.speak(leaders[0])
        else:
            last = made.lines[-1].speaker
            candidates = [i for i in talkers if i != last] or talkers
            made.speak(made.next_by_rule(candidates))


def a_name(rng, pack, people):
    while True:
        draw = rng.random()
        name = pack.made_up_name(rng) if draw < pack.strange_names else rng.choice(pack.names)
        if draw > 0.94:
            name = pack.titled(rng, name)
        if name not in [p.name for p in people]:
            return name


def cast(rng, pack, ids):
    people = []
    for id in ids:
        role = pack.by_id[id]
        name = rng.choice(role.names)
        if role.stance in ('+', '-', 'pbhf') and id in usual and not role.asks and id not in ('poet', 'joker', 'pirate') and rng.random() < 0.16:
            name = rng.choice(pack.professions)
            role = pack.anyone(name, rng.choice('+-') if role.stance == 'pbhf' else role.stance)
        rule = a_rule(rng, pack, id) if rng.random() < pack.obedient else None
        texts = [] if rng.random() < (0.25 if rule is None else 0.5) else [rng.choice(role.instructions)]
        if rule is not None:
            texts.insert(rng.choice([0, len(texts)]), rule_text(rng, pack, rule))
        people.append(Person(a_name(rng, pack, people), role, name, pack.join(texts), rule))
    return people


def a_rule(rng, pack, id):
    kinds = list(pack.rule_texts)
    if id not in ('optimist', 'skeptic', 'for', 'against'):
        kinds = [k for k in kinds if k not in ('always-agree', 'always-disagree', 'never-give-in')]
    if id in ('student', 'moderator', 'judge', 'coordinator', 'customer', 'patient'):
        kinds = [k for k in kinds if k not in ('short', 'end-question')]
    kind = rng.choices(kinds, [pack.rule_weights.get(k, 1) for k in kinds])[0]
    word = ''
    if kind == 'love':
        word = pack.made_up_topic(rng)
    elif kind in ('begin-with', 'end-with', 'call-everyone'):
        word = rng.choice(pack.rule_words[kind])
    return Rule(kind, pack, word)


def rule_text(rng, pack, rule):
    return rng.choice(pack.rule_texts[rule.kind]).replace('$w', rule.word)
