import type { z } from 'zod';

import { freshId } from '#server/lib/fresh';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Kiosk, Reference, ReferenceBody } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';
import { calls } from '#shared/sync/wire/calls';
import type { KioskCheckInRequest, kioskTicketRequest } from '#shared/sync/wire/kiosk-calls';
import { logOf } from '#shared/sync/merge-document';

import { reference, SITE } from './documents';
import type { TestDevice, TestServer } from './test-server';

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: SITE, kind: body.kind, body });

/** A small site whose kiosk offers one reason, with a desk, and names of the reason in two languages. */
export const kioskTown = (more: Partial<Kiosk> = {}): Reference[] => [
  ...reference(1).map((one): Reference => {
    const { body } = one;
    return body.kind === 'reason' ? { ...one, body: { ...body, names: { en: `${body.name} (en)` } } } : one;
  }),
  entry('desk-1', {
    kind: 'desk',
    number: 1,
    name: 'Guichet 1',
    wayHint: 'au fond',
    direction: 'left',
    reasonIds: [],
  }),
  entry('kiosk', {
    kind: 'kiosk',
    languages: ['fr', 'en'],
    reasonIds: ['reason-other'],
    checkIn: true,
    feedback: true,
    exitPin: '1234',
    ...more,
  }),
];

type Touch = z.input<typeof kioskTicketRequest>;

/** A touch at a kiosk. */
export const touch = (more: Partial<Touch> = {}): Touch => ({
  key: freshId(),
  reasonId: 'reason-other',
  priority: false,
  language: 'fr',
  own: null,
  ...more,
});

const said = (more: Partial<KioskCheckInRequest>): KioskCheckInRequest => ({
  key: freshId(),
  code: '',
  time: '',
  initial: '',
  language: 'fr',
  ...more,
});

/** What a kiosk does at its server. */
export const atKioskOf = (server: TestServer, kiosk: TestDevice) => ({
  ticket: async (wish = touch()) => calls.kioskTicket.output.parse((await kiosk.post('/v1/kiosk/ticket', wish)).json()),
  checkIn: async (wish: Partial<KioskCheckInRequest>) =>
    calls.kioskCheckIn.output.parse((await kiosk.post('/v1/kiosk/check-in', said(wish))).json()),
  undo: async (key: string) =>
    calls.kioskUndo.output.parse((await kiosk.post('/v1/kiosk/undo', { key })).json()).undone,
  stored: async (id: string): Promise<Ticket> => {
    const document = await server.store.withSite(SITE, async (site) => (await site.read('tickets', [id])).get(id));
    return foldTicket(id, SITE, logOf(document ?? {}));
  },
});
