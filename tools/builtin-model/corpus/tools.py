"""Short documents in which an agent has tools: asked which one it uses, it writes the call or that it needs none, and then says what came of it."""

from .cast import Conversation, Person, Role
from .casting import a_name
from .drills import a_sum, result_of
from .grammar import capital, copied, expand
from .prompt import go_on, said, system_message

ids = ['calculator', 'clock', 'dice', 'search', 'notes', 'javascript']


def document(rng, pack):
    words = pack.tool_words
    people = []
    for names, texts in ((pack.sum_roles, pack.sum_instructions), (pack.guest_roles, [])):
        text = rng.choice(texts) if texts and rng.random() < 0.7 else ''
        people.append(Person(a_name(rng, pack, people), Role('tools', 'f', [], [], [], []), rng.choice(names), text))
    me, guest = people
    tools = ['calculator'] if rng.random() < 0.5 else rng.sample(ids[:3], rng.choice([1, 2, 3]))
    tools = [tool for tool in ids if tool in tools]
    shape = '{"tool": ' + ' | '.join(f'"{tool}"' for tool in ['none', *tools]) + ', "input": string}'
    cue = pack.json_cue.replace('$j', shape)
    topic = rng.choice(pack.sum_topics)
    system = system_message(pack.language, me.name, me.role_name, me.instructions, [(guest.name, guest.role_name)], topic).split('\n')
    if 'dice' in tools:
        system.insert(-1, words['hints'].format(words['dice_hint']))
    messages = [('system', '\n'.join(system))]
    rounds = rng.choice([1, 1, 2, 3, 4])
    for number in range(rounds):
        heard, tool, wanted, result, answer = exchange(rng, pack, tools, people)
        line = said(pack.language, guest.name, capital(heard))
        last = number == rounds - 1
        if tool == 'none':
            if last and rng.random() < 0.6:
                return [*messages, ('user', f'{line}\n{cue}'), ('assistant', call('none', ''))]
            messages += [('user', line), ('assistant', capital(answer))]
            continue
        messages += [('user', f'{line}\n{cue}'), ('assistant', call(tool, wanted))]
        told = said(pack.language, tool, result)
        draw = rng.random()
        if last and draw < 0.35:
            return messages
        if last and draw < 0.6:
            return [*messages, ('user', f'{told}\n{cue}'), ('assistant', call('none', ''))]
        messages += [('user', f'{told}\n{go_on[pack.language]}'), ('assistant', capital(answer))]
    return messages


def call(tool, wanted):
    return '{"tool": "' + copied(tool) + '", "input": "' + copied(wanted) + '"}'


def exchange(rng, pack, tools, people):
    """What the guest says, which tool that takes, what it is given, what it gives, and the answer."""
    words, (me, guest) = pack.tool_words, people
    slots = {'m': me.name, 'n': copied(guest.name)}
    tool = rng.choice(['none', *tools, *tools, *tools])
    if tool == 'none':
        kind = rng.choice(list(words['talk']))
        heard, answers = words['talk'][kind]
        return expand(rng, rng.choice(heard), slots), 'none', '', '', expand(rng, rng.choice(answers), slots)
    if tool == 'calculator':
        sign, a, b = a_sum(rng) if rng.random() < 0.6 else (rng.choice('+-×'), rng.randint(0, 999), rng.randint(0, 99))
        result = str(result_of(sign, a, b))
        texts = pack.asks[sign] if rng.random() < 0.5 else pack.tool_ask
        heard = expand(rng, rng.choice(texts), {**slots, 'a': str(a), 'b': str(b), 'z': sign})
        done = f'{copied(a)} {sign} {copied(b)} = {copied(result)}'
        return heard, tool, f'{a} {sign} {b}', result, expand(rng, rng.choice(pack.sum_answer), {**slots, 's': done})
    if tool == 'dice':
        count, sides = rng.choice([1, 1, 2, 3]), rng.choice([6, 6, 6, 8, 10, 20])
        thrown = [rng.randint(1, sides) for _ in range(count)]
        result = str(sum(thrown)) if count == 1 else f'{" + ".join(map(str, thrown))} = {sum(thrown)}'
        wanted = f'{count}d{sides}' if count > 1 or rng.random() < 0.5 else f'd{sides}'
        heard = expand(rng, rng.choice(words['throw']), {**slots, 'd': wanted})
        return heard, tool, wanted, result, expand(rng, rng.choice(words['thrown']), {**slots, 'r': copied(str(sum(thrown)))})
    result = words['time'](rng)
    return expand(rng, rng.choice(words['when']), slots), tool, '', result, expand(rng, rng.choice(words['now']), {**slots, 'r': copied(result)})
