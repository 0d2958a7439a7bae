"""A buyer and a seller; each offer a number, compared aloud with the own limit before the answer, until they agree."""

from .cast import Conversation, Line, Person, Role
from .grammar import capital, copied, expand


def conversation(rng, pack):
    from .casting import a_name
    shop = pack.market.bargain
    thing = rng.choice(shop['goods']) if rng.random() < 0.6 else shop['a_good'](rng)
    fair = rng.choice([20, 40, 60, 60, 80, 100, 150, 200])
    step = 1 if fair <= 20 else 5 if fair <= 200 else 10
    round_to = lambda value: max(step, int(round(value / step)) * step)
    floor, limit = round_to(fair * rng.uniform(0.6, 0.85)), round_to(fair * rng.uniform(1.0, 1.3))
    ask, bid = round_to(fair * rng.uniform(1.4, 1.8)), round_to(fair * rng.uniform(0.35, 0.55))
    people = []
    for side, start, bound in (('seller', ask, floor), ('buyer', bid, limit)):
        role = Role(side, 'f', shop[side], [], [], [])
        text = rng.choice(shop[f'{side}_instructions']).replace('$a', str(start)).replace('$b', str(bound)) if rng.random() < 0.9 else ''
        people.append(Person(a_name(rng, pack, people), role, rng.choice(shop[side]), text))
    lines, offers = [], [None, None]
    me = rng.choice([0, 0, 1])
    used = set()
    for n in range(rng.choice([2, 4, 6, 8, 10, 10])):
        mine, theirs = offers[me], offers[1 - me]
        bound = floor if me == 0 else limit
        slots = {'x': copied(thing), 'n': copied(people[1 - me].name), 'b': copied(bound)}
        side = 'seller' if me == 0 else 'buyer'
        if offers == ['done', 'done']:
            form = shop['after']
        elif mine is None:
            offers[me] = ask if me == 0 else bid
            slots.update(a=copied(offers[me]), o=copied(theirs))
            form = shop[f'{side}_open'] if theirs is None else shop[f'{side}_first']
        else:
            goal = max(floor, theirs) if me == 0 else min(limit, theirs)
            new = round_to(mine + (goal - mine) * rng.uniform(0.25, 0.5))
            good = theirs >= new if me == 0 else theirs <= new
            close = abs(theirs - mine) <= 2 * step
            if good or close or n >= 8:
                slots.update(a=copied(theirs), o=copied(theirs))
                offers = ['done', 'done']
                form = shop[f'{side}_deal']
            else:
                offers[me] = new
                slots.update(a=copied(new), o=copied(theirs), z=copied(mine))
                form = shop[f'{side}_counter']
        options = [t for t in form if t not in used] or form
        chosen = rng.choice(options)
        used.add(chosen)
        lines.append(Line(me, capital(expand(rng, chosen, slots))))
        me = 1 - me
    return Conversation(pack.language, 'market', rng.choice(shop['topics']).replace('$x', thing), people, lines)
