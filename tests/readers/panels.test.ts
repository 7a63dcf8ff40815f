import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

const root = process.cwd();

const namesIn = (folder: string, files: RegExp, exported: RegExp): readonly string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && files.test(entry.name) && !/\.(test|props\.test)\.tsx?$/.test(entry.name))
    .flatMap((entry) =>
      [...readFileSync(path.join(entry.parentPath, entry.name), 'utf8').matchAll(exported)].map(
        ([, name = '']) => name,
      ),
    )
    .toSorted();

/** Simulated from what an agent chose a moment ago. */
const ofNoPeriod = new Set(['whatIfView']);
const ofDaysAhead = new Set(['openDayFrom', 'planAhead', 'walkInForecast']);

// `figuresOf` is what is compared before and after a retention, and read of broken stores: a panel that it lacks is proved by neither.
it('draws every panel of Pilotage and of the elected among the figures of all readers', () => {
  const panels = namesIn('src/renderer/features/steering', /view.*\.ts$/, /export const (\w+View)\b/g);
  const figures = readFileSync(path.join(root, 'tests/readers/figures.ts'), 'utf8');
  const drawn = panels.filter((name) => figures.includes(`${name}(`));
  expect(drawn.length).toBeGreaterThan(15);
  expect(panels.filter((name) => !drawn.includes(name) && !ofNoPeriod.has(name))).toEqual([]);
});

it('works out every figure of a panel that the read interface tells', () => {
  const told = namesIn(
    'sync-server/src/access',
    /^indicators\.ts$/,
    /from '#shared\/domain\/insights\/steering\/([\w-]+)'/g,
  );
  const figures = readFileSync(path.join(root, 'tests/readers/figures.ts'), 'utf8');
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((name) => !figures.includes(`/steering/${name}'`))).toEqual([]);
});

it('works out every figure that Supervision shows of a day or a week that is over', () => {
  const shown = namesIn(
    'src/renderer/features/supervision/periods',
    /^(day|week)-view\.tsx$/,
    /^import \{ (.+) \} from '#shared\/domain\/insights\/day/gm,
  ).flatMap((names) => names.split(', ').filter((name) => !name.startsWith('type ')));
  const figures = readFileSync(path.join(root, 'tests/readers/figures.ts'), 'utf8');
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((name) => !figures.includes(`${name}(`) && !ofDaysAhead.has(name))).toEqual([]);
});
