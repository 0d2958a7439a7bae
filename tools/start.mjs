// @ts-check
/**
 * `npm start`: from a fresh clone to the page. Installs what is missing, builds what is stale, serves dist/ on
 * http://localhost:4173 (or the next free port; `npm start -- --port 5000` for another) and says the address.
 */
import { listenFrom, staticServer } from './serve.mjs';
import { buildWhatIsStale, builtFolder, installWhatIsMissing } from './set-up.mjs';

const port = portFrom(process.argv.slice(2));
if (port === undefined) {
  console.error('Usage: npm start -- --port <a number from 1 to 65535>');
  process.exit(1);
}
if (!installWhatIsMissing() || !buildWhatIsStale()) process.exit(1);

const server = staticServer({ folder: builtFolder });
const found = await listenFrom(server, port);
console.log(`Colloquy is at http://localhost:${found}/  (Ctrl+C ends it)`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));

/** @param {readonly string[]} args */
function portFrom(args) {
  if (args.length === 0) return 4173;
  const written = args[0] === '--port' ? args[1] : args[0]?.match(/^--port=(.*)$/)?.[1];
  const number = Number(written);
  return Number.isInteger(number) && number > 0 && number < 65_536 ? number : undefined;
}
