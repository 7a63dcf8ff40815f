import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { printingText } from '#shared/i18n/fr/printing';

import { WaitingTickets } from './waiting-tickets';

it('says that nothing is printed where the station has no printer, and never that all tickets are', () => {
  const { none, noPrinter } = printingText.queue;
  const said = (hasPrinter: boolean) => renderToStaticMarkup(<WaitingTickets jobs={[]} hasPrinter={hasPrinter} />);
  expect(said(false)).toContain(noPrinter);
  expect(said(false)).not.toContain(none);
  expect(said(true)).toContain(none);
});
