import { describe, expect, it } from 'vitest';

import { composeMessage } from './compose-message';
import { emailAddress } from './email-address';
import { fillTemplate, unknownFields } from './fill-template';
import { sendableAt } from './quiet-hours';
import { smsLength, smsText } from './sms-length';
import { readSmsNumber, smsNumber } from './sms-number';
import { outboxModel } from './testing/outbox-model';

const values = { jour: 'lundi 3 août', heure: '9 h', lieu: 'Mairie', numero: 'ABC 123', pieces: '', telephone: '' };

describe('filling', () => {
  it('fills in one pass, leaves unknown names and drops lines with nothing in them', () => {
    const text = 'Le {jour}.\nÀ apporter : {pieces}\nSalle {salle}, {lieu}';
    expect(fillTemplate(text, { ...values, lieu: 'Mairie {jour}' })).toBe(
      'Le lundi 3 août.\nSalle {salle}, Mairie {jour}',
    );
    expect(unknownFields(text)).toEqual(['salle']);
    expect(fillTemplate('A\n\n{pieces}\n\nB', values)).toBe('A\n\nB');
  });

  it('lets no value begin another line: a subject would become two headers', () => {
    const { subject } = composeMessage(
      { channel: 'email', subject: 'Rendez-vous {lieu}', body: '' },
      { ...values, lieu: 'Mairie\r\nBcc: tous@exemple.fr' },
    );
    expect(subject).toBe('Rendez-vous Mairie Bcc: tous@exemple.fr');
  });
});

describe('length of an SMS', () => {
  it.each([
    ['a'.repeat(160), 'gsm7', 160, 1, 0],
    ['a'.repeat(161), 'gsm7', 161, 2, 145],
    ['a'.repeat(306), 'gsm7', 306, 2, 0],
    ['a'.repeat(307), 'gsm7', 307, 3, 152],
    // The euro takes two places and is never cut: 152 + 2 does not fit into the first part.
    [`${'a'.repeat(152)}€${'a'.repeat(10)}`, 'gsm7', 164, 2, 141],
    ['ж'.repeat(70), 'ucs2', 70, 1, 0],
    ['ж'.repeat(71), 'ucs2', 71, 2, 63],
    [`${'ж'.repeat(66)}😀${'ж'.repeat(10)}`, 'ucs2', 78, 2, 55],
    ['', 'gsm7', 0, 1, 160],
  ] as const)('counts %#', (text, alphabet, units, segments, left) => {
    expect(smsLength(text)).toEqual({ alphabet, units, segments, left });
  });

  it('writes what the alphabet of SMS lacks in its likeness, and keeps what it has', () => {
    expect(smsText('Reçu le 3\u00A0août : « où » l’œuvre n° 2 coûte 5 €…')).toBe(
      `Recu le 3 aout : "où" l'oeuvre no 2 coute 5 €...`,
    );
    expect(smsLength(smsText('Empêchement, forêt, Noël, ça, œil, à é è ù')).alphabet).toBe('gsm7');
    expect(smsText('Привет')).toBe('Привет');
  });
});

it.each([
  ['06 12 40 78 05', '+33612407805'],
  ['+33 (0)7.12.40.78.05', '+33712407805'],
  ['0692 12 34 56', '+262692123456'],
  ['0639 12 34 56', '+262639123456'],
  ['0690123456', '+590690123456'],
  ['0694123456', '+594694123456'],
  ['0696123456', '+596696123456'],
  ['00 262 692 12 34 56', '+262692123456'],
  ['+590690123456', '+590690123456'],
  ['+590590123456', ''],
  ['+32 470 12 34 56', ''],
  ['+33 8 99 12 34 56', ''],
  ['0899 12 34 56', ''],
  ['01 42 00 00 00', ''],
  ['inconnu', ''],
  ['', ''],
])('sends to %s as %s', (phone, number) => {
  expect(smsNumber(phone)).toBe(number);
});

it('names a number to which no SMS goes, and lets a town add beginnings', () => {
  const kindOf = (phone: string, ...more: readonly string[]) => readSmsNumber(phone, more).kind;
  expect(['+32 470 12 34 56', '0899 12 34 56', '+882 1 23 45 67 89'].map((phone) => kindOf(phone))).toEqual([
    'refused',
    'refused',
    'refused',
  ]);
  expect(['01 42 00 00 00', 'inconnu', '9'.repeat(100_000)].map((phone) => kindOf(phone))).toEqual([
    'none',
    'none',
    'none',
  ]);
  expect(readSmsNumber('+32 470 12 34 56', ['+41', '+32'])).toEqual({ kind: 'mobile', number: '+32470123456' });
  expect(kindOf('+32 470 12 34 56', '+41')).toBe('refused');
});

it.each([
  [' anne@exemple.fr ', 'anne@exemple.fr'],
  ['anne.o’neil@exemple.fr', 'anne.o’neil@exemple.fr'],
  ['anne@exemple', ''],
  ['anne@exemple.fr, tous@exemple.fr', ''],
  ['Anne <anne@exemple.fr>', ''],
  ['anne@exemple.fr\nBcc: x@y.fr', ''],
  ['', ''],
])('takes %j as an address only where it is one', (text, address) => {
  expect(emailAddress(text)).toBe(address);
});

describe('quiet hours', () => {
  it.each([
    ['2026-03-03T06:59:00.000Z', 'Europe/Paris', '2026-03-03T07:00:00.000Z'],
    ['2026-03-03T07:00:00.000Z', 'Europe/Paris', '2026-03-03T07:00:00.000Z'],
    ['2026-03-03T18:59:00.000Z', 'Europe/Paris', '2026-03-03T18:59:00.000Z'],
    ['2026-03-03T19:00:00.000Z', 'Europe/Paris', '2026-03-04T07:00:00.000Z'],
    // The night to summer time: eight o’clock comes an hour earlier in UTC.
    ['2026-03-28T20:00:00.000Z', 'Europe/Paris', '2026-03-29T06:00:00.000Z'],
    ['2026-03-03T15:59:00.000Z', 'Indian/Reunion', '2026-03-03T15:59:00.000Z'],
    ['2026-03-03T16:00:00.000Z', 'Indian/Reunion', '2026-03-04T04:00:00.000Z'],
  ])('an SMS of %s in %s goes at %s', (at, zone, then) => {
    expect(sendableAt(at, 'sms', zone)).toBe(then);
    expect(sendableAt(at, 'email', zone)).toBe(at);
  });
});

const book = (day: string, time: string) =>
  ({
    type: 'act',
    command: {
      type: 'book',
      day,
      time,
      durationMin: 20,
      deskId: 'd',
      reasonId: 'r',
      citizenId: 'c',
      persons: [],
      channel: 'desk',
    },
  }) as const;

describe('a reminder', () => {
  it('comes two civil days before at the same time on the wall, over the night to summer time', () => {
    const model = outboxModel('2026-03-02T09:00:00.000Z', ['email']);
    model.run(book('2026-03-30', '10:00'));
    const reminder = model.outbox().find((message) => message.trigger === 'reminder');
    // 10:00 in winter time is 09:00 in UTC; the appointment itself is at 08:00 in UTC.
    expect([reminder?.nextAt, reminder?.notAfter]).toEqual(['2026-03-28T09:00:00.000Z', '2026-03-30T08:00:00.000Z']);
  });

  it('is not for who booked later than that', () => {
    const model = outboxModel('2026-03-02T09:00:00.000Z', ['email']);
    model.run(book('2026-03-04', '10:00'));
    expect(model.outbox().map((message) => message.trigger)).toEqual(['confirmed']);
  });

  it('does not come after a move to another desk at the same hour', () => {
    const model = outboxModel('2026-03-02T09:00:00.000Z', ['email']);
    model.run(book('2026-03-12', '10:00'));
    for (const step of [{ type: 'pass', minutes: 8 * 1440 + 120 }, { type: 'send' }] as const) model.run(step);
    const place = { day: '2026-03-12', time: '10:00', durationMin: 20, deskId: 'other' };
    model.run({ type: 'act', command: { type: 'reschedule', ...place } });
    for (const step of [{ type: 'pass', minutes: 300 }, { type: 'send' }] as const) model.run(step);
    expect(model.sent().map((message) => message.trigger)).toEqual(['confirmed', 'reminder']);
  });
});

it('writes of a move and of a cancellation although the confirmation is switched off', () => {
  const model = outboxModel('2026-03-02T09:00:00.000Z', ['email'], ({ trigger }) => trigger !== 'confirmed');
  const later = [{ type: 'pass', minutes: 30 }, { type: 'send' }] as const;
  model.run(book('2026-03-12', '10:00'));
  for (const step of later) model.run(step);
  const place = { day: '2026-03-13', time: '10:00', durationMin: 20, deskId: 'd' };
  model.run({ type: 'act', command: { type: 'reschedule', ...place } });
  for (const step of later) model.run(step);
  model.run({ type: 'act', command: { type: 'cancel', by: 'office', why: '' } });
  for (const step of later) model.run(step);
  expect(model.sent().map(({ trigger, day }) => [trigger, day])).toEqual([
    ['moved', '2026-03-13'],
    ['cancelled', '2026-03-13'],
  ]);
});
