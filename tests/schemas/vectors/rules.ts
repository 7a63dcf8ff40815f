import { createPrivateKey, createPublicKey, sign } from 'node:crypto';

import type { CollectionName } from '#shared/domain/model/collections';
import { isStamp, wallOf } from '#shared/domain/rows/register-fault';
import { digestOf } from '#shared/sync/digest';
import { laterStamp, tick } from '#shared/sync/hybrid-clock';
import { foldDocument, mergeDocument } from '#shared/sync/merge-document';
import { addsToMaster, resolveConflict } from '#shared/sync/resolve-conflict';
import { tokenProof } from '#shared/sync/wire/device-calls';

import type { Json } from '../json-schema';
import { booked, called, event, issued, log, opened, received, SITE, stamp } from './events';

// oxlint-disable-next-line typescript/no-explicit-any -- a vector names its collection beside the document
type Any = any;

const ticket = (...events: Parameters<typeof foldDocument>[3][number][]): object =>
  foldDocument('tickets', 'x', SITE, events);
const citizen = (fields: object, erasedAt = ''): object => ({ id: 'c', siteId: SITE, fields, erasedAt });
const wire = (document: object, _deleted = false): object => ({ ...document, _deleted });

const [t1, t2, t3] = log(issued, called(), { type: 'started' });
const base = t1 ? [t1] : [];
const mine = ticket(...base, ...(t2 && t3 ? [t2, t3] : []));
const theirs = ticket(...base, event('f2', 2, called('desk-2')));
const phone = (v: string, t: string, p?: string): object => ({ phone: p === undefined ? { v, t } : { v, t, p } });

const { fields: early } = {
  fields: { lastName: { v: 'Martin', t: stamp(1000), p: '' }, ...phone('0601', stamp(1000)) },
};
const late = {
  lastName: { v: 'Martin', t: stamp(1000), p: '' },
  ...phone('0602', stamp(2000, 'device-2'), stamp(1000)),
};
const family = [
  { preApplicationNumber: 'AAAAAAAAA1' },
  { preApplicationNumber: 'AAAAAAAAA2', citizenId: 'citizen-2', ageBand: 'under12' },
  { preApplicationNumber: 'AAAAAAAAA3' },
];
const familyBooked = log({ ...booked, persons: family });
const corrected = { type: 'personsCorrected', persons: family.toReversed() };
const wordsErased = (cause: string, n: number) => ({
  ...event(`${cause}~wordsErased`, n, { type: 'wordsErased', cause, mac: 'proof' }),
  by: { agentId: '', deviceId: 'server', deskId: '' },
});
const entry = (name: string): object => ({
  id: 'station-1',
  siteId: SITE,
  kind: 'station',
  body: { kind: 'station', number: 1, name },
});

const pairs: readonly (readonly [CollectionName, string, object, object])[] = [
  ['tickets', 'two desks wrote without knowing of each other: all events, in their order, folded', mine, theirs],
  ['tickets', 'one knows all that the other knows', ticket(...base), mine],
  [
    'appointments',
    'a move and an arrival',
    foldDocument('appointments', 'x', SITE, log(booked, { type: 'arrived', ticketId: 't' })),
    foldDocument('appointments', 'x', SITE, [
      ...log(booked),
      event('m', 2, { type: 'rescheduled', day: '2026-11-24', time: '09:00', durationMin: 20, deskId: 'desk-1' }),
    ]),
  ],
  [
    'requests',
    'two closings',
    foldDocument('requests', 'x', SITE, [...log(received), event('b', 2, { type: 'closed', outcome: 'b' })]),
    foldDocument('requests', 'x', SITE, [...log(received), event('a', 2, { type: 'closed', outcome: 'a' })]),
  ],
  [
    'deskSessions',
    'opened by two',
    foldDocument('deskSessions', 'desk-1:2026-11-23', SITE, log(opened)),
    foldDocument('deskSessions', 'desk-1:2026-11-23', SITE, [event('z', 1, { ...opened, agentId: 'agent-2' })]),
  ],
  [
    'appointments',
    'the citizen of a booking was erased: their number goes, also where it comes later, and that of who has no file; a child keeps its own',
    foldDocument('appointments', 'x', SITE, [event('c', 2, corrected)]),
    foldDocument('appointments', 'x', SITE, [...familyBooked, wordsErased('citizen-1', 2)]),
  ],
  [
    'requests',
    'who asks was erased',
    foldDocument('requests', 'x', SITE, log({ ...received, subject: 'Acte de naissance' })),
    foldDocument('requests', 'x', SITE, [
      ...log({ ...received, subject: 'Acte de naissance' }),
      wordsErased('citizen-1', 2),
    ]),
  ],
  ['tickets', 'a deletion stays', wire(ticket(...base), true), wire(mine)],
  ['citizens', 'field by field the later stamp', citizen(early), citizen(late)],
  [
    'citizens',
    'fields that only one of them knows',
    citizen(early),
    citizen({ email: { v: 'a@example.org', t: stamp(5), p: '' }, 'lastName~other': { v: 'Martine', t: stamp(4) } }),
  ],
  [
    'citizens',
    'one stamp, two values: the greater by code units',
    citizen(phone('0601', stamp(7))),
    citizen(phone('0700', stamp(7))),
  ],
  [
    'citizens',
    'one stamp, one value: the greater p, absent as empty',
    citizen(phone('0601', stamp(7), stamp(3))),
    citizen(phone('0601', stamp(7), stamp(5))),
  ],
  ['citizens', 'what is no stamp loses', citizen(phone('0601', '~~~')), citizen(phone('0700', stamp(7)))],
  [
    'citizens',
    'a count within a millisecond, then the device',
    citizen(phone('0601', stamp(7, 'device-1', 2))),
    citizen(phone('0700', stamp(7, 'device-0', 3))),
  ],
  [
    'citizens',
    'an erasure empties everything, also what was written later',
    citizen(phone('0601', stamp(9000))),
    citizen({ lastName: { v: '', t: stamp(8000) } }, stamp(8000)),
  ],
  [
    'citizens',
    'two erasures: the later',
    citizen(phone('', stamp(1)), stamp(1)),
    citizen(phone('', stamp(2)), stamp(2)),
  ],
  ['reference', 'the first one counts, which is that of the server', entry('Station'), entry('Other')],
];

/** Two copies in one. */
export const mergeVectors = (): Json => ({
  about:
    'merge(a, b) of two copies of one document; a is the one that is stored, which matters for reference data alone. `_deleted` is left out where neither copy says it.',
  cases: pairs.map(([collection, about, a, b]) => ({
    collection,
    about,
    a,
    b,
    merged: mergeDocument(collection, a as Any, b as Any),
  })),
});

const fork = { ...theirs, status: 'olderFold' };
const kept: readonly (readonly [CollectionName, string, object, object])[] = [
  ['tickets', 'the own copy adds an event: both, to be pushed', ticket(...base), mine],
  [
    'tickets',
    'the own copy adds nothing, though its fold differs: the copy of the server word for word, nothing to push',
    theirs,
    fork,
  ],
  ['tickets', 'the own copy knows less', mine, ticket(...base)],
  ['citizens', 'a later register of its own', citizen(early), citizen(late)],
  ['citizens', 'a register that lost', citizen(late), citizen(early)],
];

/** What a client keeps when the server's copy and its own differ. */
export const resolveVectors = (): Json => ({
  about:
    'What a client keeps of the copy of the server (master) and its own (fork), and whether it has something to push.',
  cases: kept.map(([collection, about, master, own]) => {
    const result = resolveConflict(collection, master as Any, own as Any);
    return {
      collection,
      about,
      master,
      fork: own,
      kept: result,
      pushes: addsToMaster(collection, master as Any, result as Any),
    };
  }),
});

const digests: readonly (readonly [string, object])[] = [
  ['a log: the ids of its events in their order', mine],
  [
    'derived fields and contents play no part',
    { id: 'x', events: (mine as { events: { id: string }[] }).events.map(({ id }) => ({ id })) },
  ],
  ['a log that was deleted', wire(ticket(...base), true)],
  ['ids are hashed by their UTF-16 code units', { events: [{ id: 'é' }, { id: '😀' }] }],
  [
    'a citizen: names sorted by code units, with their stamps',
    citizen({ ...late, 'phone~other': { v: 'x', t: stamp(3) }, Zz: { v: '', t: stamp(4) } }),
  ],
  ['a citizen without fields', citizen({})],
  ['an erased citizen', citizen({ phone: { v: '', t: stamp(8000) } }, stamp(8000))],
  [
    'reference data: its body, with keys sorted at every depth',
    { id: 'a', body: { b: [1, { d: 'é', c: null }], a: true } },
  ],
  ['reference data without a body', { id: 'a' }],
];

/** What a document knows, in a few letters. */
export const digestVectors = (): Json => ({
  about: 'texts: cyrb53 over the UTF-16 code units of a text, in base 36. cases: the same over what a document knows.',
  texts: ['+', '+a', '+e1,e2', '+é,😀', `+${'x'.repeat(100)}`].map((text) => ({
    text,
    digest: digestOf({ events: [{ id: text.slice(1) }] }),
  })),
  cases: digests.map(([about, document]) => ({ about, document, digest: digestOf(document) })),
});

/** The stamps of the hybrid clock. */
export const stampVectors = (): Json => ({
  about: 'Stamps `<milliseconds since 1970, 15 digits>-<count, 6 digits>-<device>`. They sort as texts.',
  tick: (
    [
      ['', 1_795_420_800_000, 'device-1'],
      [stamp(1_795_420_800_000), 1_795_420_800_001, 'device-1'],
      [stamp(1_795_420_800_000, 'device-2', 4), 1_795_420_800_000, 'device-1'],
      [stamp(1_795_420_900_000, 'device-2'), 1_795_420_800_000, 'device-1'],
      [stamp(5, 'device-2', 999_999), 5, 'device-1'],
      ['no stamp', 5, 'device-1'],
    ] as const
  ).map(([last, nowMs, device]) => ({ last, nowMs, device, stamp: tick(last, nowMs, device) })),
  later: (
    [
      ['', stamp(1)],
      [stamp(2), stamp(1, 'z')],
      [stamp(1, 'a'), stamp(1, 'b')],
      [stamp(1, 'b', 1), stamp(1, 'a', 2)],
      ['~', stamp(1)],
    ] as const
  ).map(([a, b]) => ({ a, b, later: laterStamp(a, b) })),
  read: ['', stamp(1234), '~', '000000000000001-000000-', '1-0-device-1'].map((text) => ({
    text,
    isStamp: isStamp(text),
    wallMs: wallOf(text),
  })),
});

/** A key that anybody knows: for this vector alone. */
const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => index));
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);

/** The text that a device signs for its token. */
export const tokenVector = (): Json => {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const [deviceId, challenge] = ['device-1', '1795420860000.AAAAAAAAAAAAAAAAAAAAAAAA.BBBB'];
  const text = tokenProof(deviceId, challenge);
  return {
    about:
      'Ed25519 of the UTF-8 of `text`; keys in DER, everything binary in base64url without padding. Make a key of your own.',
    privateKeyPkcs8: pkcs8.toString('base64url'),
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64url'),
    deviceId,
    challenge,
    text,
    signature: sign(null, Buffer.from(text), key).toString('base64url'),
  };
};
