import fc from 'fast-check';
import { expect, it } from 'vitest';

import { foldAppointment } from '#shared/domain/lifecycle/fold-appointment';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import type { Citizen } from '#shared/domain/model/citizen';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Person } from '#shared/domain/people/person';
import { printablePersonSchema } from '#shared/ipc/printables';

import { accountOf, accountPage, type AccountFacts } from './person-account';

const reference = {
  site: { name: 'Mairie', commune: 'Fontbelle', zone: 'Europe/Paris' },
  situations: [{ id: 's1', kind: 'situation', code: 'guardianship', label: 'Sous tutelle', titles: [] }],
  reasons: [{ id: 'reason-1', name: 'Passeport' }],
} as unknown as SiteReference;
const t = '000000000000001-000000-d';
const nobody = { lastName: '', firstName: '', birthDate: '', phone: '', email: '' };
const by = { agentId: 'agent-1', deviceId: 'd', deskId: '' };
const at = '2026-11-20T08:00:00.000Z';
const appointment = (id: string, citizenId: string, persons: readonly object[]) =>
  foldAppointment(id, 's', [
    {
      id: `${id}-1`,
      n: 1,
      at,
      by,
      type: 'booked',
      day: '2026-11-20',
      time: '10:00',
      durationMin: 20,
      deskId: 'desk-1',
      reasonId: 'reason-1',
      citizenId,
      persons,
      channel: 'desk',
    } as unknown as AnyEvent,
  ]);
const request = foldRequest('r', 's', [
  {
    id: 'r-1',
    n: 1,
    at,
    by,
    type: 'received',
    day: '2026-11-19',
    channel: 'mail',
    reasonId: '',
    citizenId: 'p',
    ticketId: '',
    subject: 'Haie trop haute',
  } as unknown as AnyEvent,
]);
const citizen = (id: string, fields: Readonly<Record<string, string>>): Citizen => ({
  id,
  siteId: 's',
  erasedAt: '',
  fields: Object.fromEntries(Object.entries(fields).map(([name, v]) => [name, { v, t }])),
});
const person: Person = {
  id: 'p',
  values: { ...nobody, lastName: 'Aubry', firstName: 'Zoé' },
  memberIds: ['p', 'p2'],
  merged: [],
  dependants: [],
  guardian: { id: 'g', values: { ...nobody, lastName: 'Garde', firstName: 'Léa' } },
  duplicates: [],
};
const facts: AccountFacts = {
  person,
  citizens: [
    citizen('p2', { lastName: 'Aubri', phone: '0612345678' }),
    citizen('p', { lastName: 'Aubry', firstName: 'Zoé', 'companion~a~1': 'Tom', 'companion~a~2': '' }),
  ],
  sources: {
    appointments: [
      appointment('a', 'p', [
        { preApplicationNumber: 'AAAAAAAAAA', situation: 'guardianship', ageBand: 'from15' },
        { preApplicationNumber: 'BBBBBBBBBB' },
      ]),
      appointment('b', 'g', [
        { preApplicationNumber: 'CCCCCCCCCC' },
        { preApplicationNumber: 'DDDDDDDDDD', citizenId: 'p2' },
        { preApplicationNumber: 'EEEEEEEEEE', citizenId: 'other', situation: 'secret' },
      ]),
    ],
    tickets: [],
    requests: [request],
  },
  messages: [],
  missing: [],
  reference,
  now: new Date('2026-11-24T09:00:00.000Z'),
};

it('tells every file, companions, numbers and subjects of the person, and no number of somebody else', () => {
  const account = accountOf(facts);
  expect(account.identity.map(({ id, lastName, phone }) => [id, lastName, phone])).toEqual([
    ['p', 'Aubry', ''],
    ['p2', 'Aubri', '0612345678'],
  ]);
  expect(account.companions).toEqual(['Tom']);
  expect(account.appointments.map(({ id, preApplicationNumbers }) => [id, preApplicationNumbers])).toEqual([
    ['a', ['AAAAAAAAAA', 'BBBBBBBBBB']],
    ['b', ['DDDDDDDDDD']],
  ]);
  expect(account.requests.map(({ subject }) => subject)).toEqual(['Haie trop haute']);
  const page = JSON.stringify(accountPage(facts));
  for (const word of [
    'Aubry',
    'Aubri',
    'Tom',
    'Léa Garde',
    'AAAAAAAAAA',
    'BBBBBBBBBB',
    'DDDDDDDDDD',
    'Haie trop haute',
    'Sous tutelle',
    '15 à 17 ans',
  ])
    expect(page).toContain(word);
  for (const word of ['CCCCCCCCCC', 'EEEEEEEEEE', 'secret']) expect(page + JSON.stringify(account)).not.toContain(word);
});

it('says on paper and in the file what could not be read', () => {
  const missing = ['olderPassages', 'messages', 'keptRequests'] as const;
  expect(accountOf({ ...facts, missing }).missing).toEqual(missing);
  const [whole, cut] = [accountPage(facts).foot, accountPage({ ...facts, missing }).foot];
  expect(cut.length - whole.length).toBe(missing.length);
  expect(printablePersonSchema.safeParse(accountPage({ ...facts, missing })).success).toBe(true);
});

it('a page of any values is one that the printer takes', () => {
  const text = fc.string({ maxLength: 120, size: 'max' });
  const values = fc.record({ lastName: text, firstName: text, birthDate: text, phone: text, email: text });
  fc.assert(
    fc.property(values, fc.array(text, { maxLength: 30 }), (own, companions) => {
      const names = Object.fromEntries(companions.map((name, index) => [`companion~a~${index}`, name]));
      const page = accountPage({ ...facts, citizens: [citizen('p', { ...own, ...names })] });
      expect(printablePersonSchema.safeParse(page).success).toBe(true);
      // A list of people is never cut.
      const said = new Set(page.blocks.flatMap(({ rows }) => rows.map(({ value }) => value)));
      for (const name of companions) expect(said.has(name)).toBe(true);
    }),
  );
});
