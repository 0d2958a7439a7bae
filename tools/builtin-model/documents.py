"""Writes the training documents: each is one agent's view of a conversation, as the page would prompt it, with a weight a token."""

import argparse
import json
import multiprocessing
import random
from pathlib import Path

import numpy as np

from corpus import casting, chinese, drills, english, finding, teamwork, tools
from corpus.grammar import COPY_END, COPY_START, DECIDED_END, DECIDED_START, plain
from corpus.prompt import messages_for, shared_messages_for, who_next

packs = {'en': english, 'zh': chinese}
QUIET, LOW, NORMAL, COPIED = 0, 1, 2, 3


def document(seed):
    """A conversation seen by one of its agents, or a drill of one skill: marked messages."""
    rng = random.Random(seed)
    while True:
        pack = packs['zh' if rng.random() < 0.5 else 'en']
        draw = rng.random()
        if draw < 0.16:
            return (drills.sums if draw < 0.05 else drills.game)(rng, pack)
        if draw < 0.20:
            return tools.document(rng, pack)
        if draw < 0.30:
            return finding.document(rng, pack)
        if draw < 0.42:
            return teamwork.document(rng, pack)
        if draw < 0.52:
            return siding(rng, pack)
        made = casting.conversation(rng, pack)
        agents = [i for i, p in enumerate(made.people) if not p.human]
        found = shaped(rng, pack, made, agents) if draw < 0.55 else sharing(rng, made) if draw < 0.61 else None
        if found is not None:
            return found
        first = beginning(rng, made)
        leaders = [i for i in agents if made.people[i].role.id in ('moderator', 'coordinator', 'judge', 'teacher')]
        if len(agents) >= 2 and made.kind not in ('tale', 'market') and rng.random() < 0.4:
            return choosing(rng, made, rng.choice(leaders or agents), first)
        me = rng.choice(agents)
        while first > 0 and first < len(made.lines) and made.lines[first].speaker == me:
            first += 1
        last = max((n for n, line in enumerate(made.lines) if line.speaker == me), default=-1)
        if last >= first:
            return messages_for(made, me, made.lines[first: last + 1])


def shaped(rng, pack, made, agents):
    """Ends in an answer in JSON about the last words; mostly a short document. None where that does not fit."""
    me = rng.choice(agents)
    places = [n for n, line in enumerate(made.lines) if line.speaker != me]
    if not places:
        return None
    # A question to somebody is rarer than a statement, and worth more here.
    asking = [n for n in places if made.lines[n].addressed not in (-1, made.lines[n].speaker)]
    end = rng.choice(asking if asking and rng.random() < 0.5 else places)
    first = max(0, end - rng.choice([0, 1, 1, 2, 3]))
    shown = made.lines[first: end + 1]
    while shown[0].speaker == me:
        shown = shown[1:]
    found = drills.structured(rng, pack, made, me, shown)
    if found is None:
        return None
    if rng.random() < 0.15:
        return shared_messages_for(made, shown, last=(me, *found))
    return messages_for(made, me, shown, *found)


def sharing(rng, made):
    """The whole conversation in the shared view, sometimes with a leader who chooses every next speaker."""
    if all(made.people[line.speaker].human for line in made.lines):
        return None
    choices = {}
    leaders = [i for i, p in enumerate(made.people) if p.role.id in ('moderator', 'coordinator', 'judge', 'teacher')]
    if leaders and len(made.people) > 2 and rng.random() < 0.5:
        leader = rng.choice(leaders)
        for place, line in enumerate(made.lines):
            among = [i for i in range(len(made.people)) if i != leader and (place == 0 or i != made.lines[place - 1].speaker)]
            asked = made.lines[place - 1].addressed if place else -1
            if line.speaker in among and not made.people[line.speaker].human and (asked not in among or asked == line.speaker):
                choices[place] = (leader, [made.people[i].name for i in among])
    return shared_messages_for(made, made.lines, choices)


def siding(rng, pack):
    """The first turns of a talk with two sides, up to one by somebody who takes a side."""
    made = casting.sides(rng, pack)
    me = made.lines[-1].speaker
    return messages_for(made, me, made.lines)


def beginning(rng, made):
    """Where the prompt's words begin: a long talk's oldest messages may have been left out; a tale and a bargain need theirs."""
    if made.kind in ('tale', 'market') or rng.random() < 0.7:
        return 0
    return rng.randrange(len(made.lines))


def choosing(rng, made, me, first):
    """Ends in the choice of the next speaker: whoever was addressed, else whoever has been silent longest."""
    shown = made.lines[first:]
    asked = [n for n, line in enumerate(shown) if line.addressed not in (-1, me, line.speaker)]
    if asked and rng.random() < 0.85:
        end = rng.choice(asked) + 1
        shown = shown[max(0, end - rng.choice([1, 1, 1, 2, 2, 3, 4, 6, 12])): end]
    elif rng.random() < 0.5:
        shown = shown[-rng.choice([2, 3, 4, 6]):]
    others = [i for i in range(len(made.people)) if i != me]
    candidates = [i for i in others if i != shown[-1].speaker or rng.random() < 0.15] or others
    if shown[-1].addressed in candidates:
        chosen = shown[-1].addressed
    else:
        spoken = {line.speaker: n for n, line in enumerate(shown)}
        chosen = min(candidates, key=lambda i: (spoken.get(i, -1), i))
    names = [made.people[i].name for i in candidates]
    if rng.random() < 0.3:
        rng.shuffle(names)
    while shown[0].speaker == me and len(shown) > 1:
        shown = shown[1:]
    return messages_for(made, me, shown, who_next(made.language, names), COPY_START + made.people[chosen].name + COPY_END)


def rendered(messages):
    """The document's text, and a weight for every character of it."""
    text, weights = [], []
    for role, content in messages:
        mark, base = f'<|{role}|>', NORMAL if role == 'assistant' else LOW
        text.append(mark)
        weights += [QUIET] * len(mark)
        inside = False
        for character in content:
            if character in (COPY_START, COPY_END, DECIDED_START, DECIDED_END):
                inside = character in (COPY_START, DECIDED_START)
                continue
            text.append(character)
            weights.append(COPIED if inside and role == 'assistant' else base)
        text.append('<|end|>')
        weights += [base if role == 'assistant' else QUIET] * len('<|end|>')
    return ''.join(text), weights


def encoded(seeds):
    from tokenizers import Tokenizer
    tokenizer = Tokenizer.from_file(encoded.path)
    out = []
    for seed in seeds:
        text, weights = rendered(document(seed))
        code = tokenizer.encode(text, add_special_tokens=False)
        kinds = [max(weights[a:b], default=LOW) for a, b in code.offsets]
        out.append((np.array(code.ids, dtype=np.uint16), np.array(kinds, dtype=np.uint8)))
    return out


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', default='build')
    parser.add_argument('--documents', type=int, default=40000)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--show', type=int, default=0)
    parser.add_argument('--tokenizer', action='store_true', help='train the tokenizer too')
    options = parser.parse_args()
    if options.show:
        for seed in range(options.seed, options.seed + options.show):
            print('\n'.join(f'[{role}] {plain(content)}' for role, content in document(seed)), '\n')
        return
    work = Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    if options.tokenizer:
        from vocabulary import train_tokenizer
        train_tokenizer((plain('\n'.join(c for _, c in document(10**9 + seed))) for seed in range(8000)), work / 'tokenizer.json')
    encoded.path = str(work / 'tokenizer.json')
    seeds = range(options.seed, options.seed + options.documents)
    with multiprocessing.Pool() as pool:
        parts = pool.map(encoded, [seeds[i: i + 500] for i in range(0, len(seeds), 500)])
    pairs = [pair for part in parts for pair in part if len(pair[0]) <= 1024]
    starts = np.cumsum([0] + [len(ids) for ids, _ in pairs])
    np.save(work / 'ids.npy', np.concatenate([ids for ids, _ in pairs]))
    np.save(work / 'kinds.npy', np.concatenate([kinds for _, kinds in pairs]))
    np.save(work / 'starts.npy', starts)
    from tokenizers import Tokenizer
    size = Tokenizer.from_file(encoded.path).get_vocab_size()
    (work / 'facts.json').write_text(json.dumps({'vocabulary': size, 'documents': len(pairs), 'tokens': int(starts[-1])}))
    print(len(pairs), 'documents', starts[-1], 'tokens, median length', int(np.median(np.diff(starts))), 'vocabulary', size)


if __name__ == '__main__':
    main()
