"""Visible instructions that an agent obeys, such as "End every reply with a question"."""

from dataclasses import dataclass

from .grammar import copied, decided


@dataclass
class Rule:
    kind: str
    pack: object
    word: str = ''

    def name_for(self, name):
        return self.word if self.kind == 'call-everyone' else name

    def apply(self, talk, me, text, key):
        rng, pack = talk.rng, self.pack
        other = talk.last_other(me)
        slots = talk.slots(me, other)
        slots['w'] = copied(self.word)
        if self.kind == 'begin-with':
            return pack.begin_with(copied(self.word), text)
        if self.kind == 'end-with':
            return pack.join([text, copied(self.word) + pack.exclamation])
        if self.kind == 'end-question':
            return text if text.endswith(pack.question_mark) else pack.join([text, decided(talk.wording(pack.closing_questions, slots))])
        if self.kind == 'polite':
            return pack.join([talk.wording(pack.thanks if 'n' in slots else pack.courtesies, slots), text])
        if self.kind == 'pirate':
            return pack.as_pirate(rng, text)
        if self.kind == 'love':
            return pack.join([text, decided(talk.wording(pack.loves, slots))])
        if self.kind == 'short':
            if key:
                slots['k'] = copied(key)
                return talk.wording(pack.short_replies, slots)
            return text
        if self.kind == 'never-give-in':
            return pack.join([text, talk.wording(pack.firm, slots)]) if rng.random() < 0.4 else text
        return text
