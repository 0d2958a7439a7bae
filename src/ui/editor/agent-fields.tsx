import { type Agent, limits, type Player } from '../../core';
import { Select, Switch, TextArea, TextField } from '../design';
import { ModelField, SecondModelField } from '../models';
import { useWords } from '../texts';
import { editorWords } from '../texts/editor';
import { useCommands, useTheApp } from '../use-app';
import styles from './agent-fields.module.css';
import { BudgetFields } from './budget-fields';
import { SamplingFields } from './sampling-fields';
import { TemperatureField } from './temperature-field';
import { ToolFields } from './tool-fields';
import { useProblem } from './use-problem';

/** All that can be said about one agent. */
export function AgentFields({ agent, index }: { agent: Agent; index: number }) {
  const words = useWords(editorWords);
  const { state } = useTheApp();
  const { changeScenario } = useCommands();
  const path = (field: string) => `agents.${index}.${field}`;
  const nameProblem = useProblem(path('name'));
  const roleProblem = useProblem(path('role'));
  const instructionsProblem = useProblem(path('instructions'));
  const modelProblem = useProblem(path('player.modelId'));
  const secondModelProblem = useProblem(path('player.secondModelId'));
  const temperatureProblem = useProblem(path('player.temperature'));
  const changeAgent = (changed: (agent: Agent) => Agent) =>
    changeScenario((scenario) => ({
      ...scenario,
      agents: scenario.agents.map((other) => (other.id === agent.id ? changed(other) : other)),
    }));
  const change = (changed: Partial<Agent>) => changeAgent((before) => ({ ...before, ...changed }));
  const { player } = agent;
  const playedBy = (type: Player['type']) => {
    const { desk, models } = state.getState();
    const players = desk?.scenario.agents.map((other) => other.player) ?? [];
    change({ player: type !== 'model' ? { type } : modelLike(players, models.cards[0]?.id ?? '') });
  };
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <div data-path={path('name')}>
          <TextField
            label={words.name}
            maxLength={limits.nameLength}
            value={agent.name}
            problem={nameProblem}
            onChange={(name) => change({ name })}
          />
        </div>
        <div data-path={path('role')}>
          <TextField
            label={words.role}
            placeholder={words.roleHint}
            maxLength={limits.roleLength}
            value={agent.role}
            problem={roleProblem}
            onChange={(role) => change({ role })}
          />
        </div>
      </div>
      <div data-path={path('instructions')}>
        <TextArea
          label={words.instructions}
          placeholder={words.instructionsHint}
          maxLength={limits.instructionsLength}
          value={agent.instructions}
          problem={instructionsProblem}
          onChange={(instructions) => change({ instructions })}
        />
      </div>
      <div className={styles.inLine}>
        <Select
          label={words.playedBy}
          value={player.type}
          choices={[
            { value: 'model', label: words.byModel },
            { value: 'human', label: words.byHuman },
            { value: 'visitor', label: words.byVisitor },
          ]}
          hint={player.type === 'human' ? words.humanHint : player.type === 'visitor' ? words.visitorHint : undefined}
          onChange={playedBy}
        />
      </div>
      {player.type === 'model' && (
        <>
          <div data-path={path('player.modelId')}>
            <ModelField
              agent={agent}
              modelId={player.modelId}
              problem={modelProblem}
              onChange={(modelId) => change({ player: { ...player, modelId } })}
            />
          </div>
          <div data-path={path('player.temperature')}>
            <TemperatureField
              value={player.temperature}
              problem={temperatureProblem}
              onChange={(temperature) => change({ player: { ...player, temperature } })}
            />
          </div>
          <SamplingFields
            sampling={player.sampling}
            path={path('player.sampling')}
            onChange={(sampling) => {
              const { sampling: _, ...rest } = player;
              change({ player: sampling === undefined ? rest : { ...rest, sampling } });
            }}
          />
          <div data-path={path('player.secondModelId')}>
            <SecondModelField
              firstModelId={player.modelId}
              modelId={player.secondModelId}
              problem={secondModelProblem}
              onChange={(secondModelId) => {
                const { secondModelId: _, ...rest } = player;
                change({ player: secondModelId === undefined ? rest : { ...rest, secondModelId } });
              }}
            />
          </div>
        </>
      )}
      {player.type !== 'visitor' && (
        <BudgetFields
          budget={agent.budget}
          path={path('budget')}
          isModel={player.type === 'model'}
          onChange={(budget) =>
            changeAgent(({ budget: _, ...before }) => (budget === undefined ? before : { ...before, budget }))
          }
        />
      )}
      {player.type === 'model' && (
        <div data-path={path('tools')}>
          <ToolFields agent={agent} onChange={changeAgent} />
        </div>
      )}
      {player.type === 'model' && (
        <Switch
          label={words.review}
          hint={words.reviewHint}
          checked={agent.review === true}
          onChange={(reviewed) =>
            changeAgent(({ review: _, ...rest }) => (reviewed ? { ...rest, review: true } : rest))
          }
        />
      )}
    </div>
  );
}

/** An agent that a model plays again gets the model of the others. */
function modelLike(players: readonly Player[], otherwise: string): Player {
  return players.find(({ type }) => type === 'model') ?? { type: 'model', modelId: otherwise, temperature: 0.8 };
}
