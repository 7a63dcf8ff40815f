import { describe, expect, it } from 'vitest';

import type { Reference, ReferenceBody } from '../../model/reference';
import { toSiteReference } from '../../model/site-reference';
import { channels } from '../../model/request';
import { readTable } from '../csv/read-table';
import { machineCsv } from '../tables/machine-csv';
import { guessRequestColumns, guessRequestMapping } from './guess-request-columns';
import { guessValue } from './guess-value';
import { applyProfile, fittingProfile, profileOf } from './import-profile';
import { planRequestImport } from './plan-request-import';
import { importedRequestId, requestCommands } from './request-commands';
import type { RequestImportPlan } from './request-import-plan';
import { leaveOut, noValues, type RequestDraft, type RequestMapping } from './request-mapping';
import { valueTexts } from './value-texts';

const entry = (id: string, body: ReferenceBody): Reference => ({ id, siteId: 'site', kind: body.kind, body });
const reason = (id: string, name: string, departmentId: string): Reference =>
  entry(id, {
    kind: 'reason',
    code: id,
    name,
    shortName: name,
    departmentId,
    act: 'other',
    durationsMin: [10],
    needsStation: false,
    asksPreApplication: false,
    bookable: false,
    walkIn: true,
    favourite: 0,
    icon: '',
    papers: [],
  });
const theme = (id: string, name: string, departmentId: string): Reference =>
  entry(id, { kind: 'theme', name, departmentId, parentId: '' });

const found = toSiteReference([
  entry('site', {
    kind: 'site',
    name: 'Mairie',
    commune: 'Ville',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#1d4ed8',
    waitGoalMin: 20,
  }),
  entry('civil', { kind: 'department', name: 'État civil' }),
  entry('roads', { kind: 'department', name: 'Voirie' }),
  reason('birth', 'Acte de naissance', 'civil'),
  reason('hole', 'Nid-de-poule', 'roads'),
  theme('civil-first', 'Première demande', 'civil'),
  theme('roads-first', 'Première demande', 'roads'),
]);
if (!found) throw new Error('the town has no site');
const reference = found;
const now = '2026-11-24T09:00:00.000Z';
const field = (name: string) => ({ name, kind: 'text', title: name }) as const;

const head = 'Numéro;Nom du demandeur;Canal;Service;Motif / démarche;Statut;Date de réception;Date de clôture;Thème';
type Given = Partial<
  Record<'id' | 'channel' | 'department' | 'reason' | 'status' | 'received' | 'closed' | 'theme', string>
>;
const row = (given: Given = {}): string => {
  const { id = 'D1', channel = 'Courrier', department = '', reason: why = 'Acte de naissance' } = given;
  const { status = '', received = '02/11/2026', closed = '', theme: about = '' } = given;
  return [id, 'Personne', channel, department, why, status, received, closed, about].join(';');
};
const plan = (
  rows: readonly string[],
  values: Partial<RequestMapping['values']> = {},
  imported: readonly string[] = [],
  isOpen = true,
): RequestImportPlan => {
  const table = readTable([head, ...rows].join('\n'));
  const mapping = { columns: guessRequestColumns(table.headers), values: { ...noValues, ...values } };
  return planRequestImport(table.rows, mapping, {
    reference,
    imported: new Map(imported.map((id) => [id, { requestId: `r-${id}`, isOpen }])),
    now,
  });
};
const draft = (given: Given): RequestDraft | undefined =>
  plan([row(given)]).writes.flatMap((one) => ('requestId' in one ? [] : [one]))[0];
const fault = (given: Given, values: Partial<RequestMapping['values']> = {}): string => {
  const [only] = plan([row(given)], values).rows;
  return only && 'why' in only ? only.why.code : (only?.state ?? '');
};

describe('columns', () => {
  it('are guessed by their headings, and never those of a person', () => {
    const columns = guessRequestColumns(head.split(';'));
    expect(columns).toEqual({
      externalId: 0,
      channel: 2,
      department: 3,
      reason: 4,
      status: 5,
      receivedAt: 6,
      closedAt: 7,
      theme: 8,
    });
    expect(guessRequestColumns(['Nom', 'Adresse', 'Courriel du demandeur', 'Usager', 'Téléphone'])).toEqual({});
    expect(guessRequestColumns(['ID', 'Créée le', 'Heure de création', 'Traitée le', 'Origine', 'Objet'])).toEqual({
      externalId: 0,
      receivedAt: 1,
      receivedTime: 2,
      closedAt: 3,
      channel: 4,
      reason: 5,
    });
  });

  it('that are missing are asked for before anything is read', () => {
    const table = readTable('Numéro;Canal\n1;Courrier');
    const mapping = { columns: guessRequestColumns(table.headers), values: noValues };
    const tried = planRequestImport(table.rows, mapping, { reference, imported: new Map(), now });
    expect([tried.missing, tried.rows]).toEqual([['receivedAt', 'reason'], []]);
  });
});

describe('values', () => {
  it.each([
    ['Courrier', 'mail'],
    ['Courrier électronique', 'email'],
    ['E-mail', 'email'],
    ['COURRIEL', 'email'],
    ['Appel', 'phone'],
    ['Téléphone', 'phone'],
    ['SMS', 'sms'],
    ['Accueil physique', 'desk'],
    ['RDV', 'appointment'],
    ['Formulaire en ligne', 'portal'],
    ['Site internet', 'portal'],
    ['Mail', 'email'],
    ['mails', 'email'],
    ['Mél.', 'email'],
    ['Boîte mail', 'email'],
    ['Messagerie', 'email'],
    ['Courrier élec.', 'email'],
    ['Courrier postal', 'mail'],
    ['Voie postale', 'mail'],
    ['Lettre recommandée', 'mail'],
    ['Tél.', 'phone'],
    ['Accueil téléphonique', 'phone'],
    ['Messagerie vocale', 'phone'],
    ['Texto', 'sms'],
    ['Téléservice', 'portal'],
    ['Guichet numérique', 'portal'],
    ['Site de la mairie', 'portal'],
    ['Sur site', 'desk'],
    ['Visite', 'desk'],
    ['Hôtel de ville', 'desk'],
    ['Sans rendez-vous', 'desk'],
    ['Rendez-vous au guichet', 'appointment'],
    // No way of ours, or several: somebody chooses.
    ['Fax', null],
    ['Télécopie', null],
    ['WhatsApp', null],
    ['Messagerie instantanée', null],
    ['Facebook', null],
    ['Visio', null],
    ['Formulaire papier', null],
    ['Mail ou téléphone', null],
    ['Pigeon', null],
    ['', null],
  ])('%s is the channel %s', (text, channel) => {
    expect(guessValue('channel', text, reference)).toBe(channel);
  });

  it('are our own ids again in a table that we exported for programs', () => {
    for (const channel of channels) {
      const heads = ['id', 'day', 'channel', 'reason_id'];
      const table = readTable(machineCsv({ fields: heads.map(field), rows: [['D1', '2026-11-02', channel, 'birth']] }));
      const mapping = guessRequestMapping(table.headers);
      expect(valueTexts('channel', table.rows, mapping, reference)[0]?.chosen).toBe(channel);
    }
  });

  it('that are unknown wait for a choice, those that are left out take their rows along', () => {
    const unknown = { reason: 'Dératisation' };
    expect(fault(unknown)).toBe('unknownValue');
    expect(fault(unknown, { reason: { deratisation: 'hole' } })).toBe('create');
    expect(fault(unknown, { reason: { deratisation: leaveOut } })).toBe('valueLeftOut');
    expect(fault({ department: 'Sports' })).toBe('unknownValue');
    const [kept] = plan([row({ department: 'Sports' })], { department: { sports: leaveOut } }).writes;
    expect(kept).toMatchObject({ departmentId: '' });
  });

  it('are listed with those first that have no answer', () => {
    const table = readTable([head, row(), row({ id: 'D2' }), row({ id: 'D3', reason: 'Dératisation' })].join('\n'));
    const mapping = { columns: guessRequestColumns(table.headers), values: noValues };
    expect(valueTexts('reason', table.rows, mapping, reference)).toEqual([
      { kind: 'reason', key: 'deratisation', text: 'Dératisation', rows: 1, chosen: '' },
      { kind: 'reason', key: 'acte de naissance', text: 'Acte de naissance', rows: 2, chosen: 'birth' },
    ]);
  });

  it('of a theme are those of the department first, and unknown ones are none', () => {
    const about = { closed: '03/11/2026', theme: 'Première demande' };
    expect(draft({ ...about, reason: 'Nid-de-poule' })?.themeId).toBe('roads-first');
    expect(draft(about)?.themeId).toBe('civil-first');
    expect(draft({ ...about, department: 'Voirie' })?.themeId).toBe('roads-first');
    const unknown = plan([row({ closed: '03/11/2026', theme: 'Autre' })]);
    expect([unknown.writes[0]?.themeId, unknown.unqualified]).toEqual(['', 1]);
  });
});

describe('dates', () => {
  it.each<[string, string, string, string]>([
    ['02/11/2026 09:15', '03/11/2026 16:00', '2026-11-02T08:15:00.000Z', '2026-11-03T15:00:00.000Z'],
    ['2026-11-02', '2026-11-02', '2026-11-02T11:00:00.000Z', '2026-11-02T11:00:00.000Z'],
    ['02/11/2026 16:00', '02/11/2026', '2026-11-02T15:00:00.000Z', '2026-11-02T15:00:00.000Z'],
    ['02/11/2026', '04/11/2026 9h30', '2026-11-02T08:30:00.000Z', '2026-11-04T08:30:00.000Z'],
    ['2026-11-02T23:30:00Z', '', '2026-11-02T23:30:00.000Z', ''],
    ['24/11/2026', '', now, ''],
  ])('%s and %s', (received, closed, receivedAt, closedAt) => {
    expect(draft({ received, closed })).toMatchObject({ receivedAt, closedAt });
  });

  it('belong to the day of the site', () => {
    expect(draft({ received: '2026-11-02T23:30:00Z' })?.day).toBe('2026-11-03');
    expect(draft({ received: '2026-11-02T23:30:00-01:00' })?.day).toBe('2026-11-03');
  });
});

describe('a row', () => {
  it.each<[string, Given]>([
    ['noId', { id: '' }],
    ['longId', { id: 'x'.repeat(41) }],
    ['noReceived', { received: '' }],
    ['badReceived', { received: '31/09/2026' }],
    ['badClosed', { closed: 'bientôt' }],
    ['receivedAhead', { received: '25/11/2026' }],
    ['receivedAhead', { received: '24/11/2026 10:01' }],
    ['closedAhead', { closed: '25/11/2026' }],
    ['closedBeforeReceived', { received: '02/11/2026 09:00', closed: '02/11/2026 08:00' }],
    ['closedBeforeReceived', { closed: '01/11/2026' }],
    ['noChannel', { channel: '' }],
    ['unknownValue', { channel: 'Pigeon' }],
    ['noReason', { reason: '' }],
    ['closedWithoutDate', { status: 'Clôturée' }],
    ['cancelled', { status: 'Annulée' }],
    ['create', { status: 'Close', closed: '03/11/2026' }],
  ])('ends as %s', (code, given) => {
    expect(fault(given)).toBe(code);
  });

  it('is known again by its number, in the store and in the file', () => {
    const { rows, count } = plan([row(), row({ id: 'D2' }), row({ id: 'D2' })], {}, ['D1']);
    expect(rows.map((one) => ('otherLine' in one ? `${one.state} ${one.otherLine}` : one.state))).toEqual([
      'existing 0',
      'create',
      'existing 3',
    ]);
    expect(count).toEqual({ create: 1, close: 0, existing: 2, leftOut: 0, refused: 0 });
  });

  it('that was open when it came is closed once the file says so, and only then', () => {
    const closed = row({ closed: '03/11/2026', theme: 'Première demande' });
    const { writes, rows, count } = plan([closed], {}, ['D1']);
    expect([rows[0]?.state, count.close, count.create]).toEqual(['close', 1, 0]);
    expect(writes).toEqual([
      {
        line: 2,
        externalId: 'D1',
        day: '2026-11-02',
        closedAt: '2026-11-03T11:00:00.000Z',
        themeId: 'civil-first',
        requestId: 'r-D1',
      },
    ]);
    expect(plan([closed], {}, ['D1'], false).writes).toEqual([]);
    expect(plan([row()], {}, ['D1']).writes).toEqual([]);
  });

  it('becomes the commands of its life', () => {
    const told = (given: Given) => {
      const one = draft(given);
      return one ? requestCommands(one).map(({ type }) => type) : [];
    };
    expect(told({})).toEqual(['receive']);
    expect(told({ department: 'Voirie', closed: '03/11/2026', status: 'Close' })).toEqual([
      'receive',
      'assign',
      'close',
    ]);
    expect(told({ status: 'En cours' })).toEqual(['receive', 'start']);
    expect(told({ status: 'En attente de pièces' })).toEqual(['receive', 'waitOnCitizen']);
    const first = draft({});
    expect(first && requestCommands(first)[0]).toEqual({
      type: 'receive',
      day: '2026-11-02',
      channel: 'mail',
      reasonId: 'birth',
      citizenId: '',
      ticketId: '',
      receivedAt: '2026-11-02T11:00:00.000Z',
      externalId: 'D1',
    });
  });

  it('gets an id that no other number or round has, and that a document can bear', () => {
    const longest = importedRequestId('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'x'.repeat(40), 9);
    expect(longest.length).toBeLessThanOrEqual(80);
    expect(importedRequestId('s', '1~D', 0)).not.toBe(importedRequestId('s', 'D', 1));
  });
});

describe('a profile', () => {
  const headers = head.split(';');
  const mapping: RequestMapping = {
    columns: guessRequestColumns(headers),
    values: { ...noValues, channel: { pigeon: 'mail' }, reason: { deratisation: leaveOut } },
  };
  const profile = { id: 'p', ...profileOf(' Ancien ', mapping, headers) };

  it('gives back how a file was read, wherever its columns stand', () => {
    expect(profile.name).toBe('Ancien');
    expect(applyProfile(profile, headers)).toEqual({ mapping, missing: [] });
    const turned = headers.toReversed();
    const { columns } = applyProfile(profile, turned).mapping;
    expect(turned[columns.externalId ?? -1]).toBe('Numéro');
    expect(applyProfile(profile, ['Numéro']).missing).toHaveLength(7);
  });

  it('is taken by itself for a file with all its headings, the fullest first', () => {
    const small = { ...profile, id: 'small', columns: { externalId: 'Numéro' } };
    const empty = { ...profile, id: 'empty', columns: {} };
    expect(fittingProfile([empty, small, profile], headers)?.id).toBe('p');
    expect(fittingProfile([small, profile], ['Numéro', 'Autre'])?.id).toBe('small');
    expect(fittingProfile([empty, profile], ['Autre'])).toBeNull();
  });
});
