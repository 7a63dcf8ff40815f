import type { AnyEvent } from '../../src/shared/domain/model/event';

let nested: unknown = 'x';
for (let level = 0; level < 300; level += 1) nested = level % 2 ? [nested] : { nested };
const deep = nested;

/** What no field of a document ever means, of every type; JSON made some of it, a broken program the rest. */
export const nastyValues: readonly unknown[] = [
  '99:99',
  '24:00',
  '-1:00',
  '2026-02-30',
  '2026-99-99',
  '0000-00-00',
  '+275760-09-13',
  '2026-99-01T08:00:00.000Z',
  '2026-02-30T08:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.001Z',
  '1e15',
  1e15,
  2 ** 53 - 1,
  -(2 ** 53),
  1e308,
  -1,
  0,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '~',
  '',
  '\u0000',
  'void',
  '__proto__',
  'constructor',
  'toString',
  null,
  undefined,
  true,
  deep,
  JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
  '=HYPERLINK("x")',
  'a\r\nEND:VCALENDAR\r\n',
];

/** What makes of a real event one that no reader could bear: each beyond every schema, whatever the type. */
export const ruinedEvents: readonly ((event: AnyEvent) => object)[] = [
  (event) => ({ ...event, at: '2026-99-01T08:00:00.000Z' }),
  (event) => ({ ...event, at: '9999-11-24T08:00:00.000Z' }),
  (event) => ({ ...event, at: 42 }),
  (event) => ({ ...event, by: 'nobody' }),
  (event) => ({ ...event, by: { ...event.by, deskId: 'x'.repeat(500) } }),
  (event) => ({ ...event, n: 2 ** 53 - 1 }),
  (event) => ({ ...event, n: 1.5 }),
  (event) => ({ ...event, n: -3 }),
  (event) => ({ ...event, unheardOf: 1 }),
  (event) => ({ ...event, padding: 'x'.repeat(20_000) }),
  (event) => ({ ...event, type: 'not a type!' }),
];
