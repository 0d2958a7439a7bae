import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Scenario } from '../../core';
import { editorView, setAgentOpen } from './focus-problem';

/** Brings the field that was asked for into view: opens its agent first, and gives it the focus once it is drawn. */
export function useWantedField(panel: RefObject<HTMLElement | null>, scenario: Scenario): void {
  const wanted = useStore(editorView, (view) => view.wanted);
  const openAgents = useStore(editorView, (view) => view.openAgents);
  useEffect(() => {
    if (wanted === null) return;
    const agent = /^agents\.(\d+)\./.exec(wanted);
    const agentId = agent === null ? undefined : scenario.agents[Number(agent[1])]?.id;
    if (agentId !== undefined && !openAgents.has(agentId)) return setAgentOpen(agentId, true);
    // Whatever is wrong in a drawing is mended in its own editor, which has one place here.
    const path = wanted.startsWith('drawing') ? 'drawing' : wanted;
    const place = panel.current?.querySelector(`[data-path="${CSS.escape(path)}"]`);
    const field = place?.querySelector<HTMLElement>('input, textarea, select, button');
    editorView.setState({ wanted: null });
    if (field === null || field === undefined) return;
    field.closest('details')?.setAttribute('open', '');
    field.focus();
    field.scrollIntoView({ block: 'center' });
  }, [wanted, openAgents, scenario, panel]);
}
