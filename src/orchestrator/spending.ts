import type { EnginePart, EngineRequest, Failure, Usage } from '../core';
import { failure, limits } from '../core';
import { added, sound } from './usage';

/** What a turn's requests have taken, against what they may take. */
export class Spending {
  /** Written by models in this attempt, however it ends. */
  tokens = 0;
  /** What all requests took but the last. */
  besides: Usage | null = null;

  /** `allowance`: how many tokens may be written for the turn. */
  constructor(private readonly allowance: number) {}

  /** How many tokens the next request may write: as many as were asked for, or what is left. */
  mostTokens(wanted: number): number {
    return Math.min(wanted, this.allowance - this.tokens);
  }

  /** Takes note of a request that answered something besides what the turn is for. */
  aside(usage: Usage): void {
    this.besides = added(this.besides, usage);
  }
}

/** More characters than any token of a language stands for; only runs of blanks come near. */
const mostCharactersPerToken = 64;

/**
 * Counts an answer while it comes. An engine is not believed blindly: each piece of text counts as a token at least, and
 * so does every stretch of text that is too long for one.
 */
export class AnswerCount {
  private pieces = 0;
  private empty = 0;
  private characters = 0;

  constructor(private readonly request: EngineRequest) {}

  get tokens(): number {
    return Math.max(this.pieces, Math.ceil(this.characters / mostCharactersPerToken));
  }

  /** Null, or why nothing more is to be heard: an answer that goes on beyond what was asked for never ends. */
  take(text: string): Failure | null {
    if (text === '') this.empty += 1;
    else this.pieces += 1;
    this.characters += text.length;
    const { maxTokens, constraint } = this.request;
    // What a constraint asks for is never cut; and the last piece may be what was held back of a character.
    const most = constraint.type === 'none' ? maxTokens + 1 : limits.messageLength;
    const isEndless = this.tokens > most || this.empty > limits.messageLength || this.characters > mostCharacters;
    return isEndless ? failure('engine/garbled', 'The engine went on after its answer had to end.') : null;
  }

  /** What the request took: as the engine says, but no less than was heard, in numbers that a log can hold. */
  usage(end: Extract<EnginePart, { type: 'finish' }>): Usage {
    this.characters = Math.max(this.characters, end.text.length);
    const said = sound(end.usage);
    return { ...said, completionTokens: Math.max(said.completionTokens, this.tokens) };
  }
}

const mostCharacters = 4 * limits.messageLength;
