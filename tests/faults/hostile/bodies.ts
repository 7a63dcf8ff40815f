import type { WireDocument } from '#shared/sync/protocol';

import type { Sender } from './mutations';

/** Lists in lists, as text: no program can write so deep a value by `JSON.stringify`. */
export const deepJson = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);

type Giant = { readonly rows: number; readonly json: string; readonly isChunked: boolean };
type MakeGiant = (sender: Sender, victim: WireDocument | undefined, turn: number) => Giant;

const megabytes = 1024 * 1024;

/** A ticket as text, with events that are written as text too. */
const ticket = ({ siteId }: Sender, victim: WireDocument | undefined, turn: number, events: string): string => {
  const head = victim ?? { id: `hostile-giant-${turn}`, siteId, _deleted: false };
  return `[${JSON.stringify({ ...head, events: 0 }).replace('"events":0', `"events":${events}`)}]`;
};

const eventsOf = (count: number, deviceId: string, turn: number): string => {
  const tail = `"at":"${new Date().toISOString()}","by":{"agentId":"","deviceId":"${deviceId}","deskId":""},"type":"held"}`;
  const each = Array.from({ length: count }, (_, at) => `{"id":"g${turn}-${at}","n":${at + 2},${tail}`);
  return `[${each.join(',')}]`;
};

const whole = (rows: number, json: string, isChunked = false): Giant => ({ rows, json, isChunked });

/** Bodies of a push that are too much, each in another way. */
export const giantBodies: readonly MakeGiant[] = [
  (sender, victim, turn) => whole(1, ticket(sender, victim, turn, eventsOf(50_000, sender.deviceId, turn))),
  () => whole(0, deepJson(100_000)),
  () => whole(0, `["${'x'.repeat(16 * megabytes - 300)}"]`),
  () => whole(0, `["${'x'.repeat(17 * megabytes)}"]`, true),
  (sender, victim, turn) => whole(1, ticket(sender, victim, turn, `[${deepJson(100_000)}]`)),
  // Two thousand rows of nearly nothing, and one row of two million parts.
  () => whole(2_000, `[${Array.from({ length: 2_000 }, (_, at) => `{"id":"e${at}","_deleted":false}`).join(',')}]`),
  (sender, victim, turn) => whole(1, ticket(sender, victim, turn, `[${'{},'.repeat(2_000_000)}{}]`)),
  // As many events, and as large, as a document may have: its next reader has to carry it.
  (sender, _, turn) => whole(1, ticket(sender, undefined, turn, eventsOf(500, sender.deviceId, turn))),
  // Numbers that JSON reads as infinite, names that every object has.
  (sender, victim, turn) =>
    whole(
      1,
      ticket(sender, victim, turn, '[{"id":"i","n":1e999,"at":-1e999,"by":{"__proto__":{"x":1}},"type":"held"}]'),
    ),
  () => whole(0, '[{"id":"x","_deleted":false,"events":NaN}]'),
];

const wrong = [
  'null',
  '[]',
  '"x"',
  '7',
  'true',
  '{}',
  '{"collection":"__proto__"}',
  '{',
  '',
  '\u0000',
  deepJson(2_000),
];
const values = [
  'null',
  '""',
  '"99:99"',
  '"2026-02-30"',
  '"__proto__"',
  '1e15',
  '1e999',
  '-1',
  '9007199254740991',
  '[]',
  '[null]',
  '{}',
  '{"__proto__":{}}',
  '"~"',
  '"\\u0000"',
  `"${'x'.repeat(5_000)}"`,
  deepJson(20),
];

/** Bodies of no meaning for a call whose input has these fields: none of JSON, of another type, each field with each wrong value. */
export const nonsenseBodies = (fields: readonly string[]): readonly string[] => [
  ...wrong,
  ...values.map((value) => `{${fields.map((field) => `${JSON.stringify(field)}:${value}`).join(',')}}`),
];
