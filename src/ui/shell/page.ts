import type { AppState } from '../../app';

/** What the address asks for. */
export type Page =
  | { readonly type: 'gallery' }
  /** `address`: the id of a built-in scenario, of a kept one, or of a run. */
  | { readonly type: 'play'; readonly address: string }
  /** A scenario or a run that stands in the link itself. */
  | { readonly type: 'parcel'; readonly fragment: string };

export function pageOf(fragment: string): Page {
  if (/^#[sr]=/.test(fragment)) return { type: 'parcel', fragment };
  const address = /^#\/play\/([^/?#]+)/.exec(fragment)?.[1];
  return address === undefined ? { type: 'gallery' } : { type: 'play', address: decoded(address) };
}

export function fragmentOf(address: string): string {
  return `#/play/${encodeURIComponent(address)}`;
}

/** The words in the browser's tab: "3 turns · Debate". */
export function titleOf(state: Pick<AppState, 'desk'>, words: TitleWords): string {
  const { desk } = state;
  if (desk === null) return words.pageTitle;
  const title = desk.run?.conversation.scenario?.title || desk.scenario.title || words.untitled;
  if (desk.phase === 'loading') return `${words.loadingModel} · ${title}`;
  return desk.run === null ? `${title} · Colloquy` : `${words.turns(desk.run.conversation.turns.length)} · ${title}`;
}

export type TitleWords = {
  readonly pageTitle: string;
  readonly untitled: string;
  readonly loadingModel: string;
  turns(count: number): string;
};

/** A hand-written address may hold a lone `%`. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
