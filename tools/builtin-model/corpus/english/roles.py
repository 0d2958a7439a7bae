"""The roles and how each of them talks. $p is a point, $q the same inside a sentence, $i an image, $j a joke."""

from ..cast import Role
from ..grammar import lines_of


def role(id, stance, names, instructions, opens, frames, tails='', asks=False):
    return Role(id, stance, [n.strip() for n in names.split(',')], lines_of(instructions), lines_of(opens), lines_of(frames), lines_of(tails), asks)


plain_opens = '''
On $t I {say|begin with} this: $q
Let me begin{ with what I know|}: $q
$p
As the $r, I {start|begin} here: $q
'''

roles = [
    role('optimist', '+', 'optimist, dreamer, enthusiast, supporter, fan', '''
        You love new ideas and look for the good side.
        You see the best in everything.
        You are cheerful and full of hope.
        You speak for it, with warmth.
    ''', '''
        $t? I {am all for it|love the idea}! $p
        {I am glad we talk about|What a fine topic,} $t! $p
        Let me {start|begin} with the {good|bright} side: $q
    ''', '''
        {Look at the bright side|Here is what I love|Just imagine}: $q
        $p {Is that not wonderful?|I call that good news.|I find that lovely.}
        {My heart says yes|I stay hopeful}: $q
    ''', '''
        {I am full of hope.|The future looks bright to me.|Let us give it a try!|We can make it work.}
    '''),
    role('for', '+', 'speaker for, advocate, defender, pro side', '''
        You argue for it.
        You defend it with good reasons.
        You speak in favour, calmly and clearly.
    ''', '''
        I speak for $t. $p
        My side is clear: {yes to|I am for} $t. $p
        {There are good reasons for|Much speaks for} $t. First: $q
    ''', '''
        {My next reason is simple|Here is a reason|Let me be clear}: $q
        $p {That alone speaks for it.|That is a reason to say yes.|That is hard to deny.}
    ''', '''
        {So I stay in favour.|The case for it stands.|I rest on that.}
    '''),
    role('skeptic', '-', 'skeptic, critic, doubter, worrier', '''
        You doubt everything and look for weak points.
        You want proof before you believe.
        You are careful and ask what could go wrong.
        You do not trust easy answers.
    ''', '''
        $t? {I have my doubts|Not so fast|I am not convinced}. $p
        Before we {cheer|clap} for $t{, a warning|, one thought}: $q
        {Everybody praises|Many people like} $t. I {do not|wonder why}. $p
    ''', '''
        {Here is my worry|What troubles me|I see a problem}: $q
        $p {Who has thought of that?|That keeps me awake.|I would like to see proof.}
        {Show me the proof first:|Call me gloomy, but} $q
    ''', '''
        {I remain in doubt.|Show me the numbers.|I need more than hope.|I am not convinced yet.}
    '''),
    role('against', '-', 'speaker against, opponent, con side', '''
        You argue against it.
        You speak against it, politely but firmly.
        You oppose it with good reasons.
    ''', '''
        I speak against $t. $p
        My side says no to $t. $p
        {There are good reasons against|Much speaks against} $t. First: $q
    ''', '''
        {My next reason is plain|Here is a reason against it|Let me be honest}: $q
        $p {That alone speaks against it.|That is a reason to say no.|It is hard to get around that.}
    ''', '''
        {So I stay against it.|The case against it stands.|My no remains a no.}
    '''),
    role('moderator', 'pbhf', 'moderator, host, chair', '''
        You lead the talk and give everybody a turn.
        You stay neutral and ask short questions.
        You keep the talk friendly.
    ''', plain_opens, plain_opens, asks=True),
    role('judge', 'pbhf', 'judge, referee, jury', '''
        You listen to both sides and then decide.
        You weigh the reasons and give a verdict.
        You are fair and strict.
    ''', plain_opens, plain_opens, asks=True),
    role('physicist', 'p', 'physicist, chemist, engineer, scientist', '''
        You explain how things work, with forces and numbers.
        You love to measure things.
        You look at everything through physics.
    ''', '''
        As a $r, I look at {forces and energy|how it works}. $p
        {A little physics first|Let me start with the science of $t}: $q
    ''', '''
        {Physics says it plainly|Measured, not guessed|In numbers}: $q
        $p {You can measure that.|Nature keeps exact books.|The laws of nature are strict.}
        {Looked at as a machine|If you calculate it}, {it is clear|it is simple}: $q
    '''),
    role('biologist', 'b', 'biologist, doctor, nature lover, vet', '''
        You look at living things and health.
        You explain what bodies and animals do.
        You see life in everything.
    ''', '''
        As a $r, I look at {life|living things}. $p
        {Life comes first|Let me start with what lives}: $q
    ''', '''
        {Biology has an answer|Life finds a way|Look at the living side}: $q
        $p {Nature is clever.|Bodies know more than we think.|Evolution took its time for that.}
    '''),
    role('historian', 'h', 'historian, archaeologist, librarian', '''
        You know what happened long ago.
        You tell where things come from.
        You look at everything through the past.
    ''', '''
        As a $r, I look back. $p
        {Let me open an old book|History begins earlier than you think}: $q
    ''', '''
        {The old books tell us|History has an answer|Long before us}: $q
        $p {History likes to smile.|The past is never far.|So it stands in the archives.}
    '''),
    role('teacher', 'pbhf', 'teacher, professor, tutor', '''
        You explain things simply and kindly.
        You teach with short examples.
        You are patient and clear.
    ''', '''
        {Welcome to class|Good morning, class}! Today: $t. $p
        {Let us learn about|Today we look at} $t. $p
    ''', '''
        {Listen|Remember this|Here is an easy one}: $q
        $p {Easy, is it not?|Write that down.|Say it once more in your own words.}
        {Step by step|Slowly now}: $q
    '''),
    role('student', 'pbhf', 'student, pupil, learner, child', '''
        You ask simple questions and want to know why.
        You are curious.
        You learn and ask when something is not clear.
    ''', plain_opens, plain_opens, asks=True),
    role('poet', 'pbhf', 'poet, singer, artist', '''
        You speak in images.
        You find beauty in small things.
        You make a little poem of everything.
    ''', '''
        $i {That is how I see $t.|Thus $t begins to sing.}
        {A verse for|A song for} $t: $i
    ''', '''
        {I see it so|I would sing it|In my notebook it says}: $i
        $i {That is all my heart knows.|Listen, it almost rhymes.|Words fail, so I whisper.}
    '''),
    role('joker', 'pbhf', 'joker, comedian, clown', '''
        You make jokes about everything, kindly.
        You are funny and never rude.
        You cannot be serious for long.
    ''', '''
        $t! {Have you heard this one?|I was born for this.} $j
        {Nobody laughs yet, so I begin|Let me warm up the room}: $j
    ''', '''
        $j {I will be here all week.|Sorry, I had to.|Thank you, thank you.}
        {That reminds me|Seriously now|My grandmother used to say}: $j
    '''),
    role('pirate', '+-', 'pirate, captain', '''
        You are an old pirate and talk like one.
        You sailed all the seas and say arr.
    ''', '''
        Arr! $t, ye say? $p
        Ahoy, {me hearties|landlubbers}! $p
    ''', '''
        Arr, {mark me words|listen}: $q
        {By me wooden leg|Shiver me timbers}! $p
        $p {So say the seven seas!|Or I walk the plank.|Me parrot agrees.}
    '''),
    role('witness', 'pbhf', 'explorer, reporter, grandmother, traveller', '''
        You have seen a lot and like to tell it.
        You tell what you know in plain words.
    ''', plain_opens, '''
        {I have seen it myself|I remember|People tell me}: $q
        $p {I will never forget it.|Believe me.|True story.}
    '''),
]

desk_opens = """
    {Hello, I am $m|Good day}. {How can I help|What can I do for you} {with $t|}? {First of all|To begin}: $q
    {Welcome|Thank you for coming}. About $t: $q
"""
desk_frames = """
    {Here is what we do|Let us do this|My advice}: $q
    $p {Please try it|Does that help|Is that all right for you}?
    {Do not worry|No problem|We will solve it}: $q
"""
roles += [
    role('customer', 'f', 'customer, buyer', """
        You have a problem and want help.
        You are impatient but fair.
    """, plain_opens, plain_opens, asks=True),
    role('agent', 'f', 'support agent, customer service, helper', """
        You help customers, kindly and step by step.
        You find a solution.
    """, desk_opens, desk_frames),
    role('manager', 'pbh', 'manager, supervisor', """
        You make sure that the customer leaves happy.
    """, desk_opens, desk_frames),
    role('patient', 'f', 'patient', """
        You do not feel well and ask the doctor.
        You are a little afraid.
    """, plain_opens, plain_opens, asks=True),
    role('doctor', 'f', 'doctor, family doctor', """
        You give simple and careful advice.
        You listen and stay calm.
    """, desk_opens, desk_frames),
    role('nurse', 'pbh', 'nurse, pharmacist', """
        You add practical tips.
    """, desk_opens, desk_frames),
    role('coordinator', 'f', 'coordinator, planner, team leader', """
        You give out the tasks and bring the plan together.
        You choose who speaks and keep the plan short.
    """, plain_opens, plain_opens, asks=True),
    role('guide', 'h', 'guide, city guide', """
        You know the sights.
        You show people the best places.
    """, "{For|On} $t I {know|have} just the thing. $p\n$p", "{You must see this|My favourite|Next stop}: $q\n$p {Bring good shoes.|You will love it.|It is worth the walk.}"),
    role('cook', 'b', 'cook, food expert', """
        You know what to eat.
        You think of the stomach first.
    """, "{A plan needs food.|First we eat.} $p\n$p", "{And for the stomach|To eat I suggest|My tip}: $q\n$p {Delicious!|My mouth waters.|Save some room.}"),
    role('budget', 'p', 'budget keeper, treasurer', """
        You watch the money.
        You count every coin.
    """, "{Let us talk money.|I brought my calculator.} $p\n$p", "{I have added it up|The numbers|For the purse}: $q\n$p {That fits the budget.|I can live with that.|Keep the receipts.}"),
]
by_id = {r.id: r for r in roles}


def anyone(name, stance):
    """A role that the corpus does not know: it speaks "as a …" and copies the role's words."""
    return role('anyone', stance, name, 'You say what you think.', '''
        As a {$r, I|$r I} {say|see it} {this way|so}: $q
        {I am only the $r here, but|Here speaks the $r:} $q
        On $t{, as the $r,|} I {begin|start} with this: $q
        $p
    ''', '''
        As the $r{, I must add|, I think of this|, I know one thing}: $q
        {Any $r will tell you|We of the $r side say|Trust the $r}: $q
        $p {So speaks the $r.|That is my view as the $r.|}
    ''')


# -- moves of roles that lead or ask ------------------------------------------------------------------------------


round_questions = lines_of('''
    {Thank you|Thanks}, $n. $o, {what do you say to $k|do you agree about $k|how do you see $k}?
    $n {speaks of|brings up|mentions} $k. {Your answer, $o?|What is your view, $o?|Is $k enough for you, $o?}
    {Well put|I note that|Noted}, $n. $o, {the floor is yours|what do you think of $t|please go on}.
    {Let us hear|I would like to hear} $o {on|about} $k{ now|}. {What do you say?|Please.}
    {Strong words|A clear word}, $n. {Do they convince you|What do you answer}, $o?
    $o, {you have been quiet|you shook your head}. {What about|How do you see} $k?
    {Good|Fine}, $n. {One sentence each, please:|Now the other side:} $o?
    $n, {stay with that|I understand}. $o, {where do you stand on|can you live with} $k?
    {Thank you|Good}, $n. {What would change your mind|What matters most to you|What do you fear most}, $o?
''')

between = lines_of('''
    So far: $a {speaks for|names} $b, $n {answers with|sets against it} $k. $o, {which weighs more|what now}?
    I hear two things: $b from $a and $k from $n. {Can both be right|Which one counts more}, $o?
    {Let me sum up|In short}: $b, says $a; $k, says $n. {What is missing|Do we agree}, $o?
''')

host_opens = lines_of('''
    {Welcome|Welcome, everybody|Good evening}! {Our topic is|Today we talk about|We are here to talk about} $t. $o, {will you begin|what do you think|please start}?
    {A warm welcome!|Hello and welcome!} $t: {yes or no|good or bad|what about it}? {You first|Please begin}, $o.
    {Let us begin|We begin}. $o, {in one sentence: what do you think of|why do people argue about} $t?
''')

verdicts = lines_of('''
    {My verdict|I have decided}: $a {wins|wins by a nose|wins today}, for $b {convinced me|weighs more than $k}. {Well fought|Thank you}, $n.
    {I have heard enough|The court has listened}. $b from $a {beats|outweighs} $k from $n{, but only just|}.
    {A close case|A hard choice}: $k is good, $n, {but|yet} $b is better. {The point goes to|I decide for} $a.
    {It is a draw|I call it a draw}: $b and $k are {equally strong|both true}. {Shake hands, $a and $n.|Well done, both.}
''')


wonder = lines_of('''
    {Oh|Aha|I see|Really}, $k! {And|But} $f
    {Thank you|Thanks}, $n. {I have another question|May I ask more}? $f
    So {it is|it has to do with} $k, $n{?|.} {And|Then} $f
    {Wow|That is new to me}, $n! $f
    {I wrote down|Now I know about} $k. {Next question|One more}: $f
''')
first_wonder = lines_of('''
    {I have a question about|I wonder about} $t. $f
    {Excuse me|Hello}, $n! $f
    {I always wanted to know|Tell me, please}: $g
''')
repeat_back = lines_of('''
    So $k {is the important part|is the key}, {right|did I get that right}, $n?
    {Let me say it in my own words|If I understand you}, $n: it is all about $k?
    {Now I get it|I think I understand}: $k! {Thank you, $n.|You explain well, $n.}
''')


plan_lines = lines_of('''
    {The plan so far|Let me write it down}: $b, then $k. $o, {what is missing|what would you add|your part, please}?
    {Fine|Good|I like it}, $n{, $k is in the plan|}. $o, {what do you suggest|now you}?
    {Thank you|Noted}, $n. {Next task:|Now for your part,} $o?
    $k, {settled|agreed}. $o, {can you go on|what about your field}?
''')


leader_opens = {'moderator': host_opens, 'judge': lines_of('''
    {The court is open|I open the hearing}: $t. $o, {you may begin|your case, please}.
    I will listen to both sides on $t. {Please begin|You first}, $o.
'''), 'coordinator': lines_of('''
    {Our task|Today's task} is $t. $o, {what do you suggest|please begin|what comes first}?
    {Let us plan|We are planning} $t. {First your ideas|You first}, $o.
''')}


learned = lines_of('{Thank you|Thanks}, $n. {I learned a lot today.|My head is full now!|That was a good lesson.}')
plan_next = lines_of('{Next, please|Go on}, $o: what do you suggest?')
