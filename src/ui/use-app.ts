import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { App, AppState, Commands } from '../app';
import type { TurnId } from '../core';

export const AppContext = createContext<App | null>(null);

/** The application that this page shows. */
export function useTheApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error('There is no AppContext around this component.');
  return app;
}

/** A part of the state; the component is drawn again only when that part changes (by identity). */
export function useApp<Part>(select: (state: AppState) => Part): Part {
  return useStore(useTheApp().state, select);
}

export function useCommands(): Commands {
  return useTheApp().commands;
}

/** What has been written so far of an open turn; empty once the turn is whole. */
export function useWordsBeingWritten(turnId: TurnId): string {
  return useStore(useTheApp().words, (words) => words.get(turnId) ?? '');
}
