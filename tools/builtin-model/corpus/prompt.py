"""The exact prompt that the orchestrator assembles, and the chat template's tokens."""

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


def messages_for(conversation, me, lines, who=None):
    """The private view of one agent: a system message, then user and assistant messages by turns."""
    language = conversation.language
    person = conversation.people[me]
    others = [(p.name, p.role_name) for i, p in enumerate(conversation.people) if i != me]
    messages = [('system', system_message(language, person.name, person.role_name, person.instructions, others, conversation.topic))]
    heard = []
    for line in lines:
        if line.speaker != me:
            heard.append(said(language, conversation.people[line.speaker].name, line.text))
            continue
        if heard:
            messages.append(('user', '\n'.join(heard)))
        elif len(messages) == 1:
            messages.append(('user', begin[language]))
        else:
            messages.append(('user', go_on[language]))
        heard = []
        messages.append(('assistant', line.text))
    if who is not None:
        names, answer = who
        messages.append(('user', '\n'.join(heard + [who_next(language, names)])))
        messages.append(('assistant', answer))
    return messages
