import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

type Rule = { readonly selectors: readonly string[]; readonly body: string };

const rulesOf = (style: string): readonly Rule[] =>
  [...style.replaceAll(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selectors = '', body = '']) => ({
    selectors: selectors.split(',').map((one) => one.trim()),
    body,
  }));

const rules = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .flatMap((file) => rulesOf(readFileSync(path.join(root, file), 'utf8')));

const selectorsWith = (declaration: RegExp): readonly string[] =>
  rules.filter(({ body }) => declaration.test(body)).flatMap(({ selectors }) => selectors);

it('hold what is placed in them: words that only a screen reader reads do not make the window itself scroll', () => {
  const scrolling = selectorsWith(/(?<![\w-])overflow(?:-y)?:\s*(?:auto|scroll)/);
  const placed = new Set(selectorsWith(/(?<![\w-])position:\s*(?:relative|absolute|fixed|sticky)/));
  expect(scrolling.length).toBeGreaterThan(30);
  expect([...new Set(scrolling)].filter((one) => !placed.has(one))).toEqual([]);
});
