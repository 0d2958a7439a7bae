import styles from './agent-mark.module.css';
import { initialOf } from './initial-of';

/** How many hues and shapes there are; further agents begin again with the first. */
const hues = 8;

/** The value for `data-hue`, which gives whatever stands inside `--hue` and `--hue-tint`. `index`: the agent's place in the scenario. */
export function hueOf(index: number): number {
  return ((index % hues) + hues) % hues;
}

/**
 * An agent's sign: its initial in a shape of its hue. Beside the agent's name it is decoration (`alone` left out);
 * where it stands for the agent, `alone` makes it an image with the name.
 */
export function AgentMark({
  index,
  name,
  size = 24,
  alone = false,
}: {
  index: number;
  name: string;
  size?: number;
  alone?: boolean;
}) {
  const hue = hueOf(index);
  return (
    <svg
      className={styles.mark}
      data-hue={hue}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={name}
      aria-hidden={!alone}
    >
      <path d={shapes[hue]} />
      <text x="12" y={baselines[hue]} textAnchor="middle">
        {initialOf(name)}
      </text>
    </svg>
  );
}

/** Circle, square, hexagon, diamond, arch, octagon, leaf, shield: told apart without colour. */
const shapes = [
  'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z',
  'M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z',
  'M10.9 1.1a2.2 2.2 0 0 1 2.2 0l7.6 4.3a2.2 2.2 0 0 1 1.1 1.9v9.4a2.2 2.2 0 0 1-1.1 1.9l-7.6 4.3a2.2 2.2 0 0 1-2.2 0l-7.6-4.3a2.2 2.2 0 0 1-1.1-1.9V7.3a2.2 2.2 0 0 1 1.1-1.9z',
  'M10.3.9a2.4 2.4 0 0 1 3.4 0l9.4 9.4a2.4 2.4 0 0 1 0 3.4l-9.4 9.4a2.4 2.4 0 0 1-3.4 0L.9 13.7a2.4 2.4 0 0 1 0-3.4z',
  'M12 1a10 10 0 0 1 10 10v9.5a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V11A10 10 0 0 1 12 1z',
  'M8.3 1.5h7.4a1.5 1.5 0 0 1 1 .4l5.4 5.4a1.5 1.5 0 0 1 .4 1v7.4a1.5 1.5 0 0 1-.4 1l-5.4 5.4a1.5 1.5 0 0 1-1 .4H8.3a1.5 1.5 0 0 1-1-.4l-5.4-5.4a1.5 1.5 0 0 1-.4-1V8.3a1.5 1.5 0 0 1 .4-1l5.4-5.4a1.5 1.5 0 0 1 1-.4z',
  'M2 3.5A1.5 1.5 0 0 1 3.5 2H13a9 9 0 0 1 9 9v9.5a1.5 1.5 0 0 1-1.5 1.5H11a9 9 0 0 1-9-9z',
  'M4 1.5h16a2 2 0 0 1 2 2v8.2c0 5.3-4 9.2-10 11.3C6 20.9 2 17 2 11.7V3.5a2 2 0 0 1 2-2z',
];

/** Where the initial sits, so that it looks centred in each shape. */
const baselines = [16.2, 16.2, 16.2, 16.2, 17, 16.2, 16.4, 15.2];
