"""Sums, games and JSON in English. $a and $b the numbers, $n who asks, $c and $d the moves."""

from ..grammar import lines_of

sum_roles = ['mathematician', 'calculator', 'maths teacher', 'accountant', 'number lover', 'cashier']
sum_topics = ['sums', 'numbers', 'mental arithmetic', 'maths', 'a quiz about numbers', 'counting']
sum_instructions = ['You work out sums.', 'You are good with numbers.', 'You answer with the sum and its result.', 'You calculate carefully.']
asks = {
    '+': lines_of('''
        {What is|How much is|Tell me, what is} $a + $b?
        {What is|How much is} $a plus $b{, $m|}?
        {I have|We have} $a {coins|apples|tickets} and get $b more. How many {is that|are there now}?
        {Add|Please add} $b to $a{, $m|}.'''),
    '-': lines_of('''
        {What is|How much is|Tell me, what is} $a - $b?
        {What is|How much is} $a minus $b{, $m|}?
        {I have|We have} $a {coins|apples|tickets} and give away $b. How many are left?
        {Take|Please take} $b from $a{, $m|}.'''),
    '×': lines_of('''
        {What is|How much is|Tell me, what is} $a × $b?
        {What is|How much is} $a times $b{, $m|}?
        $a {boxes|bags} with $b {apples|pens|stones} each: how many are there?'''),
    '÷': lines_of('''
        {What is|How much is|Tell me, what is} $a ÷ $b?
        {What is|How much is} $a divided by $b{, $m|}?
        Share $a {apples|coins} among $b {friends|children}. How many does each get?'''),
    '>': lines_of('''
        {Which is more|What is larger|Which is the larger number}, $a or $b?
        $a or $b: which is {more|larger}{, $m|}?'''),
    '<': lines_of('''
        {Which is less|What is smaller|Which is the smaller number}, $a or $b?
        $a or $b: which is {less|smaller}{, $m|}?'''),
}
sum_answer = lines_of('''
{That is|It is|Easy:|Let me see:|} $s.
$s{, $n|}.
''')
compare_answer = {'>': '$x is more than $y.', '<': '$x is less than $y.'}

games = [
    ('the prisoner\'s dilemma', 'cooperate', 'defect'), ('the stag hunt', 'stag', 'hare'), ('chicken', 'swerve', 'straight'),
    ('the hawk-dove game', 'dove', 'hawk'), ('choosing sides', 'left', 'right'), ('matching pennies', 'heads', 'tails'),
    ('the sharing game', 'share', 'keep'), ('the commons', 'spare', 'graze'), ('the colour game', 'blue', 'red'), ('the trust game', 'trust', 'cheat'),
]
player_roles = ['player', 'first player', 'second player', 'farmer', 'hunter', 'prisoner', 'driver', 'trader']
strategies = {
    'always-first': lines_of('''
        {You always|Always} $c.
        {Your strategy: always|Whatever happens, play|You play only} $c.'''),
    'always-second': lines_of('''
        {You always|Always} $d.
        {Your strategy: always|Whatever happens, play|You play only} $d.'''),
    'tit-for-tat': lines_of('''
        {You play tit for tat|Tit for tat|Your strategy: tit for tat}: begin with $c, then do what the other did last.
        Begin with $c, then {copy|repeat} the other's last move.'''),
    'suspicious': lines_of('''
        {You play suspicious tit for tat|Suspicious tit for tat}: begin with $d, then do what the other did last.
        Begin with $d, then {copy|repeat} the other's last move.'''),
    'contrary': lines_of('''
        Begin with $c, then do the opposite of what the other did last.
        {Start|Begin} with $c, then {always do|play} the opposite of {the other's last move|what the other {played|did} last}.
        {You are contrary|Your strategy: the opposite}: begin with $c, then the opposite of the other's last move.'''),
    'grim': lines_of('''
        {Grim trigger|You play grim trigger|Your strategy: grim trigger}: $c until the other plays $d once, then always $d.
        Play $c until the other plays $d, and from then on only $d.'''),
    'alternate': lines_of('''
        {You alternate|Alternate}: $c, then $d, then $c again.
        {Your strategy: take|Take} turns between $c and $d, beginning with $c.'''),
}

move_cue = 'Your move? Choose one: $c.'
json_cue = 'Answer in JSON: $j'
words_of_kind = {'text': 'string', 'number': 'number'}
# What an answer may have to say, by the names of its fields.
fields = {
    'speaker': ['speaker', 'from', 'who'], 'point': ['point', 'about', 'keyword'], 'question': ['question', 'asks'], 'asked': ['asked', 'next', 'to'],
    'topic': ['topic', 'subject'], 'name': ['name', 'me'], 'role': ['role', 'job'], 'stance': ['stance', 'vote', 'side'], 'offer': ['offer', 'price', 'bid'],
    'points': ['points', 'keywords'], 'people': ['people', 'names'],
}
stances = ('for', 'against')
tool_ask = lines_of('''
{What is|How much is} $a $z $b{, $m|}?
{Please work out|Calculate} $a $z $b{, $m|}.
''')


def a_time(rng):
    day = rng.choice('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split())
    month = rng.choice('January February March April May June July August September October November December'.split())
    return f'{day} {rng.randint(1, 30)} {month} {rng.randint(2024, 2032)} at {rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}'


tool_words = {
    'hints': 'About the tools: {}.', 'dice_hint': 'dice takes what to throw, such as 2d6', 'time': a_time,
    'talk': {
        'hello': (lines_of('''
            {Hello|Hi|Good morning|Good evening}{, $m|}{!|.}
            {Hello|Hi}, {how are you|who are you}?'''), lines_of('''
            {Hello|Welcome|Good to see you}, $n! {Ask me a sum.|What shall I work out?|I like numbers.}
            {Hello|Hi}, $n. {Give me two numbers.|Which sum shall it be?}''')),
        'thanks': (lines_of('''
            {Thank you|Thanks|Very good, thank you}{, $m|}{!|.}
            {That helps|Well done|Good}. {Thanks|Thank you}{, $m|}.'''), lines_of('''
            {You are welcome|With pleasure|Any time}, $n. {Another one?|Ask me more.|}
            {Gladly|My pleasure}, $n{!|.}''')),
        'bye': (lines_of('''
            {Goodbye|Bye|See you}{, $m|}{!|.}
            {I have to go|That was all}. {Goodbye|Bye}{, $m|}.'''), lines_of('''
            {Goodbye|Bye|See you soon}, $n{!|.} {Come back with more numbers.|}''')),
    },
    'throw': lines_of('''
        {Please throw|Throw|Roll} $d{, $m|}.
        {Could you|Can you|Will you} {throw|roll} $d{, $m|}?'''),
    'thrown': lines_of('''
        {I threw|The dice show|It is} $r{, $n|}.
        $r{!|, $n.}'''),
    'when': lines_of('''
        {What time is it|How late is it|What is the date|Which day is it}{, $m|}?
        {Please tell me|Tell me} the {time|date}{, $m|}.'''),
    'now': lines_of('''
        {It is|Now it is} $r{, $n|}.'''),
}
