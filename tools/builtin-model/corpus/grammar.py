"""Sentences with alternatives: `{a|b|}` is a choice, `$n` a slot. What a slot holds is copied from the prompt, and is marked so."""

import re

COPY_START, COPY_END = '\x01', '\x02'
_choice = re.compile(r'\{([^{}]*)\}')
_slot = re.compile(r'\$([a-z]+)')


def copied(text):
    return f'{COPY_START}{text}{COPY_END}'


def plain(text):
    return text.replace(COPY_START, '').replace(COPY_END, '')


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
    text = re.sub(r'\b([Aa]) (?=\x01[aeiou])', r'\1n ', text)
    return re.sub(r'(^|[.?!]["”]? )([\x01\x02"“]*)([a-z])', lambda m: m.group(1) + m.group(2) + m.group(3).upper(), text)


def lower_first(text):
    first = re.match(r"[A-Za-z']+", text)
    if first is None or first.group(0) in ('I', "I'm") or text[1:2].isupper():
        return text
    return text[0].lower() + text[1:]
