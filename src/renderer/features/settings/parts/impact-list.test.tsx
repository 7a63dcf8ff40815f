import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { smallTown } from '#shared/domain/scheduling/small-town.fixture';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { ImpactList, type Impact } from './impact-list';

const { looking, none } = settingsHoursText.impact;

/** Which of the two it says: that it looks, that nobody is touched. */
const said = (touched: Impact['touched']): readonly [boolean, boolean] => {
  const html = renderToStaticMarkup(
    <ImpactList reference={smallTown()} impact={{ touched, move: () => undefined, leadsTo: undefined }} whyNone="" />,
  );
  return [html.includes(looking), html.includes(none)];
};

it('says that nobody is touched once the appointments are read, and before that it looks', () => {
  expect(said(null)).toEqual([true, false]);
  expect(said([])).toEqual([false, true]);
});
