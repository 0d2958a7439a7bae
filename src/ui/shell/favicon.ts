import type { Phase } from '../../app';

/** The page's sign in the browser's tab, as an address: the two bubbles, and below them what the run is doing. */
export function faviconFor(phase: Phase): string {
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${bubbles}${badges[phase]}</svg>`,
  )}`;
}

const bubbles =
  '<path fill="#165a42" d="M12.5 3a9.5 9.5 0 0 1 0 19H3v-9.5A9.5 9.5 0 0 1 12.5 3z"/>' +
  '<path fill="#e0632f" d="M19.5 10a9.5 9.5 0 0 1 9.5 9.5V29h-9.5a9.5 9.5 0 0 1 0-19z"/>' +
  '<path fill="#211d18" d="M21.8 10.3A9.5 9.5 0 0 1 12.5 22h-2.2A9.5 9.5 0 0 1 19.5 10q1.2 0 2.3.3z"/>';

const dot = (fill: string, drawing: string) =>
  `<circle cx="24.5" cy="24.5" r="7.5" fill="${fill}" stroke="#fff" stroke-width="1.5"/>` +
  `<path d="${drawing}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;

const working = dot('#165a42', 'M21.5 24.5h.01M24.5 24.5h.01M27.5 24.5h.01');

/** Told apart by drawing, not by colour alone. */
const badges: Record<Phase, string> = {
  idle: '',
  loading: dot('#67625b', 'M24.5 20.8v6M21.9 24.6l2.6 2.6 2.6-2.6'),
  running: working,
  pausing: working,
  paused: dot('#67625b', 'M22.8 22v5M26.2 22v5'),
  waiting: dot('#0061bd', 'M22.5 22.8c0-2.6 4-2.6 4 0 0 1.6-2 1.6-2 3M24.5 28.2v.01'),
  finished: dot('#165a42', 'M21.6 24.7l2.1 2.1 3.7-4.2'),
  failed: dot('#a82e27', 'M24.5 21v4M24.5 28v.01'),
};
