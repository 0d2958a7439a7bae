import { useId, useMemo, useState } from 'react';
import type { Agent } from '../../core';
import { Button, Dialog, Switch, TextField } from '../design';
import { useLanguage, useWords } from '../texts';
import { useApp, useCommands, useTheApp } from '../use-app';
import { DeviceLines } from './device-lines';
import { HubField } from './hub-field';
import styles from './model-dialog.module.css';
import { groupOf, matching, modelGroups, unknownCard } from './model-groups';
import { ModelRow } from './model-row';
import { recommend } from './recommend';
import { Recommended } from './recommended';
import { StoredDialog } from './stored-dialog';
import { storedWords } from './stored-words';
import { useDevice } from './use-device';
import { modelWords } from './words';

/** All models side by side: what runs here, what each needs and is good for. Choosing one downloads nothing. */
export function ModelDialog({ agent, modelId, onClose }: { agent: Agent; modelId: string; onClose: () => void }) {
  const words = useWords(modelWords);
  const stored = useWords(storedWords);
  const language = useLanguage();
  const app = useTheApp();
  const { changeScenario } = useCommands();
  const { cards, ready } = useApp(({ models }) => models);
  const report = useDevice();
  const [chosen, setChosen] = useState(modelId);
  const [search, setSearch] = useState('');
  const [storedOpen, setStoredOpen] = useState(false);
  const [onlyFitting, setOnlyFitting] = useState(true);
  const group = useId();

  const all = useMemo(
    () => (cards.some(({ id }) => id === chosen) ? cards : [...cards, unknownCard(chosen)]),
    [cards, chosen],
  );
  const shown = matching(all, search, language).filter(
    (card) => card.id === chosen || !onlyFitting || report === null || app.fitOf(card, report) === 'runs',
  );
  const useFor = (isMeant: (other: Agent) => boolean) => {
    changeScenario((scenario) => ({
      ...scenario,
      agents: scenario.agents.map((other) =>
        isMeant(other) && other.player.type === 'model'
          ? { ...other, player: { ...other.player, modelId: chosen } }
          : other,
      ),
    }));
    onClose();
  };
  return (
    <Dialog
      title={words.title}
      closeLabel={words.close}
      width={720}
      onClose={onClose}
      footer={
        <>
          <p className={styles.consent}>{words.consent}</p>
          <Button onClick={() => useFor(() => true)}>{words.useForAll}</Button>
          <Button variant="primary" onClick={() => useFor(({ id }) => id === agent.id)}>
            {words.useFor(agent.name)}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <DeviceLines report={report} />
        {report !== null && (
          <Recommended
            recommendation={recommend(cards, report, app.fitOf, language)}
            chosen={chosen}
            onChoose={setChosen}
          />
        )}
        <div className={styles.search}>
          <TextField
            type="search"
            label={words.search}
            placeholder={words.searchHint}
            value={search}
            onChange={setSearch}
          />
          <Switch label={words.onlyFitting} checked={onlyFitting} onChange={setOnlyFitting} />
        </div>
        <p className="only-heard" role="status">
          {words.found(shown.length)}
        </p>
        <div role="radiogroup" aria-label={words.title} className={styles.list}>
          {modelGroups.map((kind) => {
            const members = shown.filter((card) => groupOf(card) === kind);
            return members.length === 0 ? null : (
              <section key={kind}>
                <h3>{words.groups[kind]}</h3>
                {members.map((card) => (
                  <ModelRow
                    key={card.id}
                    card={card}
                    group={group}
                    fit={report === null ? null : app.fitOf(card, report)}
                    ready={ready.has(card.id)}
                    chosen={card.id === chosen}
                    onChoose={setChosen}
                  />
                ))}
              </section>
            );
          })}
          {shown.length === 0 && <p className={styles.none}>{words.nothingFound}</p>}
        </div>
        <HubField onChoose={setChosen} />
        <div>
          <Button size="small" icon="download" onClick={() => setStoredOpen(true)}>
            {stored.open}
          </Button>
        </div>
        {storedOpen && <StoredDialog onClose={() => setStoredOpen(false)} />}
      </div>
    </Dialog>
  );
}
