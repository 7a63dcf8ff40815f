import { describe, expect, it } from 'vitest';

import type { ReferenceBody } from '../model/reference';
import { checkSettings } from './check-settings';
import type { SettingChange } from './setting-change';
import { agentBody, entryBody, smallTownEntries } from './settings.fixture';

const town = smallTownEntries();
const stored = (id: string): ReferenceBody => entryBody(town, id);
const edit = (id: string, patch: object): SettingChange => {
  const before = stored(id);
  return { id, before, body: { ...before, ...patch } as ReferenceBody };
};
const gone = (id: string): SettingChange => ({ id, before: stored(id), body: null });
const made = (id: string, body: ReferenceBody): SettingChange => ({ id, before: null, body });
const told = (...changes: readonly SettingChange[]) =>
  checkSettings(town, changes).map(({ id, path, code }) => `${id} ${path} ${code}`);

const closure: ReferenceBody = {
  kind: 'closure',
  deskId: '',
  fromDay: '2026-12-24',
  toDay: '2026-12-24',
  from: '13:00',
  to: '17:00',
  label: 'Réveillon',
};

describe('checkSettings', () => {
  it('says nothing of a town that is as it should be', () => {
    expect(told(...town.map(({ id, body }) => ({ id, before: body, body })))).toEqual([]);
  });

  it.each([
    ['a zone that nobody knows', edit('site', { zone: 'Europe/Fontbelle' }), 'site zone zone'],
    ['an offset, which has no summer', edit('site', { zone: '+02:00' }), 'site zone zone'],
    ['no colour', edit('site', { accent: 'blue' }), 'site accent colour'],
    ['no name', edit('site', { name: ' ' }), 'site name empty'],
    ['a start step that is none', edit('site', { startStepMin: 7 }), 'site startStepMin step'],
    [
      'a cost of nothing',
      edit('site', { receptionCosts: [{ year: 2026, euros: 0 }] }),
      'site receptionCosts.2026 tooSmall',
    ],
    [
      'a field of cost left empty',
      edit('site', { receptionCosts: [{ year: 2026, euros: -1 }] }),
      'site receptionCosts.2026 tooSmall',
    ],
    [
      'the cost of a year twice',
      edit('site', {
        receptionCosts: [
          { year: 2026, euros: 10 },
          { year: 2026, euros: 20 },
        ],
      }),
      'site receptionCosts.2026 notUnique',
    ],
    ['no length at all', edit('deposit', { durationsMin: [0, 20] }), 'deposit durationsMin.0 tooSmall'],
    ['a length that shrinks', edit('deposit', { durationsMin: [20, 35, 30] }), 'deposit durationsMin.2 shrinks'],
    ['a code twice', edit('deposit', { code: 'COLLECTION' }), 'deposit code notUnique'],
    ['a desk number twice', edit('desk-2', { number: 1 }), 'desk-2 number notUnique'],
    ['a desk for a reason that is not there', edit('desk-2', { reasonIds: ['nothing'] }), 'desk-2 reasonIds unknown'],
    ['an opening of no day', edit('opening-1-08:30', { weekdays: [] }), 'opening-1-08:30 weekdays empty'],
    ['an opening backwards', edit('opening-1-08:30', { to: '08:00' }), 'opening-1-08:30 to order'],
    ['an opening over another', edit('opening-1-08:30', { to: '14:00' }), 'opening-1-08:30 from overlaps'],
    [
      'an end before the beginning',
      edit('opening-1-08:30', { validUntil: '2019-12-31' }),
      'opening-1-08:30 validUntil order',
    ],
    ['a day that is none', edit('opening-1-08:30', { validFrom: '2026-02-30' }), 'opening-1-08:30 validFrom noDay'],
    [
      'one date on another day of the week',
      edit('opening-1-08:30', { weekdays: [1], validFrom: '2026-11-24', validUntil: '2026-11-24' }),
      'opening-1-08:30 weekdays order',
    ],
    ['a closure backwards', made('new', { ...closure, toDay: '2026-12-23' }), 'new toDay order'],
    ['a closure without a word', made('new', { ...closure, label: '' }), 'new label empty'],
    [
      'an agent who replaces themselves',
      made('new', { ...closure, kind: 'unavailability', agentId: 'clerk', replacedBy: 'clerk' } as ReferenceBody),
      'new replacedBy notUnique',
    ],
    ['a short name twice, however it is written', edit('clerk', { shortName: 'ADMIN' }), 'clerk shortName notUnique'],
    ['the last administrator', gone('boss'), 'boss role lastOne'],
    ['the last administrator who becomes something else', edit('boss', { role: 'manager' }), 'boss role lastOne'],
    ['a desk that others name', gone('desk-1'), 'desk-1  referredTo'],
    ['the town hall itself', gone('site'), 'site  lastOne'],
  ])('tells %s, beside the field', (_what, change, fault) => {
    expect(told(change)).toEqual([fault]);
  });

  it('says of what kinds they are that refer to an entry which should go, the most first', () => {
    const [fault] = checkSettings(town, [gone('desk-1')]);
    const naming = town.filter(({ body }) => 'deskId' in body && body.deskId === 'desk-1');
    expect(naming.length).toBeGreaterThan(1);
    expect(fault?.kinds).toEqual([
      { kind: 'openingPeriod', number: naming.length },
      { kind: 'agent', number: 1 },
    ]);
    expect(fault?.number).toBe(naming.length + 1);
  });

  it('looks at all changes together: two desks may swap their numbers, and what is named may come with them', () => {
    expect(told(edit('desk-1', { number: 2 }), edit('desk-2', { number: 1 }))).toEqual([]);
    expect(told(made('boss-2', agentBody('admin')), gone('boss'))).toEqual([]);
    const desk = { ...stored('desk-1'), number: 4 } as ReferenceBody;
    const opening = { ...stored('opening-1-08:30'), deskId: 'desk-4' } as ReferenceBody;
    expect(told(made('desk-4', desk), made('opening-4', opening))).toEqual([]);
  });

  it('lets an opening that is kept for some, or for another reason, lie over one for all', () => {
    const over = { ...stored('opening-3-08:30') } as ReferenceBody;
    expect(told(made('new', over))).toEqual(['new from overlaps']);
    expect(told(made('new', { ...over, keptFor: 'urgent' } as ReferenceBody))).toEqual([]);
    const [some, others] = [
      { ...over, keptFor: 'urgent', reasonIds: ['deposit'] },
      { ...over, keptFor: 'urgent', reasonIds: ['collection'] },
    ];
    expect(told(made('a', some as ReferenceBody), made('b', others as ReferenceBody))).toEqual([]);
  });

  it('leaves alone what was wrong before and is not touched', () => {
    const broken = [...town, { id: 'odd', body: { ...stored('desk-1'), name: '' } as ReferenceBody }];
    expect(checkSettings(broken, [edit('desk-2', { name: 'Guichet 2 bis' })])).toEqual([]);
  });
});

describe('the entries of the floor', () => {
  const theme = (patch: object = {}): ReferenceBody =>
    ({ kind: 'theme', departmentId: 'department', parentId: '', name: 'Acte de naissance', ...patch }) as ReferenceBody;
  const series = (letter: string, patch: object = {}): ReferenceBody =>
    ({ kind: 'series', letter, reasonIds: [], ...patch }) as ReferenceBody;
  const kiosk = (patch: object = {}): ReferenceBody =>
    ({
      kind: 'kiosk',
      languages: ['fr'],
      reasonIds: ['deposit'],
      checkIn: true,
      feedback: true,
      exitPin: '',
      ...patch,
    }) as ReferenceBody;

  it.each([
    ['a theme of no department that is known', [made('t', theme({ departmentId: 'x' }))], ['t departmentId unknown']],
    [
      'a theme below one that is not there',
      [made('t', theme({ parentId: 'x' }))],
      ['t parentId unknown', 't parentId order'],
    ],
    [
      'a theme below one of another department',
      [made('t', theme({ departmentId: '' })), made('u', theme({ parentId: 't' }))],
      ['u parentId order'],
    ],
    [
      'a third step of themes',
      [made('t', theme()), made('u', theme({ parentId: 't' })), made('v', theme({ parentId: 'u' }))],
      ['u parentId order', 'v parentId order'],
    ],
    ['a kiosk for a reason that is not there', [made('k', kiosk({ reasonIds: ['x'] }))], ['k reasonIds unknown']],
    ['a kiosk without French', [made('k', kiosk({ languages: ['en'] }))], ['k languages empty']],
    ['a code of three digits', [made('k', kiosk({ exitPin: '123' }))], ['k exitPin shape']],
    ['an agent for no reason at all', [edit('clerk', { reasonIds: [] })], ['clerk reasonIds empty']],
    ['an agent for a reason that is not there', [edit('clerk', { reasonIds: ['x'] })], ['clerk reasonIds unknown']],
    [
      'a series of a department that is not there',
      [made('s', series('Z', { departmentIds: ['x'] }))],
      ['s departmentIds unknown'],
    ],
    ['a series that ends before it begins', [made('s', series('Z', { start: 50, wrapAt: 20 }))], ['s wrapAt order']],
    [
      'two series for all others',
      [made('s', series('Y')), made('t', series('Z'))],
      ['s reasonIds notUnique', 't reasonIds notUnique'],
    ],
    ['a telephone that cannot be dialled', [edit('site', { phone: '02 41' })], ['site phone shape']],
    ['a postal address that fits no paper', [edit('site', { address: 'x'.repeat(161) })], ['site address tooLong']],
    ['an address that no phone opens', [edit('site', { publicUrl: 'file.ville.fr' })], ['site publicUrl shape']],
    ['an express desk for nobody', [edit('desk-1', { expressMin: 500 })], ['desk-1 expressMin tooLarge']],
  ])('tells %s', (_what, changes, faults) => {
    expect(told(...changes)).toEqual(faults);
  });

  it('says nothing of a floor that is as it should be', () => {
    expect(
      told(
        made('t', theme()),
        made('u', theme({ parentId: 't' })),
        made('k', kiosk()),
        made('s', series('Y', { departmentIds: ['department'], start: 1, wrapAt: 99, digits: 2 })),
        edit('clerk', { reasonIds: ['deposit'] }),
        edit('site', { publicUrl: 'https://file.ville.fr/guichet' }),
      ),
    ).toEqual([]);
  });

  it('keeps what others name', () => {
    const withThemes = [...town, { id: 't', body: theme() }, { id: 'u', body: theme({ parentId: 't' }) }];
    const codes = (id: string) =>
      checkSettings(withThemes, [{ id, before: theme(), body: null }]).map(({ code }) => code);
    expect([codes('t'), codes('u')]).toEqual([['referredTo'], []]);
  });
});

it('lets the role of an agent change whose short name somebody else bore already, and no new name like it', () => {
  const boss = stored('boss') as Extract<ReferenceBody, { kind: 'agent' }>;
  const before = { ...stored('clerk'), shortName: boss.shortName } as ReferenceBody;
  const twins = town.map((one) => (one.id === 'clerk' ? { ...one, body: before } : one));
  const faultsFor = (patch: object) =>
    checkSettings(twins, [{ id: 'clerk', before, body: { ...before, ...patch } as ReferenceBody }]).map(
      ({ code }) => code,
    );
  expect(faultsFor({ role: 'reception' })).toEqual([]);
  expect(checkSettings(town, [edit('clerk', { shortName: boss.shortName })]).map(({ code }) => code)).toEqual([
    'notUnique',
  ]);
});

describe('a message with a word that nobody would fill', () => {
  const message = (enabled: boolean, body: string): ReferenceBody => ({
    kind: 'messageTemplate',
    trigger: 'confirmed',
    channel: 'email',
    subject: 'Votre rendez-vous',
    body,
    enabled,
  });

  it('is not switched on: it would reach the citizen as it stands; switched off its text is kept', () => {
    expect(told(made('m', message(true, 'Bonjour {prenom}, le {jour}')))).toEqual(['m body unknown']);
    expect(told(made('m', message(false, 'Bonjour {prenom}, le {jour}')))).toEqual([]);
    expect(told(made('m', message(true, 'Bonjour, le {jour}')))).toEqual([]);
  });
});
