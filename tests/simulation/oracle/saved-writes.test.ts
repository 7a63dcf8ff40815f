import { expect, it } from 'vitest';

import type { SimDesk } from '../desk/sim-desk';
import type { History } from '../history/history';
import { siteId } from '../town/sim-town';
import { createFindings } from './finding';
import { notingWhatGoes } from './gone-for-good';
import { createLedger } from './ledger';
import { checkSavedWrites } from './saved-writes';

// Lines 1 and 2 must be able to fail, and must not ask for what nobody can give.

type Row = { readonly id: string; readonly _deleted?: boolean } & Readonly<Record<string, unknown>>;
type Rows = readonly Row[];

const dayMs = 86_400_000;
const beginMs = Date.parse('2026-11-24T08:00:00.000Z');

const deskOf = (index: number) => ({
  index,
  deviceId: `device-${index + 1}`,
  disk: new Map<string, unknown>(),
  line: { device: { rank: 'desk', departmentIds: [] as readonly string[] } },
});

/** A reason whose requests are kept to a department. */
const aid: Row = { id: 'aid', body: { kind: 'reason', sensitive: true, departmentId: 'social' } };

/** A server of one collection and two desks, all of which are told what they hold. */
const createScene = (collection: 'tickets' | 'citizens' | 'requests') => {
  let nowMs = beginMs;
  let stored: ReadonlyMap<string, Row> = new Map();
  let head = 0;
  let revisions = 0;
  const aside: { readonly body: string }[] = [];
  const desks = [deskOf(0), deskOf(1)] as const;
  const ledger = createLedger(() => nowMs);
  const acknowledged = new Set<string>();
  const findings = createFindings();
  const store = {
    epoch: 'e',
    head: () => Promise.resolve(head),
    digests: (_: string, name: string) =>
      Promise.resolve(
        name === collection ? [...stored.keys()].map((id) => [id, '']) : name === 'reference' ? [[aid.id, '']] : [],
      ),
    bodies: (_: string, name: string, ids: readonly string[]) =>
      Promise.resolve(ids.map((id) => JSON.stringify(name === 'reference' ? aid : stored.get(id)))),
    history: () => Promise.resolve([]),
    quarantined: () => Promise.resolve(aside),
  };
  const history = {
    world: { now: () => nowMs },
    server: { store, life: () => 1, isRevoked: () => false },
    desks,
    ledger,
    findings,
    watch: { acknowledged },
    retired: new Map(),
    narrowestDays: 60,
    goneForGood: new Set(),
  } as unknown as History;
  const holdAt = (index: 0 | 1, ...rows: Rows): void => {
    const documents = new Map(rows.map((row) => [row.id, { _rev: (revisions += 1), ...row }]));
    desks[index].disk.set(`guichet-${siteId}--memory--${collection}--memory--0`, { documents });
    ledger.look(desks[index] as unknown as SimDesk);
  };
  const serve = (...rows: Rows): void => {
    stored = new Map(rows.map((row) => [row.id, { _deleted: false, ...row }]));
    head += 1;
  };
  return {
    aside,
    acknowledged,
    history,
    holdAt,
    serve,
    pass: (ms: number): void => void (nowMs += ms),
    putBack: (...rows: Rows) => notingWhatGoes(history, () => Promise.resolve(serve(...rows))),
    said: async (): Promise<readonly string[]> => {
      await checkSavedWrites(history);
      return findings.all.map(({ what }) => what);
    },
  };
};

const by = { agentId: '', deviceId: 'device-1', deskId: 'desk-1' };
const issued = { id: 'i', n: 1, at: '2026-11-24T08:00:00.000Z', by, type: 'issued', day: '2026-11-24' };
const ticket = { id: 't', events: [issued] };
const lostTicket = ['lost: tickets: issued i of t'];

it('does not ask for what was over, what no desk keeps so long, and what went with the server before an older copy', async () => {
  const { holdAt, serve, pass, putBack, said } = createScene('tickets');
  holdAt(0, ticket);
  serve(ticket);
  pass(70 * dayMs);
  holdAt(0);
  await putBack();
  expect(await said()).toEqual([]);
});

it('does not ask for what the server took, what left by its age and lies in an older copy as it was before', async () => {
  for (const [wasTaken, lost] of [
    [true, []],
    [false, lostTicket],
  ] as const) {
    const { acknowledged, history, holdAt, putBack, said } = createScene('tickets');
    holdAt(0, ticket);
    if (wasTaken) acknowledged.add('tickets t i');
    holdAt(0);
    history.retired.set('tickets t', '2026-11-24');
    await putBack({ id: 't', events: [] });
    expect(await said()).toEqual(lost);
  }
});

it('does not ask for a request that its desk had to let go of, unless a desk of its department held it or it is of all', async () => {
  const received = { ...issued, type: 'received' };
  const lost = ['lost: requests: received i of r'];
  for (const [reasonId, departmentIds, isHeld, found] of [
    ['aid', [], false, []],
    // It may let go of it at any moment.
    ['aid', [], true, []],
    ['aid', ['social'], true, lost],
    ['advice', [], false, lost],
  ] as const) {
    const { history, holdAt, serve, putBack, said } = createScene('requests');
    const request = { id: 'r', reasonId, events: [received] };
    holdAt(0, request);
    serve(request);
    holdAt(0);
    Object.assign(history.desks[1]?.line.device ?? {}, { departmentIds });
    if (isHeld) holdAt(1, request);
    await putBack();
    expect(await said()).toEqual(found);
  }
});

it('does not ask for what the server alone had aside of a request that its desk had to let go of', async () => {
  const received = { ...issued, type: 'received' };
  for (const [reasonId, found] of [
    ['aid', []],
    ['advice', ['lost: requests: received i of r']],
  ] as const) {
    const { aside, history, holdAt, serve, said } = createScene('requests');
    const request = { id: 'r', reasonId, events: [received] };
    holdAt(0, request);
    serve({ ...request, events: [] });
    holdAt(0);
    aside.push({ body: JSON.stringify(request) });
    await notingWhatGoes(history, () => Promise.resolve(void aside.splice(0)));
    expect(await said()).toEqual(found);
  }
});

it('takes a row that is set aside for a visible conflict', async () => {
  const { aside, holdAt, said } = createScene('tickets');
  holdAt(0, ticket);
  aside.push({ body: JSON.stringify({ ...ticket, events: [] }) });
  expect(await said()).toEqual(lostTicket);
  const shown = createScene('tickets');
  shown.holdAt(0, ticket);
  shown.aside.push({ body: JSON.stringify(ticket) });
  expect(await shown.said()).toEqual([]);
});

it('finds what was lost with an older copy although a desk held it, or had to', async () => {
  const held = createScene('tickets');
  held.holdAt(0, ticket);
  held.serve(ticket);
  held.holdAt(1, ticket);
  held.pass(70 * dayMs);
  held.holdAt(0);
  await held.putBack();
  held.holdAt(1);
  expect(await held.said()).toEqual(lostTicket);

  const early = createScene('tickets');
  early.holdAt(0, ticket);
  early.serve(ticket);
  early.pass(50 * dayMs);
  early.holdAt(0);
  await early.putBack();
  expect(await early.said()).toEqual(lostTicket);

  const wide = createScene('tickets');
  wide.history.narrowestDays = 365;
  wide.holdAt(0, ticket);
  wide.serve(ticket);
  wide.pass(70 * dayMs);
  wide.holdAt(0);
  await wide.putBack();
  expect(await wide.said()).toEqual(lostTicket);
});

it('finds what a desk wrote lately on something old and let go of', async () => {
  const { holdAt, serve, pass, putBack, said } = createScene('tickets');
  pass(70 * dayMs);
  const recalled = { ...issued, id: 'r', n: 2, at: '2027-02-01T08:00:00.000Z', type: 'recalled', day: undefined };
  const touched = { id: 't', events: [{ ...issued, by: { ...by, deviceId: 'device-past' } }, recalled] };
  holdAt(0, touched);
  serve(touched);
  holdAt(0);
  await putBack();
  expect(await said()).toEqual(['lost: tickets: recalled r of t']);
});

it('finds what a desk let go of that the server did not hold, and what an older copy did not take', async () => {
  const unheld = createScene('tickets');
  unheld.holdAt(0, ticket);
  unheld.pass(70 * dayMs);
  unheld.holdAt(0);
  unheld.serve({ id: 't', events: [{ ...issued, id: 'another' }] });
  await unheld.putBack();
  expect(await unheld.said()).toEqual(lostTicket);

  const later = createScene('tickets');
  later.holdAt(0, ticket);
  later.serve(ticket);
  later.pass(70 * dayMs);
  later.holdAt(0);
  await later.putBack(ticket);
  later.serve();
  expect(await later.said()).toEqual(lostTicket);
});

const stampOf = (ms: number, device: number): string => `${String(ms).padStart(15, '0')}-000000-device-${device}`;
const person = (fields: object): Row => ({ id: 'p', fields });
const first = { v: 'Un', t: stampOf(beginMs, 1), p: '' };
const second = { v: 'Deux', t: stampOf(beginMs + 1, 2), p: '' };

it('knows that a value was seen beside its field by whoever emptied that place', async () => {
  for (const [seen, said] of [
    [first.t, []],
    ['', [`lost: citizens: the value of phone@${first.t} of p`]],
  ] as const) {
    const scene = createScene('citizens');
    scene.holdAt(0, person({ phone: first }));
    scene.holdAt(1, person({ phone: second, 'phone~other': { v: first.v, t: first.t } }));
    const third = { v: 'Trois', t: stampOf(beginMs + 2, 2), p: second.t };
    const settled = person({ phone: third, 'phone~other': { v: '', t: third.t, p: seen } });
    scene.holdAt(1, settled);
    scene.serve(settled);
    expect(await scene.said()).toEqual(said);
  }
});

it('knows what a desk wrote over a value that it had stamped in the future, and nothing else under an earlier stamp', async () => {
  for (const [aheadMs, said] of [
    [600_000, []],
    [0, [`lost: citizens: the value of lastName@${first.t} of p`]],
  ] as const) {
    const scene = createScene('citizens');
    scene.pass(-aheadMs);
    scene.holdAt(0, person({ lastName: first }));
    const anew = { v: 'Deux', t: stampOf(beginMs - 60_000, 1), p: '' };
    scene.holdAt(0, person({ lastName: anew }));
    scene.serve(person({ lastName: anew }));
    expect(await scene.said()).toEqual(said);
  }
  const before = createScene('citizens');
  before.pass(-600_000);
  const early = { v: 'Deux', t: stampOf(beginMs - 700_000, 1), p: '' };
  before.holdAt(0, person({ lastName: early }));
  before.holdAt(0, person({ lastName: first }));
  before.serve(person({ lastName: early }));
  expect(await before.said()).toEqual([`lost: citizens: the value of lastName@${first.t} of p`]);
});
