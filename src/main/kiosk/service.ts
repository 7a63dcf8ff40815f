import type { Publication } from '#shared/domain/publication/publication';
import type { IpcInput, IpcOutput, StationSettings } from '#shared/ipc/contract';
import type { PublicLink } from '../feed/public-link';
import type { Printing } from '../printing/printing';
import { testTicket } from '../printing/test-ticket';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import type { Outbox } from './outbox';
import { createPinLock, type PinVerdict } from './pin-lock';

type Call = IpcInput<'kiosk.service'>;
type Answer = IpcOutput<'kiosk.service'>;
type Why = Answer['why'];

export type ServiceNeeds = {
  readonly publication: () => Publication | null;
  readonly calls: Pick<PublicLink['calls'], 'kioskService'>;
  readonly station: JsonFile<StationFile>;
  readonly printing: Pick<Printing, 'printer' | 'queue' | 'chosen'>;
  readonly outbox: Outbox;
  readonly nowMs: () => number;
  /** Ends the program; the machine starts as a kiosk again. */
  readonly close: () => void;
  /** Makes the machine a station without a task. */
  readonly leave: () => Promise<void>;
};

const timeNow = (nowMs: number): string =>
  new Date(nowMs).toLocaleString('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

/** The service screen of a kiosk, for people who know its digits. Without them it tells nothing, not even the names of printers. */
export const createService = (needs: ServiceNeeds): ((call: Call) => Promise<Answer>) => {
  const { publication, calls, station, printing, outbox, nowMs, close, leave } = needs;
  const judge = async (pin: string): Promise<PinVerdict> => {
    const { exitPin = '', hasExit = false } = publication()?.kiosk ?? {};
    // A server from before 0063 publishes the digits.
    if (exitPin !== '') return pin === exitPin ? 'right' : 'wrong';
    if (!hasExit) return 'wrong';
    const answer = await calls.kioskService({ pin });
    return answer.ok ? answer.value.verdict : 'unreachable';
  };
  const lock = createPinLock(judge, nowMs);

  const choose = (patch: Pick<StationSettings, 'printer' | 'paperMm'>): Why => {
    const file = station.read();
    station.write({ ...file, station: { ...file.station, ...patch } });
    printing.queue.wake();
    return '';
  };

  const tryPrinter = async (): Promise<Why> => {
    const done = await printing.printer.deliverTicket(testTicket(timeNow(nowMs())), printing.chosen(), () => undefined);
    return done.kind === 'done' && done.file === '' ? '' : 'printer';
  };

  const end = async (): Promise<Why> => {
    await outbox.flush();
    // The key of this enrolment is the only one that can hand them in.
    if (outbox.tickets() > 0) return 'pending';
    await leave();
    return '';
  };

  const act = async (call: Call): Promise<Why> => {
    switch (call.act) {
      case 'look':
        return '';
      case 'printer':
        return choose({ printer: call.printer.trim(), paperMm: call.paperMm });
      case 'test':
        return tryPrinter();
      case 'close':
        close();
        return '';
      case 'leave':
        return end();
    }
  };

  return async (call) => {
    const verdict = await lock(call.pin);
    if (verdict !== 'right') return { ok: false, why: verdict, printers: [], printer: '', paperMm: 80, toSend: 0 };
    const why = await act(call);
    const { printer, paperMm } = station.read().station;
    return {
      ok: why === '',
      why,
      printers: [...(await printing.printer.names())],
      printer,
      paperMm,
      toSend: outbox.tickets(),
    };
  };
};
