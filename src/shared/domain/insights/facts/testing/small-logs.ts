import { toInstant } from '../../../../time/civil';
import { stampEvents } from '../../../lifecycle/event-log';
import { foldRequest } from '../../../lifecycle/fold-request';
import { foldTicket } from '../../../lifecycle/fold-ticket';
import type { AnyEvent } from '../../../model/event';
import { smallTown } from '../../../scheduling/small-town.fixture';
import type { FactContext } from '../fact-context';

export const zone = 'Europe/Paris';
/** The instant of a civil moment in the town. */
export const at = (day: string, time: string): string => toInstant(day, time, zone);
const by = { agentId: 'agent', deviceId: 'device', deskId: 'desk-1' };

let made = 0;
/** When, and what happened. */
export type Step = readonly [string, { readonly type: string; readonly [key: string]: unknown }];
/** A log of these steps, stamped in their order. */
export const log = (...steps: readonly Step[]): AnyEvent[] =>
  steps.reduce<AnyEvent[]>((events, [when, body]) => {
    made += 1;
    return [...events, ...stampEvents(events, [body], { at: when, by, newId: () => `event-${made}` })];
  }, []);

/** A town with two departments and commitments of three units. */
export const ref = smallTown({
  departments: [
    { id: 'department', kind: 'department', name: 'Titres' },
    { id: 'housing', kind: 'department', name: 'Logement' },
  ],
  commitments: [
    { id: 'all', kind: 'commitment', channel: '', reasonId: '', unit: 'calendarDays', count: 40 },
    { id: 'mail', kind: 'commitment', channel: 'mail', reasonId: '', unit: 'workingDays', count: 15 },
    { id: 'email', kind: 'commitment', channel: 'email', reasonId: '', unit: 'workingDays', count: 5 },
    { id: 'walk', kind: 'commitment', channel: '', reasonId: 'walk', unit: 'months', count: 1 },
  ],
});
export const context: FactContext = { ref, now: at('2026-06-30', '12:00') };

/** What a request begins with: a letter for a deposit. */
export const received = (patch: object = {}) => ({
  type: 'received',
  day: '2026-04-30',
  channel: 'mail',
  reasonId: 'deposit',
  citizenId: '',
  ticketId: '',
  ...patch,
});
export const request = (...steps: readonly Step[]) => foldRequest('request', 'site', log(...steps));
/** What a ticket begins with: a walk-in. */
export const issued = (patch: object = {}) => ({
  type: 'issued',
  day: '2026-06-22',
  series: 'A',
  number: 1,
  reasonId: 'walk',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: '',
  dueAt: '',
  ...patch,
});
export const ticket = (...steps: readonly Step[]) => foldTicket('ticket', 'site', log(...steps));
export const called = { type: 'called', deskId: 'desk-1', tentative: false, why: [] };
