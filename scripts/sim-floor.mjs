// The simulated town hall: npm run sim:floor -- [--seed N] [--days 30] [--json].
// A hall lives through working days with the real documents, folds and calling rule of the app, at three loads. Every walk-in is told
// a wait by the look ahead and, for comparison, by Munich's rule. Exit 1 when ours does not hold what it must.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { inRoot } from './lib/paths.mjs';
import { say } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(options.seed);
const days = Number(options.days);
/** What must hold at every load: a mean error at least 30 % below Munich's, a P80 that holds for 75 to 90 %, and nobody starved. */
const holds = ({ gain, ours, starvation }) =>
  gain >= 0.3 &&
  ours.coverageP80 >= 0.75 &&
  ours.coverageP80 <= 0.9 &&
  starvation.passedOver === 0 &&
  starvation.boundBroken === 0;

function print({ load, tickets, waits, ended, starvation, ours, munich, gain, ...rest }) {
  say(
    `\nload ${load}: ${tickets} tickets on ${rest.days} days (${Object.entries(ended)
      .map((one) => one.join(' '))
      .join(', ')})`,
  );
  say(
    `  waits: mean ${waits.mean} min, median ${waits.median}, P90 ${waits.p90}, longest ${waits.max}; ${waits.zero} of ${waits.n} none`,
  );
  say(
    `  beyond the ceiling: ${starvation.beyond} people, the longest by ${starvation.worstMin} min; passed by somebody not entitled: ` +
      `${starvation.passedOver}; at most ${starvation.mostPassed} calls to others, bound broken ${starvation.boundBroken} times`,
  );
  say(
    `  look ahead:    MAE ${ours.mae} min, bias ${ours.bias}, P80 holds for ${Math.round(ours.coverageP80 * 100)} % (as printed ${Math.round(ours.coverageOfBand * 100)} %), n ${ours.n}`,
  );
  say(`  Munich's rule: MAE ${munich.mae} min, bias ${munich.bias}`);
  say(`  ours is ${Math.round(gain * 100)} % lower; ${rest.msPerAnnouncement} ms an announcement`);
}

function main({ run, loads }) {
  const startedMs = Date.now();
  const results = loads.map((load) => {
    const result = run({ seed, days }, load);
    if (!options.json) print(result);
    return result;
  });
  const good = results.every(holds);
  const seconds = Math.round((Date.now() - startedMs) / 100) / 10;
  if (options.json) console.log(JSON.stringify({ seed, days, holds: good, seconds, loads: results }));
  else say(`\n${good ? 'holds' : 'DOES NOT HOLD'} (seed ${seed}, ${seconds} s)`);
  return good;
}

if (![seed, days].every((one) => Number.isSafeInteger(one) && one > 0)) {
  say('--seed and --days are whole numbers above 0');
  process.exit(2);
}
await setUp({ electron: false });
const { buildAll } = await import('./build.mjs');
const built = await buildAll(['simFloor'], { quiet: true });
process.exitCode = built && main(createRequire(import.meta.url)(inRoot('out/sim-floor/main.cjs'))) ? 0 : 1;
