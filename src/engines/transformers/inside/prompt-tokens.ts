import type { PreTrainedTokenizer } from '@huggingface/transformers';
import type { PromptMessage } from '../../../core';

/**
 * The tokens of prompts, with the cue that lets the model begin its answer. Where each message is rendered by itself and
 * lies between special tokens, the tokens of a prompt are those of its messages, one after the other; messages that were
 * seen before are then not looked at again, so that a prompt costs as much as what is new in it.
 */
export function promptTokeniser(
  tokenizer: PreTrainedTokenizer,
): (messages: readonly PromptMessage[]) => readonly number[] {
  const ofMessage = messageTokens(tokenizer);
  return (messages) => ofMessage?.(messages) ?? wholePrompt(tokenizer, messages);
}

const mostMessages = 2048;

/** Null where a prompt cannot be put together from its messages; gives null for a prompt that cannot be. */
function messageTokens(tokenizer: PreTrainedTokenizer) {
  const template = tokenizer.chat_template;
  if (typeof template !== 'string' || !messageByMessage.test(template)) return null;
  const special = specialTokens(tokenizer._tokenizerJSON);
  if (special === null) return null;
  /** Seen last comes last. Null: not between special tokens. */
  const seen = new Map<string, readonly number[] | null>();
  const apart = new Map<string, boolean>();

  function tokensOf(key: string, render: () => string): readonly number[] | null {
    const known = seen.get(key);
    const tokens =
      known === undefined ? betweenSpecial(tokenizer.encode(render(), { add_special_tokens: false })) : known;
    seen.delete(key);
    seen.set(key, tokens);
    for (const oldest of seen.keys()) {
      if (seen.size <= mostMessages) break;
      seen.delete(oldest);
    }
    return tokens;
  }

  function betweenSpecial(tokens: readonly number[]): readonly number[] | null {
    return special?.has(tokens[0] ?? -1) && special.has(tokens.at(-1) ?? -1) ? tokens : null;
  }

  /** Whether no special token could be found across the place where these two meet. */
  function stayApart(before: number, after: number): boolean {
    const key = `${before} ${after}`;
    const known =
      apart.get(key) ?? noneAcross([...(special?.values() ?? [])], special?.get(before), special?.get(after));
    apart.set(key, known);
    return known;
  }

  return (messages: readonly PromptMessage[]): readonly number[] | null => {
    const all: number[] = [];
    const parts = [
      ...messages.map(
        (message) => () => tokensOf(`${message.role}\n${message.content}`, () => rendered(tokenizer, [message], false)),
      ),
      () => tokensOf('', () => rendered(tokenizer, [], true)),
    ];
    for (const part of parts) {
      const tokens = part();
      const [before, after] = [all.at(-1), tokens?.[0]];
      if (tokens === null || after === undefined) return null;
      if (before !== undefined && !stayApart(before, after)) return null;
      for (const token of tokens) all.push(token);
    }
    return all;
  };
}

/** A template that is one loop, whose body joins texts with the message's role and content, and a cue after it. */
const messageByMessage = (() => {
  const text = String.raw`'(?:[^'\\]|\\.)*'`;
  const part = String.raw`(?:${text}|message\['(?:role|content)'\])`;
  const shown = (inside: string) => String.raw`\{\{ ?${inside} ?\}\}`;
  const loop = String.raw`\{% for message in messages %\}${shown(String.raw`${part}(?: ?\+ ?${part})*`)}\{% endfor %\}`;
  return new RegExp(String.raw`^${loop}\{% if add_generation_prompt %\}${shown(text)}\{% endif %\}$`);
})();

/**
 * The texts of the special tokens by their numbers; null for a tokenizer to which a text between two of them could look
 * different when it stands elsewhere (a normaliser, a blank put before the first word).
 */
function specialTokens(json: unknown): ReadonlyMap<number, string> | null {
  const { normalizer, pre_tokenizer, added_tokens = [] } = json as TokenizerJson;
  const steps = pre_tokenizer?.type === 'Sequence' ? (pre_tokenizer.pretokenizers ?? []) : [pre_tokenizer];
  const local = steps.every(
    (step) =>
      step?.type === 'Split' || step?.type === 'Digits' || (step?.type === 'ByteLevel' && !step.add_prefix_space),
  );
  const plain = added_tokens.every(
    ({ lstrip, rstrip, single_word, normalized }) => !(lstrip || rstrip || single_word || normalized),
  );
  if (normalizer || !local || !plain) return null;
  return new Map(added_tokens.map(({ id, content }) => [id, content]));
}

type TokenizerStep = { readonly type: string; readonly add_prefix_space?: boolean };
type TokenizerJson = {
  readonly normalizer?: object | null;
  readonly pre_tokenizer?: (TokenizerStep & { readonly pretokenizers?: readonly TokenizerStep[] }) | null;
  readonly added_tokens?: readonly {
    readonly id: number;
    readonly content: string;
    readonly lstrip?: boolean;
    readonly rstrip?: boolean;
    readonly single_word?: boolean;
    readonly normalized?: boolean;
  }[];
};

function noneAcross(tokens: readonly string[], before = '', after = ''): boolean {
  return !tokens.some((token) =>
    [...token].some((_, at) => {
      const [head, tail] = [token.slice(0, at), token.slice(at)];
      if (head === '') return false;
      return (before.endsWith(head) || head.endsWith(before)) && (after.startsWith(tail) || tail.startsWith(after));
    }),
  );
}

/** Some templates (Gemma's) know no system role: there its words go before the first user's. */
function wholePrompt(tokenizer: PreTrainedTokenizer, messages: readonly PromptMessage[]): readonly number[] {
  const tokensOf = (shown: readonly PromptMessage[]) =>
    tokenizer.encode(rendered(tokenizer, shown, true), { add_special_tokens: false });
  const [system, user, ...rest] = messages;
  if (system?.role !== 'system' || user?.role !== 'user') return tokensOf(messages);
  try {
    return tokensOf(messages);
  } catch {
    return tokensOf([{ role: 'user', content: `${system.content}\n\n${user.content}` }, ...rest]);
  }
}

function rendered(tokenizer: PreTrainedTokenizer, messages: readonly PromptMessage[], cue: boolean): string {
  return tokenizer.apply_chat_template([...messages], { add_generation_prompt: cue, tokenize: false }) as string;
}
