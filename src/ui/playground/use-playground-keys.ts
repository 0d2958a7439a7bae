import { useEffect, useRef } from 'react';
import type { ReadingTab } from './reading';
import type { RunControl } from './use-run-control';

type PlaygroundKeys = {
  readonly control: RunControl | null;
  clear(): void;
  toggleScenario(): void;
  toggleReading(): void;
  openTab(tab: ReadingTab): void;
};

/** The keys of the playground. A key belongs first to what has the focus, and none acts while somebody is typing. */
export function usePlaygroundKeys(keys: PlaygroundKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest(typing) != null || document.querySelector('dialog[open]') !== null) return;
      // Space presses the button that has the focus.
      if (event.key === ' ' && target?.closest(pressable) != null) return;
      if (act(event.key, latest.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

function act(key: string, { control, clear, toggleScenario, toggleReading, openTab }: PlaygroundKeys): boolean {
  switch (key.toLowerCase()) {
    case ' ':
      if (control?.main === 'take-over' || !control?.mainEnabled) return false;
      control.doMain();
      return true;
    case 's':
    case '.':
      if (!control?.step) return false;
      control.doStep();
      return true;
    case 'escape':
      clear();
      return false;
    case '[':
      toggleScenario();
      return true;
    case ']':
      toggleReading();
      return true;
    case '1':
      openTab('transcript');
      return true;
    case '2':
      openTab('inspector');
      return true;
    case '3':
      openTab('metrics');
      return true;
    default:
      return false;
  }
}

const typing =
  'input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable=true], dialog, [role=menu]';
const pressable = 'button, a, summary, [role=button], [role=tab], [role=switch], input';
