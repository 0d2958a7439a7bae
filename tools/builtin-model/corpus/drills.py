"""Short documents that train one skill each: sums up to 100, moves of matrix games by a stated strategy, answers in JSON."""

import json

from .cast import Conversation, Line, Person, Role
from .grammar import capital, copied, expand
from .prompt import messages_for

games_rounds = (1, 2, 4, 6, 8)


def held_out(a, b):
    """Pairs of numbers that are never added or subtracted in training: one in eleven (skills.ts knows the same rule)."""
    return (31 * a + 17 * b + 7 * (a // 10) + 3 * (b // 10)) % 11 == 0


def result_of(sign, a, b):
    return {'+': a + b, '-': a - b, '×': a * b, '÷': a // b if b else 0}[sign]


def a_sum(rng, signs='+++---××÷÷'):
    while True:
        sign = rng.choice(signs)
        if sign == '+':
            a = rng.randint(0, 100)
            b = rng.randint(0, 100 - a)
        elif sign == '-':
            a = rng.randint(0, 100)
            b = rng.randint(0, a)
        elif sign == '×':
            a = rng.randint(1, 20)
            b = rng.randint(1, 100 // a)
            a, b = (a, b) if rng.random() < 0.5 else (b, a)
        else:
            b = rng.randint(1, 20)
            a = b * rng.randint(1, 100 // b)
        # A product has no parts to be put together from: only sums and differences are held out.
        if sign in '×÷' or not held_out(a, b):
            return sign, a, b


def sums(rng, pack):
    """Somebody asks, the agent answers with the whole sum, some times over."""
    from .casting import a_name
    people = []
    for names, texts in ((pack.sum_roles, pack.sum_instructions), (pack.guest_roles, [])):
        role = Role('sums', 'f', names, texts, [], [])
        text = rng.choice(texts) if texts and rng.random() < 0.7 else ''
        people.append(Person(a_name(rng, pack, people), role, rng.choice(names), text))
    lines = []
    for _ in range(rng.choice([1, 4, 6, 8])):
        if rng.random() < 0.15:
            sign = rng.choice('<>')
            a, b = rng.sample(range(101), 2)
            x, y = (max(a, b), min(a, b)) if sign == '>' else (min(a, b), max(a, b))
            answer = expand(rng, pack.compare_answer[sign], {'x': copied(x), 'y': copied(y)})
        else:
            sign, a, b = a_sum(rng)
            done = f'{copied(a)} {sign} {copied(b)} = {copied(result_of(sign, a, b))}'
            answer = expand(rng, rng.choice(pack.sum_answer), {'s': done, 'n': copied(people[1].name)})
        ask = expand(rng, rng.choice(pack.asks[sign]), {'a': str(a), 'b': str(b), 'm': people[0].name})
        lines += [Line(1, capital(ask)), Line(0, capital(answer))]
    return messages_for(Conversation(pack.language, 'sums', rng.choice(pack.sum_topics), people, lines), 0, lines)


def next_move(strategy, mine, theirs):
    """0 for the game's first move, 1 for its second."""
    if strategy in ('always-first', 'always-second'):
        return int(strategy == 'always-second')
    if strategy == 'alternate':
        return len(mine) % 2
    if not theirs:
        return int(strategy == 'suspicious')
    if strategy == 'grim':
        return int(1 in theirs)
    return 1 - theirs[-1] if strategy == 'contrary' else theirs[-1]


def game(rng, pack):
    """Rounds of a matrix game; the agent's moves follow from its stated strategy, the other's are anything."""
    from .casting import a_name
    name, *moves = rng.choice(pack.games)
    slots = dict(zip('cd', moves))
    if rng.random() < 0.5:
        slots = dict(zip('cd', moves[::-1]))
    named = [slots['c'], slots['d']]
    # What must be turned round, or looked for far back, takes longest to learn.
    strategy = rng.choice([*pack.strategies, *['contrary'] * 6, 'grim', 'grim'])
    people = []
    for text in (expand(rng, rng.choice(pack.strategies[strategy]), slots), ''):
        people.append(Person(a_name(rng, pack, people), Role('player', 'f', [], [], [], []), rng.choice(pack.player_roles), text))
    habit, mine, theirs, lines = rng.choice([0.15, 0.5, 0.85]), [], [], []
    shown = ', '.join(moves) if pack.language == 'en' else '、'.join(moves)
    cue = pack.move_cue.replace('$c', shown)
    for _ in range(rng.choice(games_rounds)):
        mine.append(next_move(strategy, mine, theirs))
        theirs.append(int(rng.random() < habit))
        lines += [Line(0, copied(named[mine[-1]])), Line(1, named[theirs[-1]])]
    made = messages_for(Conversation(pack.language, 'game', name, people, lines), 0, lines[:-1])
    return [(role, f'{text}\n{cue}') if role == 'user' else (role, text) for role, text in made]


def structured(rng, pack, made, me, shown):
    """The agent's JSON about what it heard last: the shape it was shown, filled. None where there is nothing to say."""
    heard = [line for line in shown if line.speaker != me]
    if not shown or shown[-1].speaker == me or not heard:
        return None
    last, person = shown[-1], made.people[me]
    others = [p.name for i, p in enumerate(made.people) if i != me]
    one_of = lambda texts: ' | '.join(json.dumps(text, ensure_ascii=False) for text in texts)
    quoted = lambda text: '"' + copied(text) + '"'
    known = {'speaker': (one_of(others) if rng.random() < 0.5 else 'string', quoted(made.people[last.speaker].name)),
             'topic': ('string', quoted(made.topic)), 'name': ('string', quoted(person.name)), 'role': ('string', quoted(person.role_name)),
             'question': ('true | false', copied('true' if last.text.endswith(pack.question_mark) else 'false'))}
    if last.key:
        known['point'] = ('string', quoted(last.key))
    keys = [line.key for line in heard if line.key]
    if len(keys) == 2 and len(heard) == 2:
        known['points'] = ('[string]', '[' + ', '.join(map(quoted, keys)) + ']')
    if len(others) > 1:
        known['people'] = ('[string]', '[' + ', '.join(map(quoted, others)) + ']')
    if last.addressed not in (-1, last.speaker):
        everybody = [p.name for i, p in enumerate(made.people) if i != last.speaker]
        known['asked'] = (one_of(everybody) if rng.random() < 0.5 else 'string', quoted(made.people[last.addressed].name))
    if person.role.stance in ('+', '-'):
        known['stance'] = (one_of(pack.stances), quoted(pack.stances[int(person.role.stance == '-')]))
    if made.kind == 'market':
        numbers = ''.join(c if c.isdigit() else ' ' for c in last.text).split()
        if not numbers:
            return None
        known = {name: known[name] for name in ('speaker', 'topic', 'name')} | {'offer': ('number', copied(numbers[-1]))}
    likely = [name for name in ('point', 'asked', 'offer', 'points', 'speaker') if name in known]
    names = list(dict.fromkeys(rng.sample(list(known), rng.choice([1, 1, 2, 3])) + rng.sample(likely, 1)))
    rng.shuffle(names)
    labels = {name: rng.choice(pack.fields[name]) for name in names}
    shape = '{' + ', '.join(f'"{labels[name]}": {known[name][0]}' for name in names) + '}'
    answer = '{' + ', '.join(f'"{labels[name]}": {known[name][1]}' for name in names) + '}'
    return pack.json_cue.replace('$j', shape), answer
