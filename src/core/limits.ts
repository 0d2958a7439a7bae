/** Hard bounds that no scenario, link or file can raise. Lengths are in UTF-16 code units, the rest are counts. */
export const limits = {
  agents: 16,
  nameLength: 40,
  roleLength: 80,
  instructionsLength: 4_000,
  titleLength: 120,
  descriptionLength: 600,
  topicLength: 2_000,
  modelIdLength: 200,
  teams: 6,
  turns: 400,
  tokensPerTurn: 2_048,
  /** Tokens written in a run, and seconds that its turns take. */
  runTokens: 1_000_000,
  runSeconds: 86_400,
  endConditions: 8,
  drills: 8,
  /** How much longer a drill can make a turn take. */
  drillSeconds: 600,
  messageLength: 20_000,
  /** An option of a pattern that is a text: rules, tasks, a document. */
  patternTextLength: 4_000,
  /** What a pattern asks of an agent in a turn. */
  briefLength: 4_000,
  optionLength: 200,
  options: 64,
  /** What agents can search. */
  documents: 8,
  documentLength: 10_000,
  /** A flow that was drawn; see `core/drawing.ts`. The side is how far from the middle a node can stand. */
  drawnNodes: 64,
  drawnLines: 128,
  drawnBriefLength: 400,
  drawingSide: 20_000,
  /** How often an agent may use a tool before it speaks. */
  callsPerTurn: 3,
  toolInputLength: 2_000,
  toolResultLength: 2_000,
  /** Facts in one recorded run: the turns of the largest run, each with a few failed attempts. */
  facts: 10_000,
  /** Texts that one request turns into vectors; whoever has more asks again. */
  embeddedTexts: 256,
} as const;
