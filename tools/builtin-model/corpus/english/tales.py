"""Beats of a tale in English. $h the hero, $u the same in short, $x a thing, $l a place, $f a friend, $g the same in short, $v a trouble."""

from ..grammar import lines_of
from ..tales import conversation  # noqa: F401
from .names import adjectives, nouns


def short(hero):
    return 'the ' + hero.split(' who ')[0].split()[-1]


def beat(text):
    return lines_of(text)


kinds = 'boat fox owl bear mouse girl boy robot dragon cat turtle baker pilot knight fisherman hedgehog snail princess postman penguin'.split()
tale = {
    'short': short,
    'heroes': [f'a {a} {k}' for a in ('small', 'shy', 'brave', 'curious', 'sleepy') for k in kinds],
    'a_hero': lambda rng: f'a {rng.choice([a for a in adjectives if a[0] not in "aeiou"])} {rng.choice(nouns).rstrip("s")}',
    'things': [f'a {t}' for t in 'lantern,silver key,music box,map,red umbrella,golden spoon,letter,star in a jar,compass,broken clock,violin,blue stone'.split(',')],
    'a_thing': lambda rng: f'a {rng.choice([a for a in adjectives if a[0] not in "aeiou"])} {rng.choice(nouns).rstrip("s")}',
    'places': ['the forest', 'the old lighthouse', 'the city of bells', 'the snow mountain', 'the night market', 'the harbour', 'the moon', 'the desert', 'the castle', 'the island'],
    'friends': [f'{a} {k}' for a in ('an old', 'a talking', 'a very polite', 'a lonely') for k in ('crow', 'goat', 'whale', 'wizard', 'donkey', 'spider', 'giant', 'teapot')],
    'troubles': ['a storm', 'a river without a bridge', 'a locked gate', 'a hungry wolf', 'a fog as thick as soup', 'a troll with a cold', 'a wall of thorns'],
    'roles': ['storyteller', 'narrator', 'author', 'writer', 'bard'],
    'instructions': ['You continue the tale by one or two sentences.', 'You tell the tale on, in simple words.', 'Continue the story.', 'You love surprising turns.', 'You like gentle endings.', 'You begin and set the scene.', 'You love surprises.', 'You care for a happy end.'],
    'topics': ['$h and $x', '$h in $l', '$h who found $x', '$h who lost $x', 'how $h came to $l', '$h, $x and $l', 'a tale of $h and $x', '$h who wants $x'],
    'beats': [
        beat('''{Once upon a time|Long ago|One evening} there {was|lived} $h in $l. {Nobody knew|Only the stars knew} about $x{ under the bed|}.
                There was once $h who {dreamed of|could think only of} $x. {It began in|The way led to} $l.
                In $l lived $h, {and the neighbours smiled about it|happy but for one thing}: {day and night|always} $u thought of $x.'''),
        beat('''One {morning|night} $x was gone, and {in its place lay|there was only} a {feather|wet footprint}. {"I will find it," said|Off went} $u.
                "I need $x," said $u, "{today|before the moon is full}!" {And the door fell shut behind.|And the road was long.}
                {A voice|The wind} whispered of $x {behind the hill|far away}. $u packed {bread and courage|a scarf} and left.'''),
        beat('''{On the way|At the crossing} sat $f. "{Where to|Why such a hurry}?" asked $g. $u told {everything|it all}.
                Then $u met $f, who {was crying|hummed a tune}. "{Take me with you|I know a way}," said $g.'''),
        beat('''{Together|Side by side} they walked {all night|until their feet hurt}, and $g {sang|told jokes} to keep them warm.
                $g knew {a short cut|an old song} and $u {carried the bag|shared the bread}. So they became friends.'''),
        beat('''{Suddenly|All at once} there was $v! $u {trembled|held its breath}, but $g {whispered|said}: "{Wait|Do not run}."
                But before them {lay|waited} $v. "{What now|Is this the end}?" asked $g.'''),
        beat('''$u {thought hard|had an idea}: "{We need no strength|We only need a trick}." {And then $u began to sing.|And $u pulled out a spoon.}
                $g wanted to go home. "Not yet," said $u, "{every trouble has a door|the night is still young}."'''),
        beat('''{It worked|The trick worked}! {The danger|The trouble} {melted like snow|gave way}, and behind it {shone|lay} {a light|a path}.
                {Who would have thought it|Wonder of wonders}: the trouble was only {lonely|afraid of the dark}. {A kind word was enough.|$u gave it half the bread.}'''),
        beat('''{And there, in the light,|Behind a stone} lay $x! {But it had changed|But it was not alone}: it {glowed|spoke} {softly|with the voice of a child}.
                At last $u held $x. {How light it was!|It was warm like a hand.}'''),
        beat('''"It was never {lost|far}," said $g. "{It waited for you|You had to learn the way}." $u {laughed|understood}.
                {Then|Now} $g confessed: "I {hid|took} $x, {because I was so alone|for I wanted company}." $u was silent, then {smiled|nodded}.'''),
        beat('''They {turned back|took the road home} {to|towards} $l, and {every star|the whole valley} {lit|knew} the way.
                On the way home $u gave {a piece of it|the light} to everybody {who was sad|they met}.'''),
        beat('''In $l there was a feast with {soup|music} and {dancing|cake}, and $g {danced on the table|got the best chair}.
                {That night|From that day} the people of $l left their doors open. {$u had shown them why.|It was $u who had taught them.}'''),
        beat('''And if you {listen|look} {well|closely}, you still {hear|see} $u and $g {singing|walking} {at night|in the moonlight}. {The end.|}
                So $u learned: {the best find is a friend|who shares has more}. {The end.|Good night.}'''),
    ],
    'extra': beat('''{Far away|High above} an owl {counted|called} the hours, and $u {yawned|shivered} a little.
                "{Do you hear that|What is that}?" asked $g. It was only {the wind|a frog} {practising the flute|snoring}.
                {For a moment|Just then} {the moon came out|it began to snow}, and everything {looked|was} new.
                $u {sat down|rested} and thought of $l. {How far it was!|Who was watering the flowers?}
                "Tell me a secret," said $g. "I am afraid of {butterflies|my own shadow}," {said|admitted} $u.
                A {snail|moth} passed them and said: "{Slow is also a speed|You are late}."'''),
}
