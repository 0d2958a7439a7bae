import { type LanguageModelSession, type SamplingMode, type SessionMessage, usageOf } from './language-model';

/** A session and the messages that stand in it, word for word; `tokens` is what they take. */
export type KeptSession = {
  readonly samplingMode: SamplingMode;
  readonly held: readonly SessionMessage[];
  readonly session: LanguageModelSession;
  readonly tokens: number;
};

/** Sessions for prompts to go on from. What is dropped is destroyed, so that the browser can free its memory. */
export interface KeptSessions {
  /**
   * The session that holds the longest beginning of these messages, the last one left out; null if there is none. One
   * that holds another number of tokens than when it was put down, because an abort left something in it, is dropped.
   */
  find(samplingMode: SamplingMode, messages: readonly SessionMessage[]): KeptSession | null;
  /** Keeps a session; beyond the limit, the one that was not used for longest is dropped. */
  keep(kept: Omit<KeptSession, 'tokens'>): KeptSession;
  /** The session now holds these messages. */
  extend(kept: KeptSession, held: readonly SessionMessage[]): void;
  drop(kept: KeptSession): void;
  dropAll(): void;
}

/** Two for each of six agents: one before its first turn, one after its last. */
const usualLimit = 12;

export function keptSessions(limit = usualLimit): KeptSessions {
  /** The one used last comes last. */
  let all: readonly KeptSession[] = [];

  const without = (kept: KeptSession) => all.filter((other) => other !== kept);
  const drop = (kept: KeptSession) => {
    all = without(kept);
    kept.session.destroy();
  };
  const keep: KeptSessions['keep'] = (fresh) => {
    const kept = { ...fresh, tokens: usageOf(fresh.session) };
    all = [...all, kept];
    for (const oldest of all.slice(0, Math.max(0, all.length - limit))) drop(oldest);
    return kept;
  };

  return {
    find(samplingMode, messages) {
      for (const kept of all.filter(({ session, tokens }) => usageOf(session) !== tokens)) drop(kept);
      const [longest = null] = all
        .filter((kept) => kept.samplingMode === samplingMode && isBeginning(kept.held, messages))
        .sort((one, other) => other.held.length - one.held.length);
      if (longest !== null) all = [...without(longest), longest];
      return longest;
    },
    keep,
    extend(kept, held) {
      all = without(kept);
      keep({ ...kept, held });
    },
    drop,
    dropAll() {
      for (const kept of all) kept.session.destroy();
      all = [];
    },
  };
}

/**
 * Whether a session that holds `held` can go on with the rest. A system message cannot be added to a session, so one
 * without it fits only a prompt without it.
 */
function isBeginning(held: readonly SessionMessage[], messages: readonly SessionMessage[]): boolean {
  if (held.length >= messages.length) return false;
  if (held.length === 0) return messages[0]?.role !== 'system';
  return held.every(
    ({ role, content }, index) => messages[index]?.role === role && messages[index].content === content,
  );
}
