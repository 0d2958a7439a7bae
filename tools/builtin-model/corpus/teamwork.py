"""Short documents in which a pattern asks something of an agent: who does this, your part, a bid, a vote, a hand-over."""

import json

from .cast import Conversation, Line
from .casting import cast
from .grammar import capital, copied, expand, lower_first, plain
from .prompt import messages_for, shared_messages_for
from .talk import Talk

experts = ['physicist', 'biologist', 'historian']
travellers = ['guide', 'cook', 'budget']
leaders = ['coordinator', 'moderator', 'teacher', 'judge']
sides = [['for', 'against'], ['optimist', 'skeptic'], ['for', 'skeptic'], ['optimist', 'against']]


def document(rng, pack):
    made = None
    while made is None:
        made = rng.choices(list(kinds), list(kinds.values()))[0](rng, pack)
    conversation, me, lines, cue, answer = made
    if rng.random() < 0.12:
        return shared_messages_for(conversation, lines, last=(me, cue, answer))
    return messages_for(conversation, me, lines, cue, answer)


class Setting:
    """People around a subject, the leader first where there is one."""

    def __init__(self, rng, pack, ids, subject):
        self.rng, self.pack, self.words = rng, pack, pack.teamwork
        self.subject, self.topic = subject, rng.choice(subject.topics)
        self.people = cast(rng, pack, ids)
        # Nobody is told a rule of speech here: what is asked leaves no room for it.
        while any(person.rule for person in self.people):
            self.people = cast(rng, pack, ids)
        self.talk = Talk(rng, pack, subject, self.topic, self.people, 'team')
        self.lines = []

    def ask(self, me, cue, answer):
        return Conversation(self.pack.language, 'team', self.topic, self.people, self.lines), me, self.lines, cue, answer

    def name(self, index):
        return self.people[index].name

    def choose(self, question, options, of_agents=True):
        if self.pack.language == 'en':
            return f'{question} Choose one: {", ".join(options)}.'
        return f'{question}请选一{"位" if of_agents else "个"}：{"、".join(options)}。'

    def json(self, brief, shape):
        return brief + '\n' + self.pack.json_cue.replace('$j', shape)

    def text(self, point, me):
        return self.talk.point_text(point, me)

    def say(self, speaker, text, point=None, addressed=-1):
        line = Line(speaker, capital(text), point.key if point else '', '', addressed)
        self.lines.append(line)
        self.talk.lines.append(line)
        return line

    def speech(self, me, point, opening=False):
        """A point as somebody of this role makes it."""
        return capital(self.talk.framed(me, point, plain=self.rng.random() < 0.4, opening=opening))

    def word(self, options, **slots):
        text = expand(self.rng, self.rng.choice(options), slots)
        return capital(text)


def a_team(rng, pack, leader=True):
    """A leader and those who know something, about a subject on which each of them has points."""
    team, subjects = (travellers, [s for s in pack.subjects if s.group == 'trip'])
    if rng.random() < 0.75:
        team, subjects = experts, [s for s in pack.subjects if not s.group and all(s.of(k) for k in 'pbh')]
    subject = rng.choices(subjects, [s.weight for s in subjects])[0]
    ids = rng.sample(team, rng.choice([2, 3, 3]))
    return Setting(rng, pack, ([rng.choice(leaders[:1] + leaders)] if leader else []) + ids, subject)


def task_of(rng, point):
    return point.question.rstrip('?？').strip() if point.question and rng.random() < 0.5 else point.key


def domain(setting, index):
    return setting.people[index].role.stance


def some_talk(setting, count):
    """A few points, made by those who know them."""
    for _ in range(count):
        speaker = setting.rng.randrange(1, len(setting.people))
        point = setting.talk.point(speaker)
        setting.say(speaker, setting.text(point, speaker), point)


def who_does(rng, pack):
    s = a_team(rng, pack)
    doers = list(range(1, len(s.people)))
    some_talk(s, rng.choice([0, 0, 0, 1, 2]))
    right = rng.choice(doers)
    point = rng.choice(s.subject.of(domain(s, right)))
    names = [s.name(i) for i in doers]
    return s.ask(0, s.choose(s.words['who_does'].format(task_of(rng, point)), names), copied(s.name(right)))


def your_part(rng, pack):
    s = a_team(rng, pack)
    me = rng.randrange(1, len(s.people))
    point = rng.choice(s.subject.of(domain(s, me) if rng.random() < 0.85 else 'pbhf') or s.subject.of('pbh'))
    return s.ask(me, s.words['your_part'].format(task_of(rng, point)), s.speech(me, point))


def split(rng, pack):
    s = a_team(rng, pack)
    count = rng.choice([2, 2, 3, 3, 4])
    doers = [1 + i % (len(s.people) - 1) for i in range(count)]
    keys = []
    for doer in doers:
        fresh = [p.key for p in s.subject.of(domain(s, doer)) if p.key not in keys]
        if not fresh:
            return None
        keys.append(rng.choice(fresh))
    answer = '{"parts": [' + ', '.join(json.dumps(key, ensure_ascii=False) for key in keys) + ']}'
    return s.ask(0, s.json(s.words['split'].format(count), '{"parts": [string]}'), answer)


def bring_together(rng, pack):
    s = a_team(rng, pack)
    doers = rng.sample(range(1, len(s.people)), rng.choice([2, min(3, len(s.people) - 1)]))
    points = [s.talk.point(doer) for doer in doers]
    for doer, point in zip(doers, points):
        s.say(doer, s.talk.framed(doer, point, plain=rng.random() < 0.5), point)
    chosen = rng.randrange(len(doers))
    slots = {'na': copied(s.name(doers[0])), 'nb': copied(s.name(doers[1])), 'ka': copied(points[0].key), 'kb': copied(points[1].key),
             'n': copied(s.name(doers[chosen])), 'k': copied(points[chosen].key), 's': copied(s.subject.short)}
    if len(doers) > 2:
        slots |= {'nc': copied(s.name(doers[2])), 'kc': copied(points[2].key)}
    draw = rng.random()
    if draw < 0.3:
        return s.ask(0, s.words['chosen_answer'].format(s.name(doers[chosen])), s.word(s.words['sums_one'], **slots))
    cue = s.words['bring_together'] if draw < 0.75 else s.words['put_together']
    return s.ask(0, cue, s.word(s.words['sums_three' if len(doers) > 2 else 'sums_two'], **slots))


def announce(rng, pack):
    s = a_team(rng, pack)
    doer = rng.randrange(1, len(s.people))
    task = task_of(rng, rng.choice(s.subject.of(domain(s, doer))))
    if rng.random() < 0.5:
        return s.ask(0, s.words['announce'].format(task), s.word(s.words['announces'], k=copied(task)))
    return s.ask(0, s.words['award'].format(s.name(doer), task), s.word(s.words['awards'], k=copied(task), n=copied(s.name(doer))))


def can_do(rng, pack):
    s = a_team(rng, pack)
    me = rng.randrange(1, len(s.people))
    fits = rng.random() < 0.5
    kinds = domain(s, me) if fits else ''.join(k for k in 'pbh' if k != domain(s, me))
    point = rng.choice(s.subject.of(kinds))
    task = task_of(rng, point)
    if rng.random() < 0.5:
        cue = s.choose(s.words['can_you'].format(task), [s.words['yes'], s.words['no']], False)
        return s.ask(me, cue, copied(s.words['yes' if fits else 'no']))
    return s.ask(me, s.json(s.words['bid'].format(task), '{"bid": number}'), '{"bid": ' + copied('9' if fits else '2') + '}')


def hand_over(rng, pack):
    s = a_team(rng, pack, leader=False)
    count = rng.choice([1, 1, 2, 3, 4, 6, 7])
    speakers = [rng.randrange(len(s.people))]
    while len(speakers) < count:
        speakers.append(rng.choice([i for i in range(len(s.people)) if i != speakers[-1]]))
    for speaker in speakers[:-1]:
        point = s.talk.point(speaker)
        s.say(speaker, s.text(point, speaker), point)
    me = speakers[-1]
    others = [i for i in range(len(s.people)) if i != me]
    point = s.talk.point(me)
    text = s.text(point, me)
    asked = rng.choice(others) if rng.random() < 0.65 else -1
    if asked != -1:
        text = s.talk.pack.join([text, s.talk.wording(pack.ask, {**s.talk.slots(me, None), 'o': copied(s.name(asked)), 'k': copied(point.key)})])
    s.say(me, text, point, asked)
    names = [s.name(i) for i in others]
    may_end = len(s.lines) >= len(s.people) and rng.random() < 0.7
    if asked != -1:
        answer = s.name(asked)
    elif may_end and len(s.lines) >= 6:
        answer = s.words['nobody']
    else:
        answer = s.name(max(others, key=lambda i: (s.talk.silence(i), -i)))
    if rng.random() < 0.25:
        names += [s.words['everybody']]
        if asked == -1:
            answer = s.words['everybody']
        return s.ask(me, s.choose(s.words['to_whom'], names, False), copied(answer))
    options = names + ([s.words['nobody']] if may_end else [])
    return s.ask(me, s.choose(s.words['hand_over'], options, not may_end), copied(answer))


def debate(rng, pack):
    subjects = [s for s in pack.subjects if len(s.of('+')) >= 3 and len(s.of('-')) >= 3]
    subject = rng.choices(subjects, [s.weight for s in subjects])[0]
    ids = list(rng.choice(sides))
    rng.shuffle(ids)
    judged = rng.random() < 0.5
    s = Setting(rng, pack, ids + (['judge'] if judged else []), subject)
    rounds = rng.choice([0, 0, 1, 2, 3, 4, 5])
    for number in range(rounds):
        me = number % 2
        point = s.talk.point(me)
        s.say(me, rebuttal(s, me, point) if number else s.talk.framed(me, point, opening=True), point)
    if judged and rounds >= 3 and rng.random() < 0.5:
        return verdict(s, rng, pack)
    me = rounds % 2
    point = s.talk.point(me)
    # A team inside a pattern is told its part before each question (core/teams.ts).
    part = s.words['your_part'].format(rng.choice([s.topic, task_of(rng, point)])) + '\n' if rng.random() < 0.25 else ''
    if rounds < 2:
        return s.ask(me, part + s.words['make_case'], s.speech(me, point, opening=rng.random() < 0.5))
    if rng.random() < 0.7:
        return s.ask(me, part + s.words['answer_others' if rng.random() < 0.15 else 'answer_other'], capital(rebuttal(s, me, point)))
    text = s.text(point, me)
    closing = s.word(s.words['closings'], k=copied(point.key), p=text, q=lower_first(text), t=copied(s.topic))
    return s.ask(me, part + s.words['last_word'], closing)


def rebuttal(s, me, point):
    other = s.talk.last_other(me)
    reaction = s.talk.word(s.pack.disagree, me, other)
    return s.pack.join([reaction, s.talk.framed(me, point, plain=True)])


def verdict(s, rng, pack):
    """One side gives in at the end; so the other was more convincing."""
    loser = len(s.lines) % 2
    s.say(loser, s.talk.word(pack.concede, loser, s.talk.last_other(loser)))
    winner = 1 - loser
    key = rng.choice([line.key for line in s.lines if line.speaker == winner and line.key])
    if rng.random() < 0.5:
        return s.ask(2, s.choose(s.words['who_convinced_most' if rng.random() < 0.15 else 'who_convinced'], [s.name(0), s.name(1)]), copied(s.name(winner)))
    return s.ask(2, s.words['say_why'].format(s.name(winner)), s.word(s.words['whys'], n=copied(s.name(winner)), k=copied(key)))


def best_answer(rng, pack):
    s = a_team(rng, pack, leader=rng.random() < 0.5)
    me = 0
    others = list(range(1, len(s.people)))
    if len(others) < 2:
        return None
    right = rng.choice(others)
    for speaker in rng.sample(others, len(others)):
        if speaker == right:
            point = s.talk.point(speaker)
            s.say(speaker, s.talk.framed(speaker, point, plain=rng.random() < 0.6), point)
        else:
            s.say(speaker, s.word(s.words['empty'], t=copied(s.topic), r=copied(s.people[speaker].role_name)))
    return s.ask(me, s.choose(s.words['best_answer'], [s.name(i) for i in others]), copied(s.name(right)))


def board(rng, pack):
    s = a_team(rng, pack, leader=rng.random() < 0.4)
    writers = [i for i in range(len(s.people)) if domain(s, i) in tuple('pbh')]
    me = rng.choice(writers)
    mine = s.subject.of(domain(s, me))
    full = rng.random() < 0.35
    shown = [(me, p) for p in mine] if full else []
    for writer in writers:
        if writer != me and rng.random() < 0.7:
            shown.append((writer, rng.choice(s.subject.of(domain(s, writer)))))
    rng.shuffle(shown)
    left = [p for p in mine if p not in [point for _, point in shown]]
    fact, question, idea = s.words['kinds']
    entries = '\n'.join(f'{fact} ({s.name(writer)}): {plain(capital(s.text(point, writer)))}' for writer, point in shown)
    head = s.words['board'].format(entries) + '\n' if entries else ''
    if full or rng.random() < 0.4:
        cue = s.choose(head + s.words['can_add'], [s.words['yes'], s.words['no']], False)
        return s.ask(me, cue, copied(s.words['no' if full else 'yes']))
    if not left:
        return None
    point = rng.choice(left)
    shape = '{"kind": ' + ' | '.join(f'"{kind}"' for kind in s.words['kinds']) + ', "entry": string}'
    asks = bool(point.question) and rng.random() < 0.15
    entry = plain(point.question if asks else capital(s.text(point, me)))
    answer = '{"kind": "' + copied(question if asks else fact) + '", "entry": ' + json.dumps(entry, ensure_ascii=False) + '}'
    return s.ask(me, s.json(head + s.words['add'], shape), answer)


def attention(rng, pack):
    s = a_team(rng, pack, leader=rng.random() < 0.3)
    me = rng.choice([i for i in range(len(s.people)) if domain(s, i) in tuple('pbh')])
    points = rng.sample(s.subject.of('pbhf'), min(len(s.subject.of('pbhf')), rng.choice([3, 4, 5])))
    spans = [plain(capital(s.text(point, me))) for point in points]
    fitting = [i for i, point in enumerate(points) if point.kind == domain(s, me)]
    if not fitting:
        return None
    if rng.random() < 0.35:
        return s.ask(me, s.choose(s.words['point_at'], spans, False), copied(spans[fitting[0]]))
    at = rng.randrange(len(points))
    key = copied(points[at].key) if points[at].key in spans[at] else None
    own = [p for p in s.subject.of(domain(s, me)) if p is not points[at]]
    if not own:
        return None
    text = s.text(rng.choice(own), me)
    slots = {'p': text, 'q': lower_first(text)} | ({'k': key} if key else {})
    answer = s.word([w for w in s.words['remarks'] if key or '$k' not in w], **slots)
    if rng.random() < 0.5:
        return s.ask(me, s.words['you_point'].format(spans[at]), answer)
    other = rng.choice([i for i in range(len(s.people)) if i != me])
    return s.ask(me, s.words['other_points'].format(s.name(other), spans[at]), answer)


kinds = {who_does: 3, your_part: 2, split: 2, bring_together: 3, announce: 1, can_do: 3, hand_over: 3, debate: 5, best_answer: 2, board: 3,
         attention: 2}
