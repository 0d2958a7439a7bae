"""A byte-level BPE: one token a digit, one piece a Chinese character, and the space before a capital alone, so that a name is the same tokens everywhere."""

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from corpus.characters import common_characters
from corpus.prompt import special_tokens

size = 6674
# Each is one token too: three of them in a short sentence would otherwise cost nine.
punctuation = '，。？！：、“”（）…—；《》'


def train_tokenizer(texts, path):
    texts = list(texts) + [''.join(common_characters) + punctuation] * 400
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r'[\u4e00-\u9fff0-9]'), 'isolated'),
        pre_tokenizers.Split(Regex(r' (?=[A-Z])'), 'isolated'),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True),
    ])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=size, special_tokens=special_tokens, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), min_frequency=3)
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.save(str(path))
