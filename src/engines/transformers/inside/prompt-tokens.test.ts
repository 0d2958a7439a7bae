import { fileURLToPath } from 'node:url';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@huggingface/transformers';
import { beforeAll, expect, test } from 'vitest';
import type { PromptMessage } from '../../../core';
import { promptTokeniser } from './prompt-tokens';

let tokenizer: PreTrainedTokenizer;
beforeAll(async () => {
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = fileURLToPath(new URL('../../../../public/models/', import.meta.url));
  tokenizer = await AutoTokenizer.from_pretrained('builtin');
});

/** The same tokenizer with some of it otherwise, which counts the texts that it makes tokens of. */
function counted(change: { readonly template?: string; readonly json?: object } = {}) {
  const texts: string[] = [];
  const made = Object.create(tokenizer, {
    chat_template: { value: change.template ?? tokenizer.chat_template },
    _tokenizerJSON: { value: { ...(tokenizer._tokenizerJSON as object), ...change.json } },
    encode: {
      value(text: string, options: object) {
        texts.push(text);
        return tokenizer.encode(text, options);
      },
    },
  }) as PreTrainedTokenizer;
  return { texts, promptTokens: promptTokeniser(made), made };
}

function whole(of: PreTrainedTokenizer, messages: readonly PromptMessage[]): readonly number[] {
  const text = of.apply_chat_template([...messages], { add_generation_prompt: true, tokenize: false }) as string;
  return tokenizer.encode(text, { add_special_tokens: false });
}

/** What is said, with all that could reach across the border of a message. */
const contents = [
  'Hope (optimist): You see the best in everything.\nTopic: robots at home',
  'Hope, your turn.',
  ' A small machine hums in the',
  '机器人在家里。2026 年！',
  '',
  '   ',
  'He wrote <|end|> and <|user|>, and then <|',
  '|>end|>\n\n',
  "It's 1,024 o'clock, D",
  'D',
  '<|assistant|>',
  'é\u0301 👩‍👩‍👧',
];
const talk: readonly PromptMessage[] = Array.from({ length: 48 }, (_, index) => ({
  role: index === 0 ? 'system' : index % 2 === 1 ? 'user' : 'assistant',
  content: contents[(index * 7) % contents.length] ?? '',
}));

test('the tokens of a prompt that grows are those of its whole text', () => {
  const { promptTokens } = counted();
  for (let length = 1; length <= talk.length; length += 1) {
    expect(promptTokens(talk.slice(0, length))).toEqual(whole(tokenizer, talk.slice(0, length)));
  }
});

test('only messages that are new are looked at', () => {
  const { promptTokens, texts } = counted();
  const messages = talk.map((message, index) => ({ ...message, content: `${message.content}${index}` }));
  promptTokens(messages.slice(0, 40));
  texts.length = 0;
  promptTokens(messages.slice(0, 42));
  expect(texts).toHaveLength(2);
});

test('a template that looks at more than the one message is given them all', () => {
  const template = tokenizer.chat_template as string;
  for (const other of [
    `{{ 'Begin.' }}${template}`,
    template.replace("{{ '<|'", "{% if not loop.first %}{{ '\\n' }}{% endif %}{{ '<|'"),
    template.replace("'<|end|>' }}", "'<|end|>' + loop.index }}"),
    template.replace("message['content']", "messages[0]['content']"),
  ]) {
    const { promptTokens, texts, made } = counted({ template: other });
    expect(promptTokens(talk.slice(0, 5))).toEqual(whole(made, talk.slice(0, 5)));
    expect(texts).toHaveLength(1);
  }
});

test('a tokenizer to which the place of a text matters is given the whole', () => {
  const tokens = (tokenizer._tokenizerJSON as { added_tokens: readonly { content: string }[] }).added_tokens;
  for (const json of [
    { normalizer: { type: 'Prepend', prepend: '▁' } },
    { pre_tokenizer: { type: 'Metaspace', prepend_scheme: 'first' } },
    { pre_tokenizer: { type: 'ByteLevel', add_prefix_space: true } },
    { added_tokens: tokens.map((token) => ({ ...token, lstrip: true })) },
    { added_tokens: [...tokens, { id: 9999, content: '|><|' }] },
    { added_tokens: [...tokens, { id: 9999, content: '.<|end|><|user|>' }] },
  ]) {
    const { promptTokens, texts } = counted({ json });
    expect(promptTokens(talk.slice(0, 5))).toEqual(whole(tokenizer, talk.slice(0, 5)));
    expect(texts.at(-1)).toContain('<|end|><|user|>');
  }
});

test('messages without special tokens around them are given as a whole', () => {
  const template = "{% for message in messages %}{{ message['role'] + ': ' + message['content'] }}{% endfor %}";
  const cue = "{% if add_generation_prompt %}{{ 'assistant:' }}{% endif %}";
  const { promptTokens, made } = counted({ template: template + cue });
  expect(promptTokens(talk.slice(1, 5))).toEqual(whole(made, talk.slice(1, 5)));
});
