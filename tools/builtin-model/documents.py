"""Writes the training documents: each is one agent's view of a conversation, as the page would prompt it, with a weight a token."""

import argparse
import json
import multiprocessing
import random
from pathlib import Path

import numpy as np

from corpus import casting, chinese, english
from corpus.grammar import COPY_END, COPY_START, plain
from corpus.prompt import messages_for

packs = {'en': english, 'zh': chinese}
QUIET, LOW, NORMAL, COPIED = 0, 1, 2, 3


def document(seed):
    """A conversation seen by one of its agents: marked messages."""
    rng = random.Random(seed)
    while True:
        pack = packs['zh' if rng.random() < 0.45 else 'en']
        made = casting.conversation(rng, pack)
        agents = [i for i, p in enumerate(made.people) if not p.human]
        first = beginning(rng, made)
        leaders = [i for i in agents if made.people[i].role.id in ('moderator', 'coordinator', 'judge', 'teacher')]
        if len(agents) >= 2 and made.kind not in ('tale', 'market') and rng.random() < 0.16:
            return choosing(rng, made, rng.choice(leaders or agents), first)
        me = rng.choice(agents)
        while first > 0 and first < len(made.lines) and made.lines[first].speaker == me:
            first += 1
        last = max((n for n, line in enumerate(made.lines) if line.speaker == me), default=-1)
        if last >= first:
            return messages_for(made, me, made.lines[first: last + 1])


def beginning(rng, made):
    """Where the prompt's words begin: a long talk's oldest messages may have been left out; a tale and a bargain need theirs."""
    if made.kind in ('tale', 'market') or rng.random() < 0.7:
        return 0
    return rng.randrange(len(made.lines))


def choosing(rng, made, me, first):
    """Ends in the choice of the next speaker: whoever was addressed, else whoever has been silent longest."""
    candidates = [i for i in range(len(made.people)) if i != me and not made.people[i].human] or [i for i in range(len(made.people)) if i != me]
    shown = made.lines[first:]
    if rng.random() < 0.6:
        asked = [n for n, line in enumerate(shown) if line.addressed in candidates]
        if asked:
            shown = shown[: rng.choice(asked) + 1]
    if shown[-1].addressed in candidates:
        chosen = shown[-1].addressed
    else:
        spoken = {line.speaker: n for n, line in enumerate(shown)}
        chosen = min(candidates, key=lambda i: (spoken.get(i, -1), i))
    names = [made.people[i].name for i in candidates]
    return messages_for(made, me, shown, (names, COPY_START + made.people[chosen].name + COPY_END))


def rendered(messages):
    """The document's text, and a weight for every character of it."""
    text, weights = [], []
    for role, content in messages:
        mark, base = f'<|{role}|>', NORMAL if role == 'assistant' else LOW
        text.append(mark)
        weights += [QUIET] * len(mark)
        inside = False
        for character in content:
            if character in (COPY_START, COPY_END):
                inside = character == COPY_START
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
    pairs = [pair for part in parts for pair in part if len(pair[0]) <= 640]
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
