"""Names, made-up names and made-up topics."""

names = '''Maya Leo Iris Ben Anna Tom Clara Hugo Nora Felix Alice Bob Carol David Emma Frank Grace Henry Ivy Jack Kate Liam Mia Noah Olivia
Paul Quinn Rosa Sam Tina Uma Victor Wendy Xavier Yara Zoe Ada Alan Bella Boris Cora Dana Dean Edith Elias Ella Eric Eva Fiona Finn Gina
George Hanna Harry Hazel Helen Ian Ines Jade James Jane Jonas Judy Julia Karl Kim Lara Lena Lily Linda Lisa Louis Lucy Luke Marco Maria
Mark Martha Martin Mary Max Mila Milo Mona Nadia Nick Nina Oscar Otto Owen Pablo Paula Peter Pia Rachel Ravi Remy Rita Robin Ruby Ruth
Sara Simon Sofia Stella Susan Tara Theo Toby Tony Vera Viola Walter Will Yusuf Zara Amir Aisha Akira Yuki Kenji Mei Wei Lin Chen Ming Omar
Fatima Hassan Layla Ali Priya Arjun Anita Raj Diego Carlos Elena Luis Ana Pedro Joao Bruno Pierre Marie Claire Jean Luc Hans Greta Klaus
Ingrid Lars Sven Astrid Freya Olga Ivan Natasha Dmitri Kofi Amara Zuri Kwame Ayo Tariq Leila Samir Noor Rex Ace Pip Dot Bo Jo Ari Kai Sky
River Sage Juno Nova Echo Atlas Luna Orion Pixel Ziggy Captain Doctor Guest Visitor Alex Sasha Jordan Casey Morgan Charlie Jamie Frankie
Cleo Doug Flora Gil Hope Rilke Zip'''.split()

professions = '''baker farmer pilot nurse lawyer painter gardener fisherman tailor banker plumber sailor soldier mayor monk princess king queen
wizard ghost alien detective chef waiter dancer drummer mother father uncle neighbour tourist beekeeper astronaut carpenter journalist
economist philosopher mathematician programmer designer athlete coach firefighter policeman musician photographer builder cyclist
vegan activist|night watchman|bus driver|tea lover|cat lover|book seller|grumpy old man|time traveller|chess player|mountain climber
'''.replace('\n', ' ')
professions = [p for part in professions.split('|') for p in ([part.strip()] if ' ' in part.strip() and len(part.split()) < 4 else part.split())]

syllables = 'ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo lu ma me mi mo na ne ni no pa pe pi ra re ri ro sa se si so ta te ti to va ve vi wa xa ya yo za ze zi zu'.split()
adjectives = '''blue tiny giant old wild silent golden flying wooden electric frozen hungry secret purple lazy digital free public giant wet
sleepy broken magic cheap huge spicy sweet solar paper plastic glass singing dancing invisible round square'''.split()
nouns = '''umbrellas tea pancakes elephants bicycles gardens phones libraries trains kites noodles pianos windmills balloons castles rivers
penguins ovens shoes hats violins markets bridges islands drones tomatoes games holidays exams lifts roofs trees bells pizza coffee
robots tigers poems clouds museums carpets mirrors socks candles cheese football tennis chess yoga painting singing cooking sleeping fishing
gossip money taxes maths music dancing skating mushrooms turtles whales tattoos podcasts dreams work silence'''.split()
places = '''space|the rain|the kitchen|schools|the library|winter|the desert|our village|the office|hospitals|the year 3000|the jungle|trains
the bath|Paris|Africa|the dark|small towns|parks|the sky|the basement|summer'''.replace('\n', '|').split('|')


# What names are made of in many languages: any of these before, between and after vowels, so that no spelling is quite new.
onsets = 'b br c ch cl d dr f fl fr g gr gw h j k kh kl kr l m n p ph pr q r rh s sc sh sk sl sm sn st sv t th tr ts v w wh x y z'.split()
codas = ' l n r s m d t x k th nd rt lf ld nn ck sk st ng rn lm z ph ss v'.split(' ')
vowels = 'a a a e e e i i o o u ae ai ay ea ee ei ia ie io oa oo ou ua ue y'.split()


def made_up_name(rng):
    draw = rng.random()
    if draw < 0.35:
        return ''.join(rng.choice(syllables) for _ in range(rng.choice([2, 2, 3]))).capitalize() + rng.choice(['', '', 'n', 'x', 'r', 'l'])
    if draw < 0.55:
        # Two halves of names that exist.
        head, tail = rng.choice(names), rng.choice(names)
        return (head[:rng.randint(2, max(2, len(head) - 1))] + tail[-rng.randint(2, max(2, len(tail) - 1)):].lower())[:11]
    start = rng.choice(['', rng.choice(onsets), rng.choice(onsets)])
    return (start + ''.join(rng.choice(vowels) + rng.choice(codas) + rng.choice(['', '', rng.choice(onsets)]) for _ in range(rng.choice([1, 2, 2])))
            + rng.choice(['', 'a', 'o', 'e', 'in', 'el', 'is', 'us', 'yn']))[:11].capitalize()


def titled(rng, name):
    return f"{rng.choice('Ms Mr Mrs Dr Professor Judge Captain Aunt Uncle Old Little'.split())} {name}"


def made_up_topic(rng):
    draw = rng.random()
    noun = rng.choice(nouns) if draw < 0.6 else made_up_name(rng).lower() if draw < 0.8 else f'{made_up_name(rng).lower()} {rng.choice(nouns)}'
    form = rng.random()
    if form < 0.25:
        return noun
    if form < 0.5:
        return f'{rng.choice(adjectives)} {noun}'
    if form < 0.7:
        return f'{noun} in {rng.choice(places)}'
    if form < 0.8:
        return f'{rng.choice(adjectives)} {noun} in {rng.choice(places)}'
    if form < 0.9:
        return f'{noun} for {rng.choice(["children", "everyone", "cats", "beginners", "old people", "robots", "free", "breakfast"])}'
    return f'{noun} and {rng.choice(nouns)}'
