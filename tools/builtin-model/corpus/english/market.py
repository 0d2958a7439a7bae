"""Bargaining in English. $x the thing, $o the other's number, $a my new one, $z my old one, $b my limit."""

from ..grammar import lines_of
from ..market import conversation  # noqa: F401
from .names import adjectives, nouns

bargain = {
    'goods': ['an old bicycle', 'a carpet', 'a wooden chair', 'a silver ring', 'a guitar', 'a used camera', 'a teapot', 'a leather bag', 'a lamp', 'an old lamp', 'a clock', 'a painting', 'a pair of boots'],
    'a_good': lambda rng: f'a {rng.choice([a for a in adjectives if a[0] not in "aeiou"])} {rng.choice(nouns).rstrip("s")}',
    'seller': ['seller', 'market seller', 'shopkeeper', 'trader', 'merchant'],
    'buyer': ['buyer', 'customer', 'bargain hunter', 'shopper'],
    'seller_instructions': ['You sell it. Ask $a at first and never go below $b.', 'Your price is $a, your lowest is $b.', 'You start at $a. Your limit is $b.', 'You want $a, but $b would do.', 'You want a high price.', 'You sell it as dear as you can.'],
    'buyer_instructions': ['You want to buy it. Offer $a at first and never pay more than $b.', 'You offer $a, your limit is $b.', 'You start at $a. You have $b at most.', 'You have $b in your pocket and begin with $a.', 'You want a low price.', 'You buy as cheaply as you can.'],
    'topics': ['$x at the market', 'the price of $x', '$x', 'buying $x', '$x for sale'],
    'seller_open': lines_of('''
        {Come closer|Welcome, welcome}, $n! $x, {the finest in town|in best shape}: only $a.
        {Look at this|You have good eyes}, $n: $x! {For you|My price is} $a.'''),
    'buyer_open': lines_of('''
        {Good morning|Hello}, $n. {I like|I am looking at} $x. {Would you take|I offer} $a?
        {What a nice stall|A fine day}, $n! For $x I {give|would pay} $a.'''),
    'seller_first': lines_of('''
        $o? {You are joking|My children must eat}, $n! {My price is|I ask} $a.
        For $o I could not even {sell the dust on it|wrap it}, $n. {It is worth|I say} $a.'''),
    'buyer_first': lines_of('''
        $o? {That is a lot|My purse just fainted}, $n. {I offer|I can give} $a.
        {Oh dear|So much}, $o! {Look, there is a scratch.|It is not new.} I {say|offer} $a.'''),
    'seller_counter': lines_of('''
        $o is less than $z{, $n|}. {I can come down to|Let us say} $a.
        {Hm|Well}, $o is {still too low|not enough}, $n. {Because it is you|With a heavy heart}: $a.
        {You bargain well|You are tough}, $n. From $z I go down to $a{, no less today|}.
        $o? {My grandmother made it|It took weeks to make}, $n! {But fine|All right}, $a.
        {We come closer|That is better}, $n: you say $o, I say $a.
        {Put|Lay} a little on top of $o, $n. {My next word is|Take it for} $a.'''),
    'buyer_counter': lines_of('''
        $o is more than $z{, $n|}. {I go up to|Let us say} $a.
        {Hm|Well}, $o is {still too much|still high}, $n. {My next offer|I can give you}: $a.
        {You drive a hard bargain|You are tough}, $n. From $z I go up to $a.
        $o? {Next door it is cheaper|It needs new paint}, $n! {But fine|All right}, $a.
        {We come closer|That sounds better}, $n: you say $o, I say $a.
        {I like it, but|My heart says yes, my purse says} not $o, $n. {Take|I offer} $a.'''),
    'seller_deal': lines_of('''
        $o is {enough|close enough}, $n: {deal|agreed}! {It is yours for|$x goes to you for} $o.
        {Shake hands|You win}, $n! $o {it is|and not a coin less}. {Take good care of it.|Enjoy $x!}'''),
    'buyer_deal': lines_of('''
        $o {fits|is fair}, $n: {deal|agreed}! {Here is|I pay} $o.
        {Shake hands|Done}, $n! $o {it is|and everybody smiles}. {I will take it home.|Please wrap $x.}'''),
    'after': lines_of('''
        {Thank you|It was a pleasure}, $n. {Come again!|See you next week!|May it bring luck.}
        {A good deal for both|That was fun}, $n. {Greetings to your family.|I will tell my friends.}
        {Goodbye|Farewell}, $n, {and enjoy $x|until next time}!
        {One more tea|Let us drink to it}, $n? {A good bargain makes thirsty.|The day is young.}'''),
}
