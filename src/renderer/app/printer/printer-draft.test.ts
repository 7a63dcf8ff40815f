import { describe, expect, it } from 'vitest';

import { networkPrinter, noPrinter, printerOf, toPrinterDraft } from './printer-draft';

describe('the printer of a station', () => {
  it.each(['', 'Ticket_TM', 'tcp://192.168.1.40', 'tcp://imprimante-accueil:9101'])('« %s » comes back', (printer) => {
    expect(printerOf(toPrinterDraft({ printer, paperMm: 80 }))).toBe(printer);
  });

  it('shows an address as one types it', () => {
    expect(toPrinterDraft({ printer: 'tcp://192.168.1.40:9100', paperMm: 58 })).toEqual({
      kind: networkPrinter,
      address: '192.168.1.40',
      paperMm: 58,
    });
    expect(toPrinterDraft({ printer: '', paperMm: 80 }).kind).toBe(noPrinter);
  });

  it.each(['', 'deux mots', 'http://a'])('« %s » is no address', (address) => {
    expect(printerOf({ kind: networkPrinter, address, paperMm: 80 })).toBeNull();
  });
});
