"""Trains the retrieval head: the network's own hidden states, pooled and turned so that a question lies near its answer.

A text's vector is the mean over its tokens of r · W · [embedding; state after `layer` blocks], both normalised, made as long
as 1; r is the token's rarity in the corpus, squared (as in inverse document frequency, Spärck Jones 1972).
Trained with a contrastive loss over pairs of one batch (van den Oord et al. 2018, InfoNCE) on every other point that the
corpus knows, and asked about the rest: here once, and through the page's own engine in `npm run model:evaluate` (search.ts).
A head that trains on two thirds or four fifths of the points finds no more of the others.
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from corpus import chinese, english
from corpus.grammar import expand, plain
from network import Network, Shape

layer, size, temperature, steps = 1, 128, 0.07, 100
packs = (english, chinese)
asked_about = {'en': ['What about {k}?', 'Tell me about {k} and {s}.', 'How does {k} matter for {s}?', '{s}: {k}'],
               'zh': ['{k}呢？', '说说{s}和{k}。', '{k}对{s}有什么影响？', '{s}：{k}']}


def points_of(pack):
    return [(subject, point) for subject in pack.subjects for point in subject.points]


def is_held_out(n):
    """By a point's place in subjects.txt; search.ts holds out the same."""
    return n % 2 == 1


def wording(rng, text, subject):
    slots = {name: subject.short for name in 'ts'} | {'n': 'Ana', 'm': 'Bo', 'k': subject.short, 'r': 'host', 'o': 'Cy'}
    return plain(expand(rng, text, slots) or '')


def question(rng, pack, subject, point):
    if point.question and rng.random() < 0.6:
        return wording(rng, point.question, subject)
    if rng.random() < 0.3:
        return wording(rng, point.text, subject)
    return rng.choice(asked_about[pack.language]).format(k=point.key, s=subject.short)


class Features:
    def __init__(self, network, tokenizer, rarity):
        self.network, self.tokenizer, self.rarity, self.known = network, tokenizer, rarity, {}

    @torch.no_grad()
    def of(self, text):
        if text not in self.known:
            ids = torch.tensor([self.tokenizer.encode(text, add_special_tokens=False).ids])
            states = torch.cat([F.normalize(self.network.state(ids, layers)[0], dim=-1) for layers in (0, layer)], -1)
            self.known[text] = (states * self.rarity[ids[0]][:, None]).mean(0)
        return self.known[text]

    def all(self, texts):
        return torch.stack([self.of(text) for text in texts])


def rarities(work, vocabulary):
    ids = np.load(work / 'ids.npy', mmap_mode='r')
    counts = np.bincount(ids, minlength=vocabulary)
    return torch.tensor(np.log(len(ids) / (counts + len(ids) / 40_000)) ** 2, dtype=torch.float32)


def trained(features):
    torch.manual_seed(3)
    rng = random.Random(7)
    pairs = []
    for pack in packs:
        for n, (subject, point) in enumerate(points_of(pack)):
            if not is_held_out(n):
                pairs += [(features.of(question(rng, pack, subject, point)), features.of(wording(rng, point.text, subject)), (pack.language, n))
                          for _ in range(24)]
    weight = torch.nn.Parameter(torch.cat([torch.eye(size), torch.eye(size)], 1))
    optimiser = torch.optim.AdamW([weight], lr=3e-3, weight_decay=0.02)
    for _ in range(steps):
        # A point once a batch: another wording of it would be no wrong answer.
        chosen = {pair[2]: pair for pair in rng.sample(pairs, 192)}.values()
        a = F.normalize(torch.stack([pair[0] for pair in chosen]) @ weight.T, dim=-1)
        b = F.normalize(torch.stack([pair[1] for pair in chosen]) @ weight.T, dim=-1)
        scores, right = a @ b.T / temperature, torch.arange(len(a))
        loss = (F.cross_entropy(scores, right) + F.cross_entropy(scores.T, right)) / 2
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return weight.detach()


def finds(weight, features, pack):
    """How many questions were asked, and how many found their point first, and among the first three."""
    rng = random.Random(1)
    points = points_of(pack)
    stored = F.normalize(features.all([wording(rng, p.text, s) for s, p in points]) @ weight.T, dim=-1)
    asked = [n for n, (s, p) in enumerate(points) if is_held_out(n) and p.question]
    vectors = F.normalize(features.all([wording(rng, points[n][1].question, points[n][0]) for n in asked]) @ weight.T, dim=-1)
    best = (vectors @ stored.T).topk(3).indices
    return len(asked), *(sum(n in row[:k].tolist() for n, row in zip(asked, best)) for k in (1, 3))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--work', default='build')
    options = parser.parse_args()
    work = Path(options.work)
    saved = torch.load(work / 'checkpoint.pt')
    network = Network(Shape(**saved['shape']))
    network.load_state_dict(saved['network'])
    features = Features(network.eval(), Tokenizer.from_file(str(work / 'tokenizer.json')), rarities(work, saved['shape']['vocabulary']))
    weight = trained(features)
    for pack in packs:
        asked, first, three = finds(weight, features, pack)
        print(f'{pack.language}: {asked} questions about points that were held out, among {len(points_of(pack))}: '
              f'recall@1 {first / asked:.2f}, recall@3 {three / asked:.2f}')
    torch.save({'weight': weight, 'layer': layer, 'rarity': features.rarity}, work / 'retrieval.pt')


if __name__ == '__main__':
    main()
