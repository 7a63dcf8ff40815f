import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { rights, roles } from '#shared/domain/rights/rights';
import { rightsText } from '#shared/i18n/rights/rights-words';

import { RightsTable } from '../../src/renderer/features/settings/roles/rights-table';

const html = renderToStaticMarkup(createElement(RightsTable, { changes: [], onChange: () => undefined }));
const bodies = html.match(/<tbody>.*?<\/tbody>/gsu) ?? [];

it('puts the rights of a group below its heading, and all of them once', () => {
  const headings = Object.values(rightsText.groups).filter((words) => words !== undefined);
  expect(bodies).toHaveLength(headings.length);
  expect(bodies.map((body) => />([^<]+)<\/th>/u.exec(body)?.[1])).toEqual(headings);
  for (const body of bodies) expect(body.match(/scope="rowgroup"/gu)).toHaveLength(1);
  expect(html.match(/<th scope="row">/gu)).toHaveLength(rights.length);
});

it('has a summary that says how the table is made', () => {
  const summary = /<caption[^>]*>([^<]+)</u.exec(html)?.[1] ?? '';
  expect(summary).toBe(rightsText.summary);
  expect(summary).toContain(`${['', 'un', 'deux', 'trois', 'quatre', 'cinq'][bodies.length]} titres`);
  expect(html.match(/<th scope="col">/gu)).toHaveLength(roles.length + 1);
});
