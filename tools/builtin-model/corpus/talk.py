"""A talk about a subject: each turn reacts to somebody, makes a point of its own, and may put a question."""

from .cast import Conversation, Line
from .grammar import capital, copied, decided, expand, lower_first


class Talk:
    def __init__(self, rng, pack, subject, topic, people, kind):
        self.rng, self.pack, self.subject, self.topic, self.people, self.kind = rng, pack, subject, topic, people, kind
        self.lines = []
        self.used_points = set()
        self.used_wordings = set()
        self.generic = pack.open_subject.named(topic)

    def conversation(self):
        return Conversation(self.pack.language, self.kind, self.topic, self.people, self.lines)

    def silence(self, index):
        turns = [n for n, line in enumerate(self.lines) if line.speaker == index]
        return len(self.lines) - turns[-1] if turns else 100 + index

    def addressed(self):
        return self.lines[-1].addressed if self.lines else -1

    def next_by_rule(self, candidates):
        if self.addressed() in candidates:
            return self.addressed()
        return max(candidates, key=lambda index: (self.silence(index), -index))

    def speak(self, me):
        person = self.people[me]
        text, key, stance, addressed, question = self.guest_turn(me) if person.human else self.turn(me)
        if person.rule is not None:
            text = person.rule.apply(self, me, text, key)
        line = Line(me, capital(text), key, stance, addressed, question)
        self.lines.append(line)
        return line

    # -- one turn ------------------------------------------------------------------------------------------------

    def turn(self, me):
        rng, person = self.rng, self.people[me]
        role = person.role
        other = self.last_other(me)
        mine = [line for line in self.lines if line.speaker == me]
        if other is None and not mine:
            return self.opening(me)
        if other is None:
            return self.go_on(me)
        if self.people[other.speaker].human and rng.random() < 0.9:
            return self.to_guest(me, other)
        if role.id in self.pack.turns:
            made = self.pack.turns[role.id](self, me, other, mine)
            if made is not None:
                return made
        asked_me = other.addressed == me
        if other.question is not None and not role.asks and (asked_me or other.addressed == -1):
            return self.answer(me, other)
        rule = person.rule.kind if person.rule else ''
        if len(mine) >= 2 and len(self.lines) >= 6 and rng.random() < 0.22:
            made = self.sum_up(me, other, mine)
            if made is not None:
                return made
        if len(mine) >= 1 and other.key and other.stance and other.stance != role.stance and role.stance in '+-' \
                and rule not in ('never-give-in', 'always-disagree') and rng.random() < 0.2:
            reaction = self.word(self.pack.concede, me, other)
            point = self.point(me)
            return self.finish(me, other, [reaction, self.framed(me, point, plain=True)], point)
        if rng.random() < 0.12 and len(self.lines) >= 3:
            other = rng.choice([line for line in self.lines[-4:] if line.speaker != me] or [other])
        reaction = '' if rng.random() < 0.1 else self.reaction(me, other, asked_me)
        point = self.point(me)
        return self.finish(me, other, [reaction, self.framed(me, point, plain=bool(reaction) and rng.random() < 0.45)], point)

    def opening(self, me):
        role = self.people[me].role
        if role.id in self.pack.leader_opens and len(self.people) > 1:
            asked = self.rng.choice([i for i in range(len(self.people)) if i != me])
            slots = self.slots(me, None)
            slots['o'] = copied(self.people[asked].name)
            return self.wording(self.pack.leader_opens[role.id], slots), '', '', asked, None
        if role.asks:
            greeted = self.rng.choice([i for i in range(len(self.people)) if i != me] or [me])
            return self.pack.turns['student'](self, me, Line(greeted, ''), [])
        point = self.point(me)
        return self.finish(me, None, [self.framed(me, point, opening=True)], point, ask=0.12 if role.stance in '+-' else 0.2)

    def go_on(self, me):
        point = self.point(me)
        return self.finish(me, None, [self.word(self.pack.go_on, me, None), self.framed(me, point, plain=True)], point)

    def answer(self, me, other):
        fact = other.question
        self.used_points.add(fact.text)
        answer = self.word(self.pack.answer, me, other) if self.rng.random() < 0.8 else ''
        text = self.point_text(fact, me)
        if answer and self.pack.takes_clause(answer):
            text = lower_first(text)
        return self.finish(me, other, [answer, text], fact, ask=0.1)

    def sum_up(self, me, other, mine):
        own = [line.key for line in mine if line.key]
        theirs = [line for line in self.lines if line.speaker != me and line.key]
        if not own or not theirs:
            return None
        line = self.rng.choice(theirs[-3:])
        if line.key in own:
            return None
        slots = self.slots(me, line)
        slots['h'] = copied(self.rng.choice(own))
        role = self.people[me].role
        return self.wording(self.pack.sum_up, slots), line.key, role.stance, -1, None

    def finish(self, me, other, parts, point, ask=0.17):
        """Joins the parts of a turn, and sometimes ends in a question to somebody."""
        rng = self.rng
        addressed, question = -1, None
        role = self.people[me].role
        if rng.random() < ask and len(self.people) > 1:
            addressed = self.somebody(me, other)
            slots = self.slots(me, other)
            slots['o'] = copied(self.people[addressed].name)
            slots['k'] = copied(point.key) if point else slots.get('k', '')
            parts.append(self.wording(self.pack.ask, slots))
        elif role.tails and rng.random() < 0.18 and len([p for p in parts if p]) < 2:
            parts.append(self.word(role.tails, me, other))
        key = point.key if point else ''
        stance = point.kind if point and point.kind in '+-' else (role.stance if role.stance in '+-' else '')
        return self.pack.join(parts), key, stance, addressed, question

    # -- its pieces ----------------------------------------------------------------------------------------------

    def last_other(self, me):
        for line in reversed(self.lines):
            if line.speaker != me:
                return line
        return None

    def somebody(self, me, other):
        others = [index for index in range(len(self.people)) if index != me]
        if other is not None and self.rng.random() < 0.5:
            return other.speaker
        return self.rng.choice(others)

    def slots(self, me, other):
        called = self.topic if self.subject.open or self.rng.random() < 0.5 else self.subject.short
        slots = {'t': copied(called), 's': copied(self.subject.short), 'm': copied(self.people[me].name),
                 'r': copied(self.people[me].role_name)}
        if other is not None:
            rule = self.people[me].rule
            slots['n'] = copied(rule.name_for(self.people[other.speaker].name) if rule else self.people[other.speaker].name)
            if other.key:
                slots['k'] = copied(other.key)
        return slots

    def wording(self, options, slots):
        """One of the wordings whose slots can be filled, preferably one not used so far in this talk."""
        fresh = [option for option in options if option not in self.used_wordings]
        for option in self.rng.sample(fresh, len(fresh)) + self.rng.sample(options, len(options)):
            text = expand(self.rng, option, slots)
            if text is not None:
                self.used_wordings.add(option)
                return text
        raise ValueError(f'No wording fits {sorted(slots)}: {options}')

    def word(self, options, me, other):
        return self.wording(options, self.slots(me, other))

    def reaction(self, me, other, asked_me):
        pack, person = self.pack, self.people[me]
        rule = person.rule.kind if person.rule else ''
        if rule == 'always-agree':
            options = pack.agree
        elif rule == 'always-disagree':
            options = pack.disagree
        elif asked_me and self.rng.random() < 0.75:
            options = pack.answer
        elif person.role.stance in '+-' and other.stance:
            options = pack.agree if other.stance == person.role.stance else pack.disagree
        else:
            options = pack.neutral
        return self.word(options, me, other)

    def point(self, me):
        role, rng = self.people[me].role, self.rng
        kinds = role.stance
        fresh = [p for p in self.subject.of(kinds) if p.text not in self.used_points]
        if not fresh and kinds not in '+-':
            fresh = [p for p in self.subject.of('pbhf') if p.text not in self.used_points]
        if not fresh or (not self.subject.open and rng.random() < 0.02):
            fresh = [p for p in self.generic.of(kinds) if p.text not in self.used_points] or fresh
        if not fresh:
            fresh = [p for p in self.generic.of('+-pbhf') if p.text not in self.used_points]
        point = rng.choice(fresh)
        self.used_points.add(point.text)
        return point

    def aside(self, options, me):
        slots = self.slots(me, None)
        slots['t'] = slots['s']
        return expand(self.rng, self.rng.choice(options), slots)

    def point_text(self, point, me):
        slots = self.slots(me, None)
        slots['t'] = slots['s']
        text = expand(self.rng, point.text, slots)
        return decided(text) if self.people[me].role.stance in ('+', '-') else text

    def framed(self, me, point, plain=False, opening=False):
        role = self.people[me].role
        text = self.point_text(point, me)
        if plain:
            return text
        slots = self.slots(me, None)
        slots['p'] = text
        slots['q'] = lower_first(text)
        slots['i'] = self.aside(self.subject.images or self.generic.images, me)
        slots['j'] = self.aside(self.subject.jokes or self.generic.jokes, me)
        return self.wording(role.opens if opening else role.frames, slots)

    # -- a human guest -------------------------------------------------------------------------------------------

    def guest_turn(self, me):
        """What people type: the guest's line names the move that the next speaker answers with."""
        move = self.rng.choice(self.pack.guest_moves)
        if move.id == 'fact':
            facts = [p for p in self.subject.of('pbhf') if p.question and p.text not in self.used_points]
            if facts:
                fact = self.rng.choice(facts)
                return expand(self.rng, fact.question, self.slots(me, None)), fact.key, '', -1, fact
            move = next(m for m in self.pack.guest_moves if m.id == 'think')
        self.guest_move = move
        text = self.wording(move.asks, {**self.slots(me, self.last_other(me)), 'x': self.pack.made_up_topic(self.rng)})
        return text, '', 'guest', -1, None

    def to_guest(self, me, other):
        if other.question is not None:
            return self.answer(me, other)
        move = self.guest_move
        point = self.point(me)
        slots = self.slots(me, other)
        slots['p'] = self.point_text(point, me)
        slots['q'] = lower_first(slots['p'])
        slots['j'] = self.aside(self.subject.jokes or self.generic.jokes, me)
        return self.wording(move.answers, slots), point.key, point.kind if point.kind in '+-' else '', -1, None
