// npm run guichet -- slots --town FILE.json --from 2026-03-03 --days 5 --reason CNI --persons 2 [--json]: the free slots of a town
// that a file describes (docs/town-file.md). npm run guichet -- insights --in FILE.csv --map MAP.json [--json]: the figures of a CSV file
// (docs/insights-cli.md). `--help` says all of it in French. Exit 2 when an option or a file is to be corrected.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { decodeTable } from './lib/decode-table.mjs';
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
  in: { type: 'string' },
  map: { type: 'string' },
  'as-of': { type: 'string' },
  period: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
};

/** npm runs scripts in the project; a path is meant from where the person stands. */
const fromHere = (file) => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

const isFile = (file) => existsSync(file) && statSync(file).isFile();
const fileText = (file) => (isFile(file) ? readFileSync(file, 'utf8') : null);

/** As long as a text of V8 may be. */
const mostBytes = 0x1fffffe8;
/** The text of a file and its encoding, or why there is none. */
function decoded(file, given) {
  if (!isFile(file)) return 'notFound';
  if (statSync(file).size > mostBytes) return 'tooLarge';
  return decodeTable(readFileSync(file), given) ?? 'badEncoding';
}

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

const commands = {
  slots: ({ slots }, values) => slots(values, values.town === undefined ? null : fileText(fromHere(values.town))),
  insights: ({ insights }, values) =>
    insights(values, {
      map: values.map === undefined ? null : fileText(fromHere(values.map)),
      table: (encoding) => decoded(fromHere(values.in), encoding),
    }),
};

function main(guichet) {
  const { words, helpOf } = guichet;
  const { values, positionals, wrong } = understand(words);
  if (wrong) return { code: 2, out: '', err: `${wrong}\n` };
  const [command, extra] = positionals;
  if (command === undefined) return { code: 0, out: words.commands, err: '' };
  if (!Object.hasOwn(commands, command)) return { code: 2, out: '', err: `${words.unknownCommand(command)}\n` };
  if (extra !== undefined) return { code: 2, out: '', err: `${words.tooMuch(extra)}\n` };
  return values.help ? { code: 0, out: helpOf[command], err: '' } : commands[command](guichet, values);
}

await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
if (await buildAll(['guichet'], { quiet: true })) {
  const { guichet } = createRequire(import.meta.url)(inRoot('out/guichet/main.cjs'));
  const { code, out, err } = main(guichet);
  // Whoever reads a part of it alone (`| head`) has what he wants.
  process.stdout.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(out);
  process.stderr.write(err);
  process.exitCode = code;
} else {
  process.exitCode = 1;
}
