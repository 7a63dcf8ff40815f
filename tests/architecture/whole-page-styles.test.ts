import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

import { root } from './list-files';

const renderer = path.join(root, 'src', 'renderer');

/** Rules that ask what the page or the agenda holds; `of` = name and text of each style sheet. */
const asksThePage = (of: readonly (readonly [name: string, text: string])[]): readonly string[] =>
  of.flatMap(([name, text]) =>
    [
      ...text.matchAll(
        /(?:^|[\s,}(])(?::root|html|body|\.ag)(?:\[[^\]]*\]|\.[\w-]+|:[\w-]+(?:\([^():]*\))?)*(?::(?:not|is|where)\()?:has\([^{]*/gm,
      ),
    ].map(([rule]) => `${name}: ${rule.trim()}`),
  );

describe('style sheets', () => {
  const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => [name, readFileSync(path.join(renderer, name), 'utf8')] as const);

  it('ask neither the root nor the agenda what it holds: each element that comes or goes would have all of it styled anew', () => {
    expect(sheets.length).toBeGreaterThan(20);
    // In a narrow window alone: only a move leaves the calendar beside its panel.
    const narrow = 'features/agenda/agenda.css: .ag.ag--beside:not(:has(.ag-move)) > .ag-cal';
    expect(asksThePage(sheets)).toEqual([narrow]);
  });

  it('that ask are found, whatever stands between', () => {
    const texts = [
      ':root:has(.bd) {',
      ':root[data-theme]:has(> body) #root {',
      '.a,\nhtml:has(.b) {',
      '.ag:not(:has(.c)) .d {',
      ':root:not(.e):has(.f) {',
    ];
    expect(texts.map((text) => asksThePage([['a.css', text]]).length)).toEqual([1, 1, 1, 1, 1]);
    expect(asksThePage([['a.css', '.ag-at:has(.is-sel) { } .page:has(.b) { }']])).toEqual([]);
  });
});
