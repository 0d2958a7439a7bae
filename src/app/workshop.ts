import type { Failure, ModelCard, Scenario } from '../core';
import type { App } from './app';
import type { AppParts } from './app-parts';
import type { AppState, Desk, Notice } from './state';

/** What the groups of commands share: the state, the parts, and the few ways to change the one with the other. */
export type Workshop = {
  readonly parts: AppParts;
  readonly state: App['state'];
  readonly words: App['words'];
  readonly store: ReturnType<AppParts['openStore']>;
  /** Of every engine; they are in the state as soon as they are here. */
  readonly cards: Promise<readonly ModelCard[]>;
  change(change: Partial<AppState>): void;
  /** Changes the desk; does nothing in the gallery. */
  changeDesk(change: (desk: Desk) => Desk): void;
  problems(scenario: Scenario): Desk['problems'];
  tell(failure: Failure): void;
  /** Says that something was done; `undo` takes it back. */
  say(what: Extract<Notice, { type: 'done' }>['what'], name: string, undo?: () => void): void;
  takeBack(noticeId: number): void;
};
