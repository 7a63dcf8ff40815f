import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import { ToldLine, ToldTable } from './told-waits';

const held = { count: 39, of: 47, share: 39 / 47, low: 0.698, high: 0.911 };
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .trim();

describe('what was told of waits', () => {
  it('is one sentence, and the same numbers as a table', () => {
    const told = { n: 47, held, maeMin: 3.2, biasMin: -2.4 };
    expect(words(renderToStaticMarkup(<ToldLine told={told} />))).toBe(
      'Attente annoncée : tient pour 83 % de 47 tickets, erreur moyenne 3 min.',
    );
    const table = words(renderToStaticMarkup(<ToldTable told={told} />));
    for (const part of ['Tickets comparés 47', '83 %', '70 à 91 %', '3 min', '2 min de moins que l’attente'])
      expect(table).toContain(part);
  });

  it('says that there is nothing to compare yet', () => {
    const nobody = { n: 0, held: null, maeMin: null, biasMin: null };
    expect(words(renderToStaticMarkup(<ToldLine told={nobody} />))).toContain('aucun appel à comparer');
    expect(renderToStaticMarkup(<ToldTable told={nobody} />)).toBe('');
  });
});
