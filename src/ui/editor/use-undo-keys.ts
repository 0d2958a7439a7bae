import { useEffect } from 'react';
import { useCommands } from '../use-app';

/** Ctrl or Cmd+Z takes back, with Shift (or Ctrl+Y) does again; text fields keep their own. */
export function useUndoKeys(): void {
  const { undo, redo } = useCommands();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(ownUndo) !== null) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo, redo]);
}

const ownUndo = 'input:not([type=range], [type=checkbox], [type=radio]), textarea, [contenteditable=true], dialog';
