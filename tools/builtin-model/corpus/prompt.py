"""The exact prompt that the orchestrator assembles, and the chat template's tokens."""

from .grammar import copied

SYSTEM, USER, ASSISTANT, END, PAD = '<|system|>', '<|user|>', '<|assistant|>', '<|end|>', '<|pad|>'
special_tokens = [PAD, END, SYSTEM, USER, ASSISTANT]

chat_template = (
    "{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] + '<|end|>' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
)


def system_message(language, name, role, instructions, others, topic):
    named = [other for other in others]
    if language == 'en':
        lines = [f'You are {name}. Your role: {role}.', instructions,
                 'Others: ' + ', '.join(f'{n} ({r})' for n, r in named) + '.' if named else '',
                 f'Topic: {topic}', f'Reply as {name} in one or two short sentences.']
    else:
        lines = [f'你是{name}。你的角色：{role}。', instructions,
                 '同场：' + '、'.join(f'{n}（{r}）' for n, r in named) + '。' if named else '',
                 f'话题：{topic}', f'请以{name}的身份回答，一两句短话。']
    return '\n'.join(line for line in lines if line)


def said(language, name, text):
    return f'{name}: {text}' if language == 'en' else f'{name}：{text}'


begin = {'en': 'Please begin.', 'zh': '请开始。'}
go_on = {'en': 'Please go on.', 'zh': '请继续。'}


def who_next(language, names):
    if language == 'en':
        return 'Who speaks next? Choose one: ' + ', '.join(names) + '.'
    return '下一位谁发言？请选一位：' + '、'.join(names) + '。'


def messages_for(conversation, me, lines, cue=None, answer=None):
    """The private view of one agent: a system message, then user and assistant messages by turns. A cue asks for an answer of a given form."""
    language = conversation.language
    person = conversation.people[me]
    others = [(p.name, p.role_name) for i, p in enumerate(conversation.people) if i != me]
    messages = [('system', system_message(language, person.name, person.role_name, person.instructions, others, conversation.topic))]
    heard = []
    for line in lines:
        if line.speaker != me:
            heard.append(said(language, conversation.people[line.speaker].name, line.text))
            continue
        messages.append(('user', '\n'.join(heard) or (begin if len(messages) == 1 else go_on)[language]))
        heard = []
        messages.append(('assistant', line.text))
    if cue is not None:
        first = [] if heard else [(begin if len(messages) == 1 else go_on)[language]]
        messages.append(('user', '\n'.join(first + heard + [cue])))
        messages.append(('assistant', answer))
    return messages


def shared_system_message(conversation):
    """One system message for everybody: who takes part, with all that each was told."""
    colon, both = (': ', '{} ({})') if conversation.language == 'en' else ('：', '{}（{}）')
    stop = '.' if conversation.language == 'en' else '。'
    lines = []
    for person in conversation.people:
        head = both.format(person.name, person.role_name)
        lines.append(head + (colon + person.instructions if person.instructions else stop))
    if conversation.language == 'en':
        lines += [f'Topic: {conversation.topic}', 'Whose turn it is replies in one or two short sentences.']
    else:
        lines += [f'话题：{conversation.topic}', '轮到谁，谁就用一两句短话回答。']
    return '\n'.join(lines)


def called(language, name):
    return f'{name}, your turn.' if language == 'en' else f'{name}，轮到你了。'


def shared_messages_for(conversation, lines, choices=None, last=None):
    """The shared view: one transcript to which everybody's turns are appended. `choices`: by a line's place, who chose
    its speaker, from which names; `last`: a speaker, a cue and an answer."""
    language = conversation.language
    messages = [('system', shared_system_message(conversation))]
    heard = []

    def turn(speaker, answer, cue=None):
        nonlocal heard
        messages.append(('user', '\n'.join(heard + [called(language, conversation.people[speaker].name)] + ([cue] if cue else []))))
        messages.append(('assistant', answer))
        heard = []

    for place, line in enumerate(lines):
        if choices and place in choices:
            leader, names = choices[place]
            turn(leader, copied(conversation.people[line.speaker].name), who_next(language, names))
        if conversation.people[line.speaker].human:
            heard.append(said(language, conversation.people[line.speaker].name, line.text))
        else:
            turn(line.speaker, line.text)
    if last is not None:
        speaker, cue, answer = last
        turn(speaker, answer, cue)
    return messages
