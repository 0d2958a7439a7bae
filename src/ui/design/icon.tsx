/** A line drawing of 20 by 20, in the colour of the text around it. Always beside words or in a named button. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={lines[name]} fill={filled.has(name) ? 'currentColor' : 'none'} />
    </svg>
  );
}

export type IconName = keyof typeof lines;

const filled: ReadonlySet<string> = new Set(['play', 'stop']);

const lines = {
  play: 'M6.5 4.2v11.6L15.8 10z',
  pause: 'M7 4.5v11M13 4.5v11',
  step: 'M5 4.8v10.4L12.5 10zM15.5 5v10',
  stop: 'M5.5 5.5h9v9h-9z',
  gauge: 'M3.5 14.5a7 7 0 1 1 13 0M10 12l3-4.5M10 13a1 1 0 1 0 0-2 1 1 0 0 0 0 2',
  share: 'M10 12.5V3.5M6.5 6.5 10 3l3.5 3.5M4 10.5v5.5h12v-5.5',
  fork: 'M6 3v14M6 12c0-4 8-2 8-6.5M14 3v2.5M4.5 3h3M12.5 3h3',
  plus: 'M10 4.5v11M4.5 10h11',
  minus: 'M4.5 10h11',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  trash: 'M3.5 5.5h13M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 9v4.5M11.5 9v4.5',
  copy: 'M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z',
  probability: 'M3.5 16.5v-3M8 16.5v-7M12.5 16.5v-12M17 16.5V11',
  link: 'M8.5 11.5l3-3M9.5 6l1.8-1.8a3.2 3.2 0 0 1 4.5 4.5L14 10.5M10.5 14l-1.8 1.8a3.2 3.2 0 0 1-4.5-4.5L6 9.5',
  file: 'M5 3h6.5L15.5 7v10H5zM11.5 3v4h4',
  download: 'M10 3.5v9M6.5 9.5 10 13l3.5-3.5M4 16.5h12',
  upload: 'M10 13V4M6.5 7 10 3.5 13.5 7M4 16.5h12',
  undo: 'M7.5 4 4 7.5 7.5 11M4 7.5h7.5a4.25 4.25 0 0 1 0 8.5H8',
  redo: 'M12.5 4 16 7.5 12.5 11M16 7.5H8.5a4.25 4.25 0 0 0 0 8.5H12',
  up: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9',
  down: 'M10 4.5v11M5.5 11l4.5 4.5 4.5-4.5',
  'chevron-down': 'M5.5 8 10 12.5 14.5 8',
  'chevron-up': 'M5.5 12 10 7.5 14.5 12',
  'chevron-left': 'M12 5.5 7.5 10 12 14.5',
  'chevron-right': 'M8 5.5 12.5 10 8 14.5',
  back: 'M8.5 5 3.5 10l5 5M3.5 10h13',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  'panel-left': 'M3 4h14v12H3zM8 4v12',
  'panel-right': 'M3 4h14v12H3zM12 4v12',
  help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M7.8 7.9c.2-2.7 4.5-2.6 4.4 0 0 1.7-2.2 1.7-2.2 3.5M10 14.1v.01',
  info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 9.3v4.4M10 6.3v.01',
  warning: 'M10 3 2.5 16.5h15zM10 8.3v3.7M10 14.2v.01',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3z',
  contrast: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM10 2.5v15M10 6l4.8-1.3M10 10h7.5M10 14l4.8 1.3',
  language: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M2.5 10h15M10 2.5c-4 4.5-4 10.5 0 15 4-4.5 4-10.5 0-15',
  person: 'M10 9.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4M3.8 17c.4-3.6 2.9-5.2 6.2-5.2s5.8 1.6 6.2 5.2',
  people:
    'M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M2.5 16.5c.3-3.2 2.3-4.5 5-4.5s4.7 1.3 5 4.5M13 4.1a2.8 2.8 0 0 1 0 5.2M14.5 12.2c1.8.5 2.8 1.9 3 4.3',
  chip: 'M5.5 5.5h9v9h-9zM8 2.5v3M12 2.5v3M8 14.5v3M12 14.5v3M2.5 8h3M2.5 12h3M14.5 8h3M14.5 12h3',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15M10 5.8V10l2.8 1.8',
  graph:
    'M5 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M15 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8 17.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M5 6.5c0 3 2.5 4 3 7M15 8.5c0 3-5.5 2.5-7 5',
  list: 'M4 5.5h12M4 10h12M4 14.5h7.5',
  fit: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4',
  map: 'M3 4h14v12H3zM9.5 9h5v4.5h-5z',
  settings:
    'M3.5 6.5h6M14 6.5h2.5M3.5 13.5H6M10.5 13.5h6M11.8 8.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8.2 15.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  live: 'M10 11.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3M6.5 13.5a5 5 0 0 1 0-7M13.5 6.5a5 5 0 0 1 0 7M4 16a8.5 8.5 0 0 1 0-12M16 4a8.5 8.5 0 0 1 0 12',
  print: 'M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6z',
  dice: 'M5.5 3.5h9a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2zM7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01',
  tool: 'M15.8 4.6l-2.6 2.6-2-.4-.4-2 2.6-2.6a4.2 4.2 0 0 0-5.4 5.4L3.4 12.2a2 2 0 0 0 0 2.9l1.5 1.5a2 2 0 0 0 2.9 0l4.6-4.6a4.2 4.2 0 0 0 3.4-7.4z',
  edit: 'M4 16l.6-3.2L13.5 4a1.7 1.7 0 0 1 2.5 2.5l-8.8 8.9zM12 5.5 14.5 8',
} as const;
