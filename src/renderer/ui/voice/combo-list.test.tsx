import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { ComboWords, useComboList } from './combo-list';

const Field = ({ count, at }: { readonly count: number; readonly at: number }) => {
  const options = { label: 'Personnes', count, at };
  const combo = useComboList(options);
  return (
    <>
      <input {...combo.field} />
      <ComboWords {...options} combo={combo} wordsAt={(index) => `Personne ${index + 1}`} onPick={() => undefined} />
    </>
  );
};

const drawn = (count: number, at: number) => {
  const html = renderToStaticMarkup(<Field count={count} at={at} />);
  const active = /aria-activedescendant="(?<id>[^"]+)"/u.exec(html)?.groups?.['id'] ?? '';
  const options = [...html.matchAll(/<li id="(?<id>[^"]+)"[^>]*aria-posinset="(?<place>\d+)"[^>]*>(?<words>[^<]*)/gu)];
  return {
    html,
    active,
    lines: options.map(({ groups }) => ({ id: groups?.['id'], place: groups?.['place'], words: groups?.['words'] })),
  };
};

it('names the chosen line, which says its words and which of how many it is', () => {
  const { html, active, lines } = drawn(300, 120);
  expect(lines.find(({ id }) => id === active)).toMatchObject({ place: '121', words: 'Personne 121' });
  expect(html).toContain('aria-setsize="300"');
  expect(html).toContain('aria-expanded="true"');
});

it('draws only the lines around the chosen one, at both ends too', () => {
  for (const at of [0, 1, 150, 298, 299]) {
    const { active, lines } = drawn(300, at);
    expect(lines.length).toBeLessThanOrEqual(11);
    expect(lines.filter(({ id }) => id === active)).toHaveLength(1);
  }
});

it('chooses no line where Entrée would take none', () => {
  const { active, lines } = drawn(3, -1);
  expect([active, lines.length]).toEqual(['', 3]);
});

it('is closed without a line', () => {
  const { html, lines } = drawn(0, -1);
  expect(lines).toEqual([]);
  expect(html).toContain('aria-expanded="false"');
  expect(html).not.toContain('aria-controls');
});
