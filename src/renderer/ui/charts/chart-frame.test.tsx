import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { chartText } from '#shared/i18n/fr/charts';

import { ChartBoardContext } from './chart-board';
import { ChartFrame } from './chart-frame';

const data = {
  caption: 'c',
  columns: [{ label: 'a', kind: 'count' as const, value: (row: number) => row }],
  rows: [1],
};

const frame = (asTable: boolean): string => {
  const tables = new Set(asTable ? ['x'] : []);
  return renderToStaticMarkup(
    <ChartBoardContext value={{ tables, turn: () => undefined, menu: '', setMenu: () => undefined, asOfWords: null }}>
      <ChartFrame id="x" title="Attentes" bold="b" data={data} draw={() => <i className="drawn" />} />
    </ChartBoardContext>,
  );
};

it('turns to its table and back by a button that says what comes, and is no switch as well', () => {
  expect(frame(false)).toContain(`aria-label="${chartText.asTable}, Attentes"`);
  expect(frame(true)).toContain(`aria-label="${chartText.asChart}, Attentes"`);
  for (const html of [frame(false), frame(true)]) expect(html).not.toContain('aria-pressed');
  expect([frame(false).includes('drawn'), frame(true).includes('<table>')]).toEqual([true, true]);
});

it('says why there is nothing once, also where the sentence above the drawing is the same', () => {
  const without = (bold: string): number =>
    renderToStaticMarkup(
      <ChartBoardContext
        value={{ tables: new Set(), turn: () => undefined, menu: '', setMenu: () => undefined, asOfWords: null }}
      >
        <ChartFrame
          id="x"
          title="Délais"
          bold={bold}
          empty="Aucune réponse."
          data={{ ...data, rows: [] }}
          draw={() => null}
        />
      </ChartBoardContext>,
    ).split('Aucune réponse.').length - 1;
  expect([without('Aucune réponse.'), without('La moitié en 2 jours.')]).toEqual([1, 1]);
});
