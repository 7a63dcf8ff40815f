import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import { demoTown } from '#shared/demo/demo-town';
import { collectionNames, type Documents } from '#shared/domain/model/collections';
import { eventFault } from '#shared/domain/rows/event-fault';
import { registerFault } from '#shared/domain/rows/register-fault';
import { isLogCollection, logOf, type LogCollection } from '#shared/sync/merge-document';

import { nastyValues, ruinedEvents } from './arbitraries/nasty-values';
import { publishedFiles, SCHEMA_FOLDER } from './schemas/published-files';

const folder = path.join(process.cwd(), SCHEMA_FOLDER);
const anew = 'the published schemas are not those of the source: write them anew with `npm run schemas`';
const read = (name: string): object => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as object;

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await publishedFiles();
});

describe('the published schemas', () => {
  it('are those that the source gives now, each and no other', () => {
    const there = (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [])
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => statSync(path.join(folder, name)).isFile());
    expect(there.toSorted(), anew).toEqual([...files.keys()].toSorted());
    for (const [name, text] of files)
      expect(readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n'), `${name}: ${anew}`).toBe(text);
  });

  it('come out the same each time, and are small', async () => {
    expect(await publishedFiles()).toEqual(files);
    expect([...files.values()].reduce((sum, text) => sum + text.length, 0)).toBeLessThan(450_000);
  });
});

const town = demoTown({ seed: 'schemas', today: '2026-11-24', now: '2026-11-24T09:30:00.000Z' });
const logs = collectionNames.filter(isLogCollection);
const documentsOf = (name: keyof Documents): readonly object[] => (town[name] as readonly object[]).slice(0, 400);
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const checkOf = (name: string) => ajv.compile(read(name));
/** What the schemas say in words alone: days that no calendar has, and how large an event may be. */
const inWords = /\.(day|at|receivedAt|closedAt|dueAt|size)$/;

describe('a schema of the folder', () => {
  it.each(collectionNames)('takes the documents of a town: %s', (name) => {
    const check = checkOf(`documents/${name}.json`);
    const documents = documentsOf(name);
    expect(documents.length).toBeGreaterThan(0);
    for (const document of documents)
      expect([check({ ...document, _deleted: false }), check.errors]).toEqual([true, null]);
    expect(check(documents[0])).toBe(false);
  });

  it.each(logs)('takes each event that the server takes, and no other but for what it says in words: %s', (name) => {
    const check = checkOf(`events/${name}.json`);
    const events = documentsOf(name).flatMap(logOf);
    for (const event of events) expect([check(event), eventFault(name, event, 'written')]).toEqual([true, '']);
    const spoilt = fc
      .record({ event: fc.constantFrom(...events), field: fc.nat(40), value: fc.constantFrom(...nastyValues) })
      .map(({ event, field, value }) => {
        const names = Object.keys(event).filter((one) => one !== 'type');
        return { ...event, [names[field % names.length] ?? 'n']: value };
      });
    const ruined = fc
      .tuple(fc.constantFrom(...events), fc.constantFrom(...ruinedEvents))
      .map(([event, ruin]) => ruin(event));
    fc.assert(
      fc.property(fc.oneof(spoilt, ruined), (event) => {
        const overWire: unknown = JSON.parse(JSON.stringify(event));
        const fault = eventFault(name, overWire, 'written');
        if (!inWords.test(fault)) expect([check(overWire), fault]).toEqual([fault === '', fault]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('judges the registers of a citizen as the server does', () => {
    const check = checkOf('documents/citizens.json');
    const stamp = '001795420800000-000000-device-1';
    const word = fc.constantFrom('', 'x', stamp, 'a\u0000', 'x'.repeat(121), '~', '1-0-a', 7, null);
    const name = fc.constantFrom('phone', 'phone~other', 'a b', '~', 'lastName~lost~x', `p~${'x'.repeat(121)}`);
    fc.assert(
      fc.property(name, word, word, fc.option(word, { nil: undefined }), (field, v, t, p) => {
        const fields = { [field]: p === undefined ? { v, t } : { v, t, p } };
        const isGood = check({ id: 'c', siteId: 's', fields, erasedAt: '', _deleted: false });
        // A `p` that is no text is read as none by a merge, so the row is refused for its shape.
        const isText = p === undefined || typeof p === 'string';
        expect(isGood).toBe(registerFault(field, fields[field], 'written') === '' && isText);
      }),
    );
  });

  it('stands beside its call as the description of the protocol has it', () => {
    for (const name of files.keys())
      if (name.startsWith('calls/') && name !== 'calls/stream.json')
        for (const side of ['input', 'output'] as const) ajv.compile((read(name) as Record<typeof side, object>)[side]);
  });
});

describe('the vectors', () => {
  it('hold events that may be written, in every kind of document', () => {
    const { cases } = read('vectors/fold.json') as {
      readonly cases: readonly { readonly collection: LogCollection; readonly events: readonly object[] }[];
    };
    for (const name of logs) {
      const check = checkOf(`events/${name}.json`);
      const types = new Set<string>();
      for (const event of cases.filter((one) => one.collection === name).flatMap(({ events }) => events)) {
        const { type } = event as { readonly type: string };
        types.add(type);
        if (type !== 'smiled') expect([event, check(event)]).toEqual([event, true]);
      }
      const { anyOf } = read(`events/${name}.json`) as { readonly anyOf: readonly { readonly $ref: string }[] };
      const untold = anyOf.map(({ $ref }) => $ref.split('/').at(-1) ?? '').filter((one) => !types.has(one));
      expect(untold.filter((one) => one !== 'timesDoubted')).toEqual([]);
    }
  });
});
