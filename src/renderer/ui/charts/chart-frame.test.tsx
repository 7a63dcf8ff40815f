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
