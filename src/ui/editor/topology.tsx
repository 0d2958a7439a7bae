import { type Link, outerScenario, type Pattern, type Scenario, withoutVisitors } from '../../core';
import { AgentMark, hueOf } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { listOf } from '../texts/list-of';
import { agentLabel } from './problem-sentence';
import styles from './topology.module.css';
import { type Place, placesOf } from './topology-layout';

const width = 252;
const mark = 26;
/** Pictures stay readable up to this many agents. */
const mostDrawn = 12;

function placeIn({ agents }: Scenario, agentId: string): number {
  return agents.findIndex(({ id }) => id === agentId);
}

/** A small picture of who works with whom, as the pattern's options have it now. */
export function Topology({ pattern, scenario: whole }: { pattern: Pattern; scenario: Scenario }) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const { agents } = withoutVisitors(whole);
  if (agents.length === 0 || agents.length > mostDrawn) return null;
  const { teams = [] } = whole;
  const below = teams.flatMap(({ leader, members }) => members.map((to): Link => ({ from: leader, to, both: true })));
  const links = [...pattern.topology(outerScenario(whole)), ...below];
  const places = placesOf(
    agents.map(({ id }) => id),
    links,
  );
  const height = links.length === 0 ? 44 : below.length === 0 ? 128 : 168;
  const at = (id: Scenario['agents'][number]['id']) => {
    const { x, y } = places.get(id) ?? { x: 0.5, y: 0.5 };
    return { x: mark + x * (width - 2 * mark), y: mark * 0.75 + y * (height - mark * 1.5) };
  };
  const nameOf = (id: string) => {
    const index = agents.findIndex((agent) => agent.id === id);
    return agentLabel(agents[index]?.name ?? '', index, language);
  };
  const described = listOf(
    links.map(({ from, to, both }) => `${nameOf(from)} ${both ? '–' : '→'} ${nameOf(to)}`),
    language,
  );
  return (
    <figure className={styles.figure}>
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={`${words.whoWithWhom} ${described}`}>
        {links.map((link) => (
          <g key={`${link.from} ${link.to}`} className={styles.link} data-team={below.includes(link)}>
            <path d={lineOf(at(link.from), at(link.to))} />
            {!link.both && <path className={styles.head} d={headOf(at(link.from), at(link.to))} />}
          </g>
        ))}
        {agents.map(({ id, name }) => (
          <g
            key={id}
            data-hue={hueOf(placeIn(whole, id))}
            transform={`translate(${at(id).x - mark / 2} ${at(id).y - mark / 2})`}
          >
            <circle className={styles.ground} cx={mark / 2} cy={mark / 2} r={mark / 2 + 2} />
            <AgentMark index={placeIn(whole, id)} name={name} size={mark} />
          </g>
        ))}
      </svg>
      <figcaption className={styles.lookFor}>{pattern.words[language].lookFor}</figcaption>
    </figure>
  );
}

function lineOf(from: Place, to: Place): string {
  return `M${from.x} ${from.y}L${to.x} ${to.y}`;
}

/** The head of an arrow, just before the mark that it leads to. */
function headOf(from: Place, to: Place): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [alongX, alongY] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [tipX, tipY] = [to.x - alongX * (mark / 2 + 3), to.y - alongY * (mark / 2 + 3)];
  const [backX, backY] = [tipX - alongX * 7, tipY - alongY * 7];
  return `M${tipX} ${tipY}L${backX - alongY * 4} ${backY + alongX * 4}L${backX + alongY * 4} ${backY - alongX * 4}Z`;
}
