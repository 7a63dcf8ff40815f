import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { messageSettingsSchema, type MessageSettings } from '#server/messages/message-settings';
import { startSender, type Sender } from '#server/messages/sender';
import type { OutboxMessage } from '#shared/domain/messages/message';
import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { messageChannels } from '#shared/domain/model/appointment';
import type { AnyEvent } from '#shared/domain/model/event';
import { type Reference, type ReferenceBody } from '#shared/domain/model/reference';
import { messageTriggers } from '#shared/domain/model/message-settings';
import { shippedTemplate } from '#shared/i18n/fr/message-templates';
import type { WireDocument } from '#shared/sync/protocol';

import { SITE, wire } from './documents';
import type { TestCore } from './test-core';

/** Ten in the morning of a Tuesday in Paris. */
export const NOW = '2026-11-24T09:00:00.000Z';

const act = (id: string, n: number, at: string, body: { readonly type: string; readonly [key: string]: unknown }) =>
  ({ ...body, id, n, at, by: { agentId: 'agent-1', deviceId: 'device-1', deskId: '' } }) as AnyEvent;

/** The booking of an appointment of which the person wishes to hear by SMS and e-mail, unless told otherwise. */
export const wished = (id: string, more: { readonly [key: string]: unknown } = {}, at = NOW): AnyEvent =>
  act(`${id}-booked`, 1, at, {
    type: 'booked',
    day: '2026-12-15',
    time: '10:00',
    durationMin: 20,
    deskId: 'desk-1',
    reasonId: 'reason-other',
    citizenId: 'citizen-1',
    persons: [],
    channel: 'desk',
    notify: messageChannels,
    ...more,
  });

/** A later event of an appointment. */
export const later = (
  id: string,
  n: number,
  body: { readonly type: string; readonly [key: string]: unknown },
  at = NOW,
) => act(id, n, at, body);

export const wishedAppointment = (id: string, ...events: readonly AnyEvent[]): WireDocument =>
  wire(foldAppointment(id, SITE, events.length > 0 ? events : [wished(id)]));

const register = (v: string) => ({ v, t: '000000000000001-000000-device-1' });

/** A citizen with these registers. */
export const reachable = (id: string, fields: Readonly<Record<string, string>>, erasedAt = ''): WireDocument =>
  wire({
    id,
    siteId: SITE,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, register(value)])),
    erasedAt,
  });

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: SITE, kind: body.kind, body });

/** Templates of the town hall, all switched on unless named. */
export const templates = (isOn: (trigger: string, channel: string) => boolean = () => true): Reference[] =>
  messageTriggers.flatMap((trigger) =>
    messageChannels.map((channel) => {
      const { id, ...body } = shippedTemplate(trigger, channel);
      return entry(id, { ...body, enabled: isOn(trigger, channel) });
    }),
  );

/** An agent for each role that matters to messages: `agent-counter`, `agent-supervisor`, `agent-admin`. */
export const messageAgents = (): Reference[] =>
  (['counter', 'supervisor', 'admin'] as const).map((role) =>
    entry(`agent-${role}`, { kind: 'agent', name: role, shortName: role, role, usualDeskId: '' }),
  );

/** What a gateway was asked, and what it answers next. */
export type Gateway = {
  readonly url: string;
  readonly asked: { readonly headers: Readonly<Record<string, unknown>>; readonly body: string }[];
  answer: number | 'drop';
  readonly close: () => Promise<void>;
};

export const startGateway = async (): Promise<Gateway> => {
  const asked: Gateway['asked'] = [];
  const server = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      if (gateway.answer === 'drop') return void request.socket.destroy();
      reply.writeHead(gateway.answer).end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const gateway: Gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`,
    asked,
    answer: 200,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return gateway;
};

/** Settings that look by themselves so rarely that a test decides when. */
export const settingsOf = (more: object): MessageSettings =>
  messageSettingsSchema.parse({ delaySeconds: 120, timeoutSeconds: 5, lookSeconds: 300, ...more });

/** A sender on the store of a test core, by its clock. */
export const senderOn = ({ store, time, parts }: TestCore, settings: MessageSettings): Sender => {
  let claims = 0;
  return startSender({
    holdBegin: parts.holdBegin,
    store,
    siteId: SITE,
    settings,
    clock: () => time.nowMs,
    newId: () => `claim-${(claims += 1)}`,
    onFault: (error) => {
      throw error;
    },
  });
};

/** The outbox of an appointment. */
export const outboxOf = ({ store }: TestCore, id: string): Promise<readonly OutboxMessage[]> =>
  store.withSite(SITE, (site) => site.messagesOf([id]));
