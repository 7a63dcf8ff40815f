import type { AnyEvent } from '#shared/domain/model/event';

/** The site, the day and the first instant of every vector. */
export const SITE = 'site-1';
export const DAY = '2026-11-23';
const FIRST_MS = Date.parse(`${DAY}T08:00:00.000Z`);

type Body = { readonly type: string; readonly [field: string]: unknown };

/** An event with the counter `n`; each comes a minute after the one before. */
export const event = (id: string, n: number, body: Body, deskId = 'desk-1'): AnyEvent => ({
  id,
  n,
  at: new Date(FIRST_MS + n * 60_000).toISOString(),
  by: { agentId: 'agent-1', deviceId: 'device-1', deskId },
  ...body,
});

/** The events of one desk in order: `e1`, `e2` … */
export const log = (...bodies: readonly Body[]): AnyEvent[] =>
  bodies.map((body, index) => event(`e${String(index + 1)}`, index + 1, body));

export const issued = {
  type: 'issued',
  day: DAY,
  series: 'A',
  number: 7,
  reasonId: 'reason-cni',
  priority: false,
  appointmentId: '',
  requestId: '',
  citizenId: '',
  dueAt: '',
} as const;

export const called = (deskId = 'desk-1', tentative = false) => ({ type: 'called', deskId, tentative, why: [] });

export const booked = {
  type: 'booked',
  day: DAY,
  time: '09:00',
  durationMin: 20,
  deskId: 'desk-1',
  reasonId: 'reason-cni',
  citizenId: 'citizen-1',
  persons: [{ preApplicationNumber: '' }],
  channel: 'phone',
} as const;

export const received = {
  type: 'received',
  day: DAY,
  channel: 'mail',
  reasonId: 'reason-cni',
  citizenId: 'citizen-1',
  ticketId: '',
} as const;

export const opened = { type: 'opened', day: DAY, deskId: 'desk-1', agentId: 'agent-1' } as const;

/** A word of the server; in vectors its proof is a text that proves nothing. */
export const word = (id: string, n: number, body: Body): AnyEvent => ({
  ...event(id, n, body),
  by: { agentId: '', deviceId: 'server', deskId: '' },
  mac: 'AAAA',
});

/** The stamp of a device `wall` milliseconds after the begin of 1970. */
export const stamp = (wall: number, device = 'device-1', count = 0): string =>
  `${String(wall).padStart(15, '0')}-${String(count).padStart(6, '0')}-${device}`;
