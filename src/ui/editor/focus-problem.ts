import { createStore } from 'zustand/vanilla';
import type { AgentId, ScenarioProblem } from '../../core';

/** What of the editor is open, and where it was asked to put the focus: passing, for as long as the page lives. */
type EditorView = {
  readonly openAgents: ReadonlySet<AgentId>;
  /** The path of a field that wants the focus as soon as it is there. */
  readonly wanted: string | null;
};

export const editorView = createStore<EditorView>(() => ({ openAgents: new Set(), wanted: null }));

/** Opens the agent that a problem belongs to and puts the focus on its field, now or once the scenario panel is shown. */
export function focusProblem(problem: ScenarioProblem): void {
  focusField(problem.path);
}

/** The same for any path into the scenario. */
export function focusField(path: string): void {
  editorView.setState({ wanted: path });
}

export function setAgentOpen(agentId: AgentId, open: boolean): void {
  editorView.setState(({ openAgents }) => {
    const changed = new Set(openAgents);
    if (open) changed.add(agentId);
    else changed.delete(agentId);
    return { openAgents: changed };
  });
}
