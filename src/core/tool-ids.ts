/** What an agent can be given to work with; see `Tool` in `core/tool.ts`. */
export const toolIds = ['calculator', 'clock', 'dice', 'search', 'notes', 'javascript'] as const;
export type ToolId = (typeof toolIds)[number];
