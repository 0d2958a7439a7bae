"""The turns of roles that lead, decide, ask or plan."""

from .grammar import copied, expand, lower_first


def ask_round(talk, me, other, mine):
    rng = talk.rng
    others = [i for i in range(len(talk.people)) if i != me and not talk.people[i].human] or [other.speaker]
    quiet = max((i for i in others if i != other.speaker), key=talk.silence, default=other.speaker)
    slots = talk.slots(me, other)
    slots['o'] = copied(talk.people[quiet].name)
    spoken = [line for line in talk.lines if line.speaker not in (me, other.speaker) and line.key and line.key != other.key]
    if len(talk.lines) >= 5 and spoken and 'k' in slots and rng.random() < 0.4:
        line = rng.choice(spoken[-4:])
        slots['a'], slots['b'] = copied(talk.people[line.speaker].name), copied(line.key)
        if rng.random() < 0.6:
            return talk.wording(talk.pack.between, slots), '', '', quiet, None
    if quiet == other.speaker and len(others) > 1:
        quiet = rng.choice([i for i in others if i != other.speaker])
        slots['o'] = copied(talk.people[quiet].name)
    return talk.wording(talk.pack.round_questions, slots), '', '', quiet, None


def decide(talk, me, other, mine):
    rng = talk.rng
    spoken = [line for line in talk.lines if line.speaker not in (me, other.speaker) and line.key and line.key != other.key]
    if len(talk.lines) >= 5 and spoken and other.key and rng.random() < 0.5:
        line = rng.choice(spoken[-4:])
        slots = talk.slots(me, other)
        slots['a'], slots['b'] = copied(talk.people[line.speaker].name), copied(line.key)
        return talk.wording(talk.pack.verdicts, slots), line.key, '', -1, None
    return ask_round(talk, me, other, mine)


def wonder_turn(talk, me, other, mine):
    rng = talk.rng
    slots = talk.slots(me, other)
    facts = [p for s in (talk.subject,) for p in s.of('pbhf') if p.question and p.text not in talk.used_points]
    if 'k' in slots and (not facts or rng.random() < 0.2):
        return talk.wording(talk.pack.repeat_back, slots), '', '', other.speaker, None
    if not facts:
        facts = [p for p in talk.generic.of('pbhf') if p.question and p.text not in talk.used_points]
    if not facts:
        return talk.word(talk.pack.learned, me, other), '', '', -1, None
    fact = rng.choice(facts)
    slots['f'] = expand(rng, fact.question, {**talk.slots(me, None), 't': slots['s']})
    slots['g'] = lower_first(slots['f'])
    return talk.wording(talk.pack.wonder if 'k' in slots else talk.pack.first_wonder, slots), '', '', other.speaker, fact


def plan(talk, me, other, mine):
    others = [i for i in range(len(talk.people)) if i not in (me, other.speaker) and not talk.people[i].human] or [other.speaker]
    chosen = max(others, key=talk.silence)
    slots = talk.slots(me, other)
    slots['o'] = copied(talk.people[chosen].name)
    earlier = [line.key for line in talk.lines if line.key and line.key != other.key]
    if earlier:
        slots['b'] = copied(talk.rng.choice(earlier))
    return talk.wording(talk.pack.plan_lines if 'k' in slots else talk.pack.plan_next, slots), '', '', chosen, None


turns = {'moderator': ask_round, 'judge': decide, 'student': wonder_turn, 'customer': wonder_turn, 'patient': wonder_turn, 'coordinator': plan}
