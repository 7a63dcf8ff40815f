import { afterEach, describe, expect, it } from 'vitest';

import { printerAddress } from '#shared/lib/printer-address';
import { isListening, sendTicket } from '../../src/main/printing/escpos/send-ticket';
import { ticketBytes } from '../../src/main/printing/escpos/ticket-bytes';
import { decodeEscpos } from './decode-escpos';
import { startFakePrinter, type FakePrinter, type FakeState } from './fake-printer';

const bytes = ticketBytes(
  { label: 'A001', lines: [{ kind: 'text', text: 'A001', size: 4, bold: true, align: 'centre' }], cut: true },
  80,
);

let printer: FakePrinter;
afterEach(() => printer.off());

const send = async (usuallyAnswers = false) => {
  const told = { handedOver: 0, answered: 0 };
  const address = printerAddress(printer.address) ?? { host: '', port: 0 };
  const delivery = await sendTicket({
    address,
    bytes,
    usuallyAnswers,
    onAnswered: () => (told.answered += 1),
    onHandedOver: () => (told.handedOver += 1),
  });
  return { ...delivery, ...told };
};
const start = async (state: Partial<FakeState> = {}): Promise<void> => {
  printer = await startFakePrinter(state);
};

describe('sendTicket', () => {
  it('asks how the printer is, prints, and asks again', async () => {
    await start();
    expect(await send()).toEqual({ kind: 'done', file: '', handedOver: 1, answered: 1 });
    expect(printer.tickets()).toHaveLength(1);
    expect(decodeEscpos(printer.tickets()[0] ?? new Uint8Array()).at(-1)).toMatchObject({ kind: 'cut' });
  });

  it('prints on a printer that does not say how it is', async () => {
    await start({ status: 'silent' });
    expect(await send()).toMatchObject({ kind: 'done', answered: 0 });
    expect(printer.tickets()).toHaveLength(1);
  });

  it.each([
    ['paperOut', 'paperOut'],
    ['coverOpen', 'coverOpen'],
    ['offline', 'printerOff'],
  ] as const)('sends nothing to a printer that is %s', async (status, code) => {
    await start({ status });
    expect(await send()).toMatchObject({ kind: 'notYet', code, handedOver: 0 });
    expect(printer.tickets()).toEqual([]);
  });

  it('sends nothing to a printer that always answered and now is silent: the line may lead nowhere', async () => {
    await start({ status: 'silent' });
    expect(await send(true)).toMatchObject({ kind: 'notYet', code: 'printerOff', handedOver: 0 });
    expect(printer.tickets()).toEqual([]);
  });

  it('knows that nothing was printed when nobody answers, or the line breaks before the ticket', async () => {
    await start({ breakAtQuestion: true });
    expect(await send()).toMatchObject({ kind: 'notYet', code: 'printerOff', handedOver: 0 });
    await printer.off();
    expect(await send()).toMatchObject({ kind: 'notYet', code: 'printerOff', handedOver: 0 });
  });

  it.each(['ready', 'silent'] as const)('is in doubt when the line breaks within the ticket (%s)', async (status) => {
    await start({ status, breakAfter: 20 });
    expect(await send()).toMatchObject({ kind: 'doubt', code: 'printFailed', handedOver: 1 });
  });

  it('is in doubt when a silent printer neither breaks nor hangs up', async () => {
    await start({ status: 'silent', hold: true });
    expect(await send()).toMatchObject({ kind: 'doubt', code: 'printFailed', handedOver: 1 });
  });

  it('is sure of a printer that answers after the ticket, even if it keeps the line', async () => {
    await start({ hold: true });
    expect(await send()).toMatchObject({ kind: 'done' });
  });
});

describe('isListening', () => {
  it('knows an address at which nobody answers from one that does, and sends nothing there', async () => {
    await start();
    const address = printerAddress(printer.address) ?? { host: '', port: 0 };
    expect(await isListening(address)).toBe(true);
    expect(printer.tickets()).toEqual([]);
    await printer.off();
    expect(await isListening(address)).toBe(false);
  });
});

describe('printerAddress', () => {
  it.each([
    ['tcp://192.168.1.40', { host: '192.168.1.40', port: 9100 }],
    ['tcp://imprimante-accueil:9101', { host: 'imprimante-accueil', port: 9101 }],
    ['tcp://[fe80::1]:9100', { host: 'fe80::1', port: 9100 }],
  ])('reads %s', (text, address) => expect(printerAddress(text)).toEqual(address));

  it.each(['', 'tcp://', 'http://a', 'tcp://a:0', 'tcp://a:70000', 'tcp://a b', 'tcp://a/b'])(
    'refuses « %s »',
    (text) => expect(printerAddress(text)).toBeNull(),
  );
});
