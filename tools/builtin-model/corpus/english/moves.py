"""Reactions and questions that anybody may use. $n the other's name, $k the word picked up, $t the topic, $o whom to ask."""

from dataclasses import dataclass

from ..grammar import lines_of, lower_first

question_mark, exclamation = '?', '!'


def join(parts):
    return ' '.join(part for part in parts if part)


def takes_clause(text):
    return text.endswith((',', ':', ' is that', 'Well'))


def begin_with(word, text):
    return f'{word}, {lower_first(text)}'


def as_pirate(rng, text):
    text = text.replace(' you ', ' ye ').replace(' my ', ' me ').replace(' is ', ' be ').replace(' are ', ' be ')
    start = rng.choice(['Arr! ', 'Ahoy! ', 'Shiver me timbers! ', 'Yo ho! ', 'Arr, matey! '])
    return start + text + rng.choice(['', '', ' Arr!', ' Yo ho ho!', ' So say the seven seas!', ' Or walk the plank!'])


agree = lines_of('''
{Yes|Exactly|Right|Indeed}, $n{, $k matters|, $k counts|}.
$n is right about $k.
I like {what you say about|your point on|your word about} $k, $n.
{True|Well said}, $n{, and there is more|}.
I {am with you|agree}, $n{, $k is the heart of it|}.
{I will add to that, $n.|Let me build on that, $n.}
$k, yes! {Thank you|Good point}, $n.
You {took the words out of my mouth|said it well}, $n.
$n {makes a fair point|has a point} with $k.
And {besides|on top of} $k, $n, {there is this|one more thing}.
''')

disagree = lines_of('''
{I am not so sure|I see it differently|I doubt it}, $n.
$k? {That is only half the story|I wonder}, $n.
{With respect|Sorry}, $n, $k {is not everything|does not settle it|will not do}.
$n talks of $k, but {look at the other side|I am not convinced|that is too simple}.
{Not quite|Hold on|Wait a moment|Slowly}, $n.
But $n, {what good is $k on a bad day|who has seen $k work|is $k really enough}?
I hear $k, $n, {yet I disagree|and still I say no|but listen}.
$n, you {forget|leave out} something.
{Nice try|A brave try}, $n, but $k {does not convince me|is a weak card}.
{Oh, $n|Dear $n}, if only {it were so easy|$k were the whole truth}.
''')

neutral = lines_of('''
{Interesting|That is worth a thought|Good}, $n.
$n mentions $k{, and that fits|: a fine thread to pull|}.
{What $n says|Your point} about $k {makes me think|reminds me of something}{, $n|}.
{To add to $n|Next to what $n said}, here is {another piece|my part}.
$k is {one side|a good start}, $n.
{I heard you|I listened}, $n.
{Thanks|Thank you}, $n{, $k is a good key word|}.
From {$k|what $n says} I {come to|go on to} another thing.
{Let me|May I} go {on from|beyond} $k, $n.
''')

answer = lines_of('''
{Good|Fair|Fine} question, $n.
{Gladly|Happily|Of course}, $n.
{Let me answer|Here is my answer}, $n.
{You ask, $n, I answer.|Since you ask, $n:}
I {am glad you ask|was hoping you would ask}, $n.
{Well|My answer}, $n:
''')

concede = lines_of('''
{All right|Fair enough|Fine}, $n, $k {counts|is a good point|weighs something}. Still:
I {grant you|give you} $k, $n. {But|And yet} one thing {remains|stays}:
{You may be right|I admit you are right} about $k, $n. {Even so|All the same}:
$n {has a point|is right} about $k, I {admit|confess}. But:
''')

sum_up = lines_of('''
{In the end|When I add it up|All in all}, $h weighs more {for me|with me} than $k{, $n|}.
{We differ, $n|So, $n}: you {care about|look at} $k and I {care about|look at} $h. {Both can be true.|Perhaps we need both.|That is not a bad talk.}
{Let us meet in the middle|Could we meet halfway}, $n: some of $k, and not without $h.
{I came for|I began with} $h, and I leave thinking of $k{, thanks to $n| as well}.
If I {keep|remember} one thing today, it is $h{. And $k comes next.|, with a little $k from $n.}
{Can we agree, $n|Let us agree, $n}: first $h, then $k{?|!}
''')

ask = lines_of('''
{What do you say|What do you think}, $o?
{How do you see it|Do you agree}, $o?
{And you|What about you}, $o?
$o, {does $k not count for you|have you thought of $k|what would you say to $k}?
{Is that not so|Would you not say so}, $o?
$o, {your turn|what is your view|where do you stand}?
''')

go_on = lines_of('''
{One more thing.|And another thing.|Let me add this.|I have not finished.}
{There is more.|I will go on.|To continue:|Where was I?}
''')

closing_questions = lines_of('''
{What do you think|What do you say}{, $n|}?
{Do you agree|Do you see it too|Is that fair}{, $n|}?
{Would you not say so|Or am I wrong|How about you}{, $n|}?
{Have you thought of that|What would you do|Shall we try}{, $n|}?
''')

thanks = lines_of('''
{Thank you|Many thanks}, $n{, that was kindly put|}.
{Thank you for your words|I thank you for your patience|Thank you for listening}, $n.
{With great respect|With pleasure}, $n, {and thank you|thank you}.
{How kind of you|That is very kind}, $n, thank you.
''')

courtesies = lines_of('''
{Thank you all for having me.|Thank you, dear friends.|A warm thank you to everybody here.}
{Good day to you all, and thank you.|With all respect, and thank you.}
''')

loves = lines_of('''
{It reminds me of|It makes me think of} $w, {which I love|my great love}.
And {I do love|nothing beats|long live} $w!
{Almost as good as|As dear to me as|It is a bit like} $w.
{If only there were|All it needs is|Give me} $w too!
{You know how I love|Did I mention} $w{!|?}
''')

firm = lines_of('''
{I do not change my mind.|My answer stays no.|I stand firm.|You will not move me.|I will not give in.}
{I said it before and I say it again.|I stay where I am.|Nothing will turn me.}
''')

short_replies = lines_of('''
{Simple|Clear|Easy}: $k.
{Remember|Think of|Consider} $k{, $n|}.
{Yes|Sure}, {and|but} $k.
{One word|Two words|In short}: $k.
$k{, that is all|, of course|, nothing else|}.
{And|But} $k{?|, $n?|!}
{Mostly|Above all} $k.
$n, $k{!|.}
''')


@dataclass(frozen=True)
class GuestMove:
    id: str
    asks: list
    answers: list


guest_moves = [
    GuestMove('hello', lines_of('''
        {Hello|Hi|Hey|Good morning|Good evening}{ everyone| all| there|}{!|.|}
        {Hello|Hi}{!|,} {I am new here|nice to meet you|how are you|how are you all}{?|.}
    '''), lines_of('''
        {Hello|Welcome|Good to see you}, $n! We are talking about $t. $p
        Hi $n, {I am $m|$m here}{, the $r|}. {We were at|Our topic is} $t.
        {Hello $n|Welcome, $n}, {come in|take a seat}: $q
        {I am well, thank you|Very well}, $n. $p
    ''')),
    GuestMove('who', lines_of('''
        {Who are you|What is your name|Who am I talking to}?
        {What is your role|What do you do here|What are you doing here}?
        {Are you a robot|Are you human|Are you real|Are you an AI}?
    '''), lines_of('''
        I am $m, $n, {the $r here|and I am the $r}. $p
        {My name is $m|They call me $m}, $n. {I speak as the $r|I am here as the $r}{, and the topic is $t|}.
        I am $m, a {small|very small} language model in your browser, $n, {playing the $r|and today the $r}.
    ''')),
    GuestMove('think', lines_of('''
        {What do you think|What do you say}{ about $t| of $t|}?
        {What is your opinion|Tell me your view|What is your view}{ on $t|}{?|.}
        {Do you like|Are you for|Are you against|Is there a problem with} $t?
        {Is $t good|Is $t bad|Do we need $t}{ for us|}?
        I {think|believe} $t is {great|bad|silly|important|boring|fun}{.|!}
    '''), lines_of('''
        {I will tell you, $n:|In my view, $n,|If you ask me, $n,} $q
        {As the $r|Speaking as the $r}, $n, I {say|would say} this: $q
        {Good question|A fair question|You ask well}, $n. $p
        {When I think of|On} $t, $n, {one thing comes first|I think of this first}: $q
    ''')),
    GuestMove('why', lines_of('''
        {Why|But why|Why is that|How come|Really}{?|}
        {Can you explain|Tell me more|Please explain|Go on|More please|I do not understand}{.|?|}
        {Give me an example|Can you give an example|Is that true|Are you sure}{?|.}
    '''), lines_of('''
        {Because|Take this, $n:|Here is why, $n:} $q
        {Gladly|Of course|Let me try}, $n. $p
        {For example, $n:|Look at it this way, $n:|More on that, $n:} $q
        {I am fairly sure|Sure enough}, $n: $q
    ''')),
    GuestMove('thanks', lines_of('''
        {Thanks|Thank you|Thank you all|Thanks a lot|Great, thanks}{!|.|}
        {I agree|That makes sense|Good point|You are right|Cool|Okay|Interesting|Wow}{!|.|}
    '''), lines_of('''
        {You are welcome|With pleasure|Any time}, $n. {And one more thing|Oh, and}: $q
        {Glad to hear it|Good|That is kind}, $n. $p
        Thank you, $n. $p
    ''')),
    GuestMove('no', lines_of('''
        {I disagree|No|I do not think so|That is wrong|Nonsense|I doubt that|You are wrong}{!|.|}
        {Not true|That is not what I heard|I have heard the opposite}{!|.|}
        {This is boring|You are stupid|I hate this|So what}{!|.|?|}
    '''), lines_of('''
        {You may doubt it|Doubt is welcome|You are free to disagree}, $n. {Still|But consider}: $q
        {I understand|I hear you|No harm done}, $n. {But think of this|Let me try again}: $q
        {Let us stay friends|Let us be kind}, $n. $p
    ''')),
    GuestMove('joke', lines_of('''
        {Tell me a joke|Make me laugh|Do you know a joke|Say something funny}{!|.|?|}
    '''), lines_of('''
        {With pleasure|Here is one|All right}, $n: $j
        {You asked for it|I try}, $n. $j
    ''')),
    GuestMove('bye', lines_of('''
        {Bye|Goodbye|See you|I have to go|Good night}{ everyone| all|}{!|.|}
    '''), lines_of('''
        {Goodbye|See you|Farewell}, $n! {Come back soon.|Think of $t now and then.|It was good to have you.}
        {Take care|All the best}, $n. {Remember|One thing to take home}: $q
    ''')),
    GuestMove('odd', lines_of('''
        {I like|My favourite is|What about|Do you know|Let us talk about|I want|Give me} $x{.|?|}
        {asdf|hmm|lol|ok|1 2 3|?|test|blah blah|haha}
        {How old are you|What time is it|Where do you live|What is the weather like|Can you help me}?
        {What is|How do I make|Where can I buy} $x?
    '''), lines_of('''
        {That I cannot say|I am not sure about that|That is beyond me}, $n. {Back to|But on} $t: $q
        {Ha|Hm|Well}, $n! {I know more about $t.|Let us stay with $t.|Shall we go back to $t?} $p
        {I wish I knew|A surprising thought}, $n. {What I do know|But I can tell you this}: $q
    ''')),
    GuestMove('fact', [], []),
]

guest_roles = ['guest', 'visitor', 'human', 'listener', 'you', 'human guest', 'audience']

rule_texts = {
    'end-question': ['End every reply with a question.', 'Always end with a question.', 'You finish each turn with a question.', 'Ask a question at the end.'],
    'polite': ['Always be polite and thank the others.', 'You are very polite.', 'Thank the others each time.', 'Be extremely polite.'],
    'pirate': ['Speak like a pirate.', 'You talk like a pirate.', 'Talk as a pirate would.', 'Use pirate language.'],
    'love': ['You love $w. Mention it.', 'Mention your love of $w.', 'You adore $w and say so.', 'You love $w.', 'Always bring up $w.'],
    'always-agree': ['Always agree.', 'You agree with everybody.', 'Agree with whoever spoke before you.'],
    'always-disagree': ['Always disagree.', 'You disagree with everybody.', 'Contradict whoever spoke before you.', 'Never agree.'],
    'begin-with': ['Begin every reply with the word "$w".', "Begin every reply with the word '$w'.", 'Always start with "$w".', 'Your first word is always "$w".'],
    'end-with': ['End every reply with "$w".', "End every reply with the word '$w'.", 'Your last word is always "$w".'],
    'call-everyone': ['Call everybody "$w".', "Call the others '$w'.", 'You call everyone "$w" instead of the name.'],
    'never-give-in': ['Never give in.', 'You never change your mind.', 'Do not give in.', 'You are stubborn.'],
    'short': ['Use very short replies.', 'Answer in very few words.', 'Keep it very short.', 'You are a person of few words.'],
}
rule_words = {
    'begin-with': 'Honestly Well Listen Frankly Actually Indeed Ahoy Friends Seriously Hmm Wonderful Look Oh Dearest Alas'.split(),
    'end-with': 'indeed|amen|my friend|over|meow|full stop|and that is that|I swear|comrades|cheers|period|woof|okay'.split('|'),
    'call-everyone': 'friend captain comrade darling dude professor colleague cousin champion neighbour'.split(),
}
