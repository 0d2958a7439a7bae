"""Sentences with alternatives: `{a|b|}` is a choice, `$n` a slot. What a slot holds is copied from the prompt, and is marked so."""

import re

COPY_START, COPY_END = '\x01', '\x02'
DECIDED_START, DECIDED_END = '\x03', '\x04'
_choice = re.compile(r'\{([^{}]*)\}')
_slot = re.compile(r'\$([a-z]+)')


def copied(text):
    return f'{COPY_START}{text}{COPY_END}'


def decided(text):
    """Marks the beginning of a point, where it is decided whose point it is, or of a sentence that an instruction asks for: it
    weighs as much as what is copied."""
    start = r"^(\x01[^\x02]*\x02)?( ?)([A-Za-z']+(?: [A-Za-z']+)?|[\u4e00-\u9fff]{1,3})"
    return re.sub(start, lambda m: f'{m[1] or ""}{m[2]}{DECIDED_START}{m[3]}{DECIDED_END}', text)


def plain(text):
    return re.sub('[\x01-\x04]', '', text)


def expand(rng, template, slots):
    """None when a slot that the sentence needs cannot be filled; an alternative that needs one is passed over."""
    while True:
        found = _choice.search(template)
        if found is None:
            break
        options = [option for option in found.group(1).split('|') if needs(option) <= set(slots)]
        if not options:
            return None
        template = template[: found.start()] + rng.choice(options) + template[found.end():]
    if not needs(template) <= set(slots):
        return None
    return _slot.sub(lambda m: slots[m.group(1)], template)


def needs(template):
    return set(_slot.findall(template))


def lines_of(text):
    return [line.strip() for line in text.strip().split('\n') if line.strip()]


def capital(text):
    """The first letter of every sentence, and of the whole, in capitals, and what an empty alternative or a slot left amiss; copy marks are looked through."""
    text = re.sub(r'  +', ' ', text).strip()
    text = re.sub(r' ([,.?!:;])', r'\1', text)
    text = re.sub(r'[，：]([。！？])', r'\1', text)
    text = re.sub(r'\b([Aa]) (?=[\x01\x03][aeiou])', r'\1n ', text)
    return re.sub(r'(^|[.?!]["”]? )([\x01-\x04"“]*)([a-z])', lambda m: m.group(1) + m.group(2) + m.group(3).upper(), text)


def lower_first(text):
    mark = text[:1] if text[:1] == DECIDED_START else ''
    rest = text[len(mark):]
    first = re.match(r"[A-Za-z']+", rest)
    if first is None or first.group(0) in ('I', "I'm") or rest[1:2].isupper():
        return text
    return mark + rest[0].lower() + rest[1:]
