import {
  type AgentId,
  limits,
  outerScenario,
  type PatternOptions,
  type Scenario,
  type Team,
  teamScenario,
} from '../../core';
import { AgentMark, Button, IconButton, Select } from '../design';
import { useLanguage, useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands, useTheApp } from '../use-app';
import styles from './ends-fields.module.css';
import { firstOptions, PatternChoice } from './pattern-choice';
import { agentLabel } from './problem-sentence';
import own from './team-fields.module.css';
import { useProblem } from './use-problem';

/** Patterns inside the pattern: who works together before their leader speaks, and how. */
export function TeamFields({ scenario }: { scenario: Scenario }) {
  const words = useWords(editorWords);
  const { patterns } = useTheApp();
  const { changeScenario } = useCommands();
  const { teams = [] } = scenario;
  const change = (next: readonly Team[]) =>
    changeScenario(({ teams: _, ...before }) => ({ ...before, ...(next.length > 0 && { teams: [...next] }) }));
  // Somebody who leads no team yet, and the last one whom nobody leads.
  const free = outerScenario(scenario).agents.filter(({ id }) => !teams.some(({ leader }) => leader === id));
  const [leader] = free;
  const member = free.at(-1);
  const [first] = patterns;
  const add = () => {
    if (leader === undefined || member === undefined || first === undefined) return;
    const kind = first.kind;
    change([
      ...teams,
      { leader: leader.id, members: [member.id], pattern: { kind, options: firstOptions(patterns, kind, leader.id) } },
    ]);
  };
  return (
    <section className={styles.section} data-path="teams">
      <h2>{words.teams}</h2>
      <p className={own.hint}>{words.teamsHint}</p>
      {teams.map((team, index) => (
        <TeamCard
          // A team has no other name, and nothing reorders them.
          key={index}
          path={`teams.${index}`}
          scenario={scenario}
          team={team}
          onChange={(changed) => change(teams.with(index, changed))}
          onRemove={() => change(teams.toSpliced(index, 1))}
        />
      ))}
      {teams.length < limits.teams && free.length > 1 && (
        <div>
          <Button size="small" icon="plus" onClick={add}>
            {words.addTeam}
          </Button>
        </div>
      )}
    </section>
  );
}

function TeamCard({
  path,
  scenario,
  team,
  onChange,
  onRemove,
}: {
  path: string;
  scenario: Scenario;
  team: Team;
  onChange: (team: Team) => void;
  onRemove: () => void;
}) {
  const words = useWords(editorWords);
  const language = useLanguage();
  const leaderProblem = useProblem(`${path}.leader`);
  const membersProblem = useProblem(`${path}.members`);
  const able = scenario.agents.filter(({ player }) => player.type !== 'visitor');
  const nameOf = (id: AgentId) => {
    const index = scenario.agents.findIndex((agent) => agent.id === id);
    return agentLabel(scenario.agents[index]?.name ?? '', index, language);
  };
  const lead = (leader: AgentId) =>
    onChange({
      leader,
      members: team.members.filter((id) => id !== leader),
      pattern: { ...team.pattern, options: withLeader(team.pattern.options, team.leader, leader) },
    });
  const join = (id: AgentId, joins: boolean) =>
    // In the order of the list, so that options that go by it are plain.
    onChange({
      ...team,
      members: able.flatMap((agent) => ((agent.id === id ? joins : team.members.includes(agent.id)) ? [agent.id] : [])),
    });
  return (
    <section className={styles.condition} data-path={path} aria-label={words.teamOf(nameOf(team.leader))}>
      <div className={`${styles.kind} ${own.leader}`}>
        <div data-path={`${path}.leader`}>
          <Select
            label={words.teamLeader}
            value={able.some(({ id }) => id === team.leader) ? team.leader : ('' as AgentId)}
            choices={able.map(({ id }) => ({ value: id, label: nameOf(id) }))}
            problem={leaderProblem}
            onChange={lead}
          />
        </div>
        <IconButton label={words.removeTeam} icon="trash" onClick={onRemove} />
      </div>
      <fieldset className={own.members} data-path={`${path}.members`}>
        <legend>{words.teamMembers}</legend>
        {able
          .filter(({ id }) => id !== team.leader)
          .map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={team.members.includes(id)}
                onChange={(event) => join(id, event.target.checked)}
              />
              <AgentMark index={scenario.agents.findIndex((agent) => agent.id === id)} name={name} size={20} />
              {nameOf(id)}
            </label>
          ))}
        {membersProblem !== undefined && <p className={own.problem}>{membersProblem}</p>}
      </fieldset>
      <PatternChoice
        path={`${path}.pattern`}
        label={words.teamPattern}
        pattern={team.pattern}
        agents={teamScenario(scenario, team).agents}
        leader={team.leader}
        onChange={(change) => onChange({ ...team, pattern: change(team.pattern) })}
      />
    </section>
  );
}

/** Whatever was the old leader's to do is the new one's. */
function withLeader(options: PatternOptions, before: AgentId, after: AgentId): PatternOptions {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [name, value === before ? after : value]));
}
