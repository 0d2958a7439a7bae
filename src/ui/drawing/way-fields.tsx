import { type Drawing, type DrawnNode, limits, type Scenario } from '../../core';
import { Button, IconButton, Select, TextField } from '../design';
import { useWords } from '../texts';
import { drawingWords } from '../texts/drawing';
import styles from './drawing.module.css';
import { freeAnswer, withConnection, withLine, withoutLine } from './drawing-editing';
import { nodeName } from './node-name';

/** Where the flow goes on from a node: what the lines in the picture say, as fields. */
export function WayFields({
  scenario,
  drawing,
  node,
  onChange,
}: {
  scenario: Scenario;
  drawing: Drawing;
  node: DrawnNode;
  onChange: (change: (drawing: Drawing) => Drawing) => void;
}) {
  const words = useWords(drawingWords);
  const answerFor = drawingWords[scenario.language].answer;
  const ways = drawing.lines.flatMap((line, place) => (line.from === node.id ? [{ line, place }] : []));
  const targets = [
    { value: '', label: words.nowhere },
    ...drawing.nodes.map((one, place) => ({
      value: one.id,
      label: `${place + 1} · ${nodeName(one, scenario, words)}`,
      disabled: one.type === 'start',
    })),
  ];
  const labelled = (place: number, to: string) => {
    const line = drawing.lines[place];
    if (line === undefined) return;
    onChange((before) => (to === '' ? withoutLine(before, place) : withLine(before, place, { ...line, to })));
  };
  const connect = (to: string) => onChange((before) => withConnection(before, node.id, to, answerFor));

  if (node.type === 'condition') {
    return (['yes', 'no'] as const).map((label) => {
      const way = ways.find(({ line }) => line.label === label);
      return (
        <Select
          key={label}
          label={words.thenIf(words[label])}
          value={way?.line.to ?? ''}
          choices={targets}
          onChange={(to) => {
            if (way !== undefined) labelled(way.place, to);
            else onChange((before) => ({ ...before, lines: [...before.lines, { from: node.id, to, label }] }));
          }}
        />
      );
    });
  }
  if (node.type !== 'question' && node.type !== 'split') {
    const [way] = ways;
    return (
      <Select
        label={words.goTo}
        value={way?.line.to ?? ''}
        choices={targets}
        onChange={(to) => (way === undefined || to !== '' ? connect(to) : labelled(way.place, to))}
      />
    );
  }
  const full = drawing.lines.length >= limits.drawnLines;
  const end = drawing.nodes.find(({ type }) => type === (node.type === 'split' ? 'join' : 'end')) ?? node;
  return (
    <>
      {ways.map(({ line, place }, number) => (
        <div key={number} className={styles.way}>
          {node.type === 'question' && (
            <TextField
              label={words.optionLabel(number + 1)}
              maxLength={limits.optionLength}
              value={line.label}
              onChange={(label) => onChange((before) => withLine(before, place, { ...line, label }))}
            />
          )}
          <div className={styles.wayTarget}>
            <Select
              label={words.goTo}
              value={line.to}
              choices={targets.slice(1)}
              onChange={(to) => labelled(place, to)}
            />
            <IconButton
              label={words.removeWay}
              icon="trash"
              size="small"
              onClick={() => onChange((before) => withoutLine(before, place))}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          aria-disabled={full}
          onClick={
            full
              ? undefined
              : () =>
                  onChange((before) => ({
                    ...before,
                    lines: [
                      ...before.lines,
                      {
                        from: node.id,
                        to: end.id,
                        label:
                          node.type === 'question'
                            ? freeAnswer(
                                ways.map(({ line }) => line),
                                answerFor,
                              )
                            : '',
                      },
                    ],
                  }))
          }
        >
          {words.addWay}
        </Button>
      </div>
    </>
  );
}
