import { expect, test } from 'vitest';
import { personHtml } from './person-page';

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const html = personHtml({
    day: '2026-11-24',
    title: bad,
    site: bad,
    blocks: [{ title: bad, rows: [{ label: bad, value: bad }] }],
    foot: [bad],
  });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(7);
});
