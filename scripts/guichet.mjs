// npm run guichet -- slots --town FILE.json --from 2026-03-03 --days 5 --reason CNI --persons 2 [--json]: the free slots of a town
// that a file describes (docs/town-file.md). `--help` says all of it in French. Exit 2 when an option or the file is to be corrected.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { setUp } from './lib/setup.mjs';

const options = {
  town: { type: 'string' },
  from: { type: 'string' },
  days: { type: 'string' },
  reason: { type: 'string' },
  persons: { type: 'string' },
  desk: { type: 'string' },
  channel: { type: 'string' },
  'kept-for': { type: 'string' },
  weekdays: { type: 'string' },
  now: { type: 'string' },
  morning: { type: 'boolean' },
  afternoon: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/** npm runs scripts in the project; a path is meant from where the person stands. */
const fromHere = (file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

const fileText = (file) => (existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8') : null);

/** What was typed, or the words that say which option is wrong. */
function understand(words) {
  try {
    return { ...parseArgs({ options, allowPositionals: true }), wrong: null };
  } catch (error) {
    const name = /'(-[^' =<]*)/.exec(error.message)?.[1] ?? '';
    const isUnknown = error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    return { wrong: isUnknown ? words.unknownOption(name) : words.valueMissing(name) };
  }
}

function main({ slots, words }) {
  const { values, positionals, wrong } = understand(words);
  if (wrong) return { code: 2, out: '', err: `${wrong}\n` };
  const [command] = positionals;
  if (values.help || command === undefined) return { code: 0, out: words.help, err: '' };
  if (command !== 'slots') return { code: 2, out: '', err: `${words.unknownCommand(command)}\n` };
  return slots(values, values.town === undefined ? null : fileText(fromHere(values.town)));
}

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (await buildAll(['guichet'], { quiet: true })) {
  const { guichet } = createRequire(import.meta.url)(inRoot('out/guichet/main.cjs'));
  const { code, out, err } = main(guichet);
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
} else {
  process.exitCode = 1;
}
