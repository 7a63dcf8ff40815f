import { stampEvents } from '../../lifecycle/event-log';
import { foldTicket } from '../../lifecycle/fold-ticket';
import type { AnyEvent } from '../../model/event';
import type { Ticket } from '../../model/ticket';
import { pad } from '../../../lib/pad';

/** What a test says of a ticket. Instants are milliseconds; those that are absent have not happened. */
export type QueueTicket = {
  readonly number: number;
  readonly reasonId: string;
  readonly issuedMs: number;
  readonly status?: Ticket['status'];
  readonly priority?: boolean;
  readonly appointmentId?: string;
  readonly dueMs?: number | null;
  readonly calledMs?: number | null;
  readonly sent?: { readonly reasonId?: string; readonly deskId?: string; readonly agentId?: string } | null;
  /** Did not answer, and is left in peace until then. */
  readonly restsUntilMs?: number | null;
};

const by = { agentId: 'agent', deviceId: 'device', deskId: 'desk' };
const iso = (ms: number): string => new Date(ms).toISOString();

/** A ticket with a log that tells where it was sent and whether it rests; its status and call are set as the test wishes. */
export const queueTicket = (one: QueueTicket): Ticket => {
  const id = `t${pad(one.number, 4)}`;
  const steps: (readonly [ms: number, body: { readonly type: string; readonly [key: string]: unknown }])[] = [
    [
      one.issuedMs,
      {
        type: 'issued',
        day: iso(one.issuedMs).slice(0, 10),
        series: 'A',
        number: one.number,
        reasonId: one.reasonId,
        priority: one.priority ?? false,
        appointmentId: one.appointmentId ?? '',
        requestId: '',
        citizenId: '',
        dueAt: typeof one.dueMs === 'number' ? iso(one.dueMs) : '',
      },
    ],
  ];
  if (one.sent) steps.push([one.issuedMs, { type: 'transferred', reasonId: one.reasonId, ...one.sent }]);
  if (typeof one.restsUntilMs === 'number')
    steps.push([one.restsUntilMs - 5 * 60_000, { type: 'noAnswer', retryMin: 5 }]);
  if (typeof one.calledMs === 'number')
    steps.push([one.calledMs, { type: 'called', deskId: 'desk', tentative: false, why: [] }]);
  const log = steps.reduce<AnyEvent[]>((events, [ms, body]) => {
    const context = { at: iso(ms), by, newId: () => `${id}-e${events.length}` };
    return [...events, ...stampEvents(events, [body], context)];
  }, []);
  const ticket = foldTicket(id, 'site', log);
  return {
    ...ticket,
    status: one.status ?? 'waiting',
    endedAt: '',
    firstCalledAt: typeof one.calledMs === 'number' ? iso(one.calledMs) : '',
  };
};
