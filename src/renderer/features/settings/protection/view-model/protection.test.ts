import { describe, expect, it } from 'vitest';

import type { Agent, Reason, Site, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { retentionText } from '#shared/i18n/fr/settings-site';
import { settingsText } from '#shared/i18n/fr/settings';
import { paperText } from '#shared/i18n/protection/paper-rows';
import { accessRequestsText } from '#shared/i18n/protection/access-requests';
import { protectionText as texts } from '#shared/i18n/protection/section';
import { printablePaperSchema } from '#shared/ipc/printables';
import type { AccessRequest } from '#shared/sync/wire/access-request-calls';

import type { DeviceRow } from '../../../../data/queries/devices/use-asked';
import type { ServerProtection, Unheard } from '../../../../data/queries/history/use-protection';
import type { ProtectionFacts } from './protection-facts';
import { protectionLines } from './protection-lines';
import { paperIds, protectionPaper, type PaperId } from './protection-papers';

const { line: accessText } = accessRequestsText;

const site: Site = {
  id: 'site',
  kind: 'site',
  name: 'Hôtel de ville',
  commune: 'Fontbelle-sur-Loire',
  zone: 'Europe/Paris',
  territory: 'mainland',
  accent: '#1b4b8f',
  waitGoalMin: 30,
};
const town = (more: Partial<Site> = {}): SiteReference => {
  const found = toSiteReference([{ id: 'site', siteId: 'site', kind: 'site', body: { ...site, ...more } }]);
  if (!found) throw new Error('no site');
  return found;
};

const device = (name: string, seenAt: string, more: Partial<DeviceRow> = {}): DeviceRow => ({
  id: name,
  name,
  series: 'K1',
  rank: 'desk',
  enrolledAt: '2026-01-05T08:00:00.000Z',
  seenAt,
  revoked: false,
  ...more,
});

const at = '2026-11-28T01:00:00.000Z';
const heard: ServerProtection = {
  facts: {
    retainedOn: '2026-11-29',
    backup: { at, bytes: 23_100_000, rows: 400_175 },
    tried: { at: '2026-11-28T08:00:00.000Z', of: at },
    journal: { lines: 1_234, firstAt: '2026-02-01T08:00:00.000Z', lastAt: '2026-11-30T08:00:00.000Z' },
  },
  devices: [device('Accueil', '2026-11-30T07:00:00.000Z')],
  erasures: [],
  channels: { email: false, sms: false },
};
const facts = (more: Partial<Site> = {}, server: Partial<ServerProtection> = {}): ProtectionFacts => ({
  reference: town(more),
  server: { ...heard, ...server },
  access: [],
  guard: 'keyring',
  isServer: false,
  makesBackups: false,
  now: new Date('2026-11-30T08:00:00.000Z'),
});
const nobody = (value: null | Unheard): ServerProtection => ({
  facts: value,
  devices: value,
  erasures: value,
  channels: value,
});

const line = (id: keyof typeof texts.names, from: ProtectionFacts) => {
  const found = protectionLines(from).find((one) => one.id === id);
  if (!found) throw new Error(`no line ${id}`);
  return found;
};
/** A paper as one text, a blank as what stands in its place. */
const paper = (id: PaperId, from: ProtectionFacts): string =>
  printablePaperSchema
    .parse(protectionPaper(id, from))
    .blocks.flatMap(({ title, rows }) => [
      title,
      ...rows.map(({ label, value }) => `${label} | ${value === '' ? paperText.blank : value}`),
    ])
    .join('\n');

const months = { retention: { recordMonths: 18, personMonths: 24 } };

describe('a line', () => {
  it('says of what only the server knows that it is not known, while it is asked, out of reach, or does not tell', () => {
    for (const [value, words] of [
      [null, texts.unknown.loading],
      ['unreachable', texts.unknown.unreachable],
      ['notAllowed', texts.unknown.notAllowed],
      ['notTold', texts.unknown.notTold],
    ] as const) {
      const unknown = { ...facts(months), server: nobody(value), access: value, guard: null };
      expect(line('retention', unknown).fact).toContain(texts.retention.unknown[value ?? 'loading']);
      expect(line('retention', unknown).fact).toContain('Dernier passage non connu');
      for (const id of ['erasures', 'access', 'backup', 'devices', 'journal'] as const) {
        expect(line(id, unknown).fact).toBe(words);
        expect(line(id, unknown).act).toBe('');
      }
      expect(line('seal', unknown).fact).toContain(texts.unknown.station);
    }
  });

  it('says how many requests of access wait, by when the next one is answered, and that one is late', () => {
    const request = (receivedOn: string, more: Partial<AccessRequest> = {}): AccessRequest => ({
      id: receivedOn,
      citizenIds: ['c'],
      receivedOn,
      notedAt: at,
      agentId: 'max',
      deviceId: 'boss',
      extended: null,
      settled: null,
      ...more,
    });
    const said = (...access: readonly AccessRequest[]) => line('access', { ...facts(), access });
    expect(said()).toMatchObject({ fact: accessText.none, act: '' });
    // Today is Monday the 30th of November 2026, the last day of the first one.
    const [last, later] = [request('2026-10-30'), request('2026-11-23')];
    expect(said(last, later)).toMatchObject({ fact: accessText.open(2, '2026-11-30', '2026-11-30'), act: '' });
    expect(said(request('2026-10-29'), later)).toMatchObject({ fact: accessText.open(2, '2026-11-30', '2026-11-30') });
    expect(said(request('2026-10-26'), later)).toMatchObject({
      fact: accessText.open(2, '2026-11-26', '2026-11-30'),
      act: '1\u00A0demande a dépassé son délai\u00A0: répondez aujourd’hui.',
    });
    // One that was prolonged may be due later than one that came after it.
    const prolonged = request('2026-10-26', { extended: { on: '2026-11-02', reason: 'complex' } });
    expect(said(prolonged, later)).toMatchObject({ fact: accessText.open(2, '2026-12-23', '2026-11-30'), act: '' });
    expect(said(request('2026-09-01'), request('2026-09-02')).act).toContain('2\u00A0demandes ont dépassé leur délai');
  });

  it('leads to a section that is there', () => {
    for (const { section } of protectionLines(facts()))
      if (section !== null) expect(settingsText.sections[section]).not.toBe('');
  });

  it('tells how long things are kept, when it was looked at last, and where desks hold them longer', () => {
    expect(line('retention', facts())).toMatchObject({ act: texts.retention.choose });
    expect(line('retention', facts()).fact).toContain(retentionText.now(null));
    const chosen = line('retention', facts(months));
    expect(chosen.fact).toContain('18\u00A0mois');
    expect(chosen.fact).toContain('29/11/2026');
    expect([chosen.act, chosen.fact.includes('431')]).toEqual(['', false]);
    expect(
      line('retention', facts({ retention: { recordMonths: 6, personMonths: 6 }, deskWindowDays: 400 })).fact,
    ).toContain('431\u00A0jours');
  });

  it('counts how many devices confirmed the erasures that are under way, and no other erasure', () => {
    const one = { at, deviceId: 'd', agentId: 'max', citizenIds: ['c'], done: 2, missing: ['k'], revoked: ['lost'] };
    const open = line('erasures', facts({}, { erasures: [one, { ...one, missing: [], revoked: [] }] }));
    const told = texts.erasures.one({ day: '2026-11-28', time: '02:00' }, { done: 2, all: 4, revoked: 1 });
    expect(open.fact).toBe(`${told} ${texts.erasures.last}`);
    expect(told).toContain('2\u00A0postes sur 4, 1\u00A0exclu avant de confirmer');
    expect(open.act).toBe(`${texts.erasures.wake} ${texts.erasures.empty}`);
    const through = { ...one, missing: [], revoked: [] };
    expect(line('erasures', facts({}, { erasures: [through] }))).toMatchObject({ fact: texts.erasures.none, act: '' });
    expect(line('erasures', facts({}, { erasures: Array.from({ length: 5 }, () => one) })).fact).toContain(
      texts.erasures.more(2),
    );
  });

  it('tells an erasure that a device did not hear of before it was shut out, after those that can still be confirmed', () => {
    const lost = { at, deviceId: 'd', agentId: 'max', citizenIds: ['c'], done: 3, missing: [], revoked: ['lost'] };
    const only = line('erasures', facts({}, { erasures: [lost] }));
    expect(only.fact).toContain('3\u00A0postes sur 4, 1\u00A0exclu avant de confirmer');
    expect(only.act).toBe(texts.erasures.empty);
    const open = { ...lost, done: 1, missing: ['k'], revoked: [] };
    const both = line('erasures', facts({}, { erasures: [lost, lost, lost, open] })).fact;
    expect(both.indexOf('1\u00A0poste sur 2.')).toBeLessThan(both.indexOf('exclu avant de confirmer'));
    expect(paper('register', facts({}, { erasures: [lost] }))).toContain('exclu avant de confirmer');
  });

  it('says how many people an erasure takes and how many wishes wait, and the papers say it too', () => {
    const known = heard.facts as Exclude<ServerProtection['facts'], string | null>;
    const of = (needsTwo: boolean, waiting: number) =>
      facts({}, { facts: { ...known, erasing: { needsTwo, waiting } } });
    expect(line('erasures', of(false, 0))).toMatchObject({
      fact: `${texts.erasures.none} Une seule personne suffit pour effacer.`,
      act: '',
    });
    expect(line('erasures', of(true, 2))).toMatchObject({
      fact: `${texts.erasures.none} Effacer une personne se fait à deux. 2\u00A0effacements demandés à confirmer.`,
      act: 'Confirmez ou refusez les effacements demandés.',
    });
    expect(paper('register', of(true, 2))).toContain('À deux administrateurs');
    expect(paper('register', of(false, 0))).toContain('Par un administrateur, confirmé');
    // A server of before, or one out of reach, says nothing of it.
    for (const unknown of [facts(), { ...facts(), server: nobody('unreachable') }])
      expect(paper('register', unknown)).toContain('ou à deux si la mairie l’a choisi');
    expect(line('erasures', facts()).fact).toBe(texts.erasures.none);
  });

  it('tells the last backup, and that it was tried only where it was this one', () => {
    const known = heard.facts as Exclude<ServerProtection['facts'], string | null>;
    const told = (more: Partial<typeof known>) => line('backup', facts({}, { facts: { ...known, ...more } }));
    expect(told({}).fact).toContain('28/11/2026 à 2:00, 23,1\u00A0Mo, 400\u00A0175\u00A0lignes');
    expect(told({}).fact).toContain(texts.backup.tried({ day: '2026-11-28', time: '09:00' }));
    expect(told({}).act).toBe('');
    expect(told({ tried: null })).toMatchObject({ act: texts.backup.byCommand.test });
    expect(told({ tried: null }).fact).toContain(texts.backup.untried);
    const older = told({ tried: { at: '2026-10-01T08:00:00.000Z', of: '2026-09-30T08:00:00.000Z' } }).fact;
    expect(older).toContain('La dernière essayée, faite le 30/09/2026');
    expect(older).not.toContain(texts.backup.untried);
    // Every night brings another one: only a trial of long ago is due again.
    const triedAt = (day: string) => told({ tried: { at: `${day}T08:00:00.000Z`, of: `${day}T01:00:00.000Z` } }).act;
    expect([triedAt('2025-12-01'), triedAt('2025-11-29')]).toEqual(['', texts.backup.byCommand.again]);
    expect(told({ backup: null })).toMatchObject({ fact: texts.backup.none, act: texts.backup.byCommand.make });
    expect(told({ backup: { at: '2026-10-01T08:00:00.000Z', bytes: 900, rows: 1 } }).act).toBe(
      texts.backup.byCommand.old,
    );
  });

  it('leads to the backups below where this computer makes them, and to no command', () => {
    const known = heard.facts as Exclude<ServerProtection['facts'], string | null>;
    const here = (more: Partial<typeof known>) =>
      line('backup', { ...facts({}, { facts: { ...known, ...more } }), makesBackups: true }).act;
    expect(here({ backup: null })).toBe(texts.backup.here.make);
    expect(here({ tried: null })).toBe(texts.backup.here.test);
    expect(Object.values(texts.backup.here).join(' ')).not.toMatch(/commande|informatique/u);
  });

  it('names the devices that nobody saw for more than thirty days, and none that was shut out', () => {
    const devices = [
      device('Accueil', '2026-11-30T07:00:00.000Z'),
      device('Annexe', '2026-10-30T07:00:00.000Z'),
      device('Borne', '2026-09-01T07:00:00.000Z', { rank: 'kiosk' }),
      device('Ancien', '2026-03-01T07:00:00.000Z', { revoked: true }),
      device('Jamais', ''),
      device('Hier', '', { enrolledAt: '2026-11-29T07:00:00.000Z' }),
    ];
    const told = line('devices', facts({}, { devices }));
    expect(told.fact).toBe('Jamais (jamais vu), Borne (vu le 01/09/2026), Annexe (vu le 30/10/2026).');
    expect(told.act).toBe(texts.devices.act);
    expect(line('devices', facts()).fact).toBe(texts.devices.none(30));
  });

  it('names the database of the server where it lies in clear on the disk of this computer, on paper as well', () => {
    const hub = { ...facts(), isServer: true };
    expect(line('seal', hub)).toMatchObject({ act: texts.seal.act });
    for (const said of [line('seal', hub).fact, paper('register', hub)]) expect(said).toContain(texts.seal.hub);
    expect(line('seal', { ...hub, guard: null }).fact).toContain(texts.seal.hub);
    expect(paper('register', facts())).not.toContain(texts.seal.hub);
  });

  it('tells the journal, the key of this desk, and what is not protected', () => {
    expect(line('journal', facts()).fact).toContain('1\u00A0234\u00A0lignes, du 01/02/2026 au 30/11/2026');
    const known = heard.facts as Exclude<ServerProtection['facts'], string | null>;
    const torn = { ...known, journal: { lines: 4, firstAt: '', lastAt: at } };
    expect(line('journal', facts({}, { facts: torn })).fact).toContain(texts.journal.none);
    expect(line('seal', facts())).toMatchObject({ act: '' });
    expect(line('seal', { ...facts(), guard: 'disk' })).toMatchObject({ act: texts.seal.act });
    expect(line('server', facts()).fact).toContain('n’est pas chiffrée');
    expect(line('persons', facts()).fact).toBe(texts.persons.names);
    expect(line('persons', facts({ signIn: { since: at, lockMin: 5 } })).fact).toBe(texts.persons.pin);
  });
});

describe('the papers', () => {
  it.each(paperIds)('%s can be printed whatever is known, and names the town hall', (id) => {
    for (const from of [
      facts(),
      facts(months),
      { ...facts(), server: nobody(null), guard: null },
      facts({ name: 'n'.repeat(80), commune: 'c'.repeat(80), address: 'a'.repeat(160), dpoContact: 'd'.repeat(160) }),
      facts(
        {},
        {
          devices: Array.from({ length: 400 }, (_, index) =>
            device(`${index} ${'x'.repeat(55)}`, '2026-01-01T00:00:00.000Z'),
          ),
        },
      ),
    ])
      expect(paper(id, from)).toContain(from.reference.site.commune);
  });

  it.each(paperIds)('%s says the months that were chosen, and that nothing goes by its age where none were', (id) => {
    expect(paper(id, facts(months))).toContain('18\u00A0mois');
    expect(paper(id, facts(months))).toContain('24\u00A0mois');
    expect(paper(id, facts(months))).not.toContain('supprimé par son âge');
    expect(paper(id, facts())).toContain('supprimé par son âge');
    expect(paper(id, facts())).not.toMatch(/18\u00A0mois|24\u00A0mois/);
    // What desks still hold is kept.
    const wide = facts({ retention: { recordMonths: 6, personMonths: 7 }, deskWindowDays: 400 });
    expect(paper(id, wide)).toContain('431\u00A0jours');
    expect(paper(id, wide)).not.toContain(' 6\u00A0mois');
  });

  it.each(paperIds)('%s has a blank where nobody is named, and the contact where somebody is', (id) => {
    const last = (text: string) => text.split('\n').filter((one) => /délégué|adresser|^ \|/i.test(one));
    expect(paper(id, facts())).toContain(paperText.blank);
    const named = paper(id, facts({ dpoContact: 'dpo@fontbelle.example' }));
    expect(last(named).join(' ')).toContain('dpo@fontbelle.example');
  });

  it('names processors where messages are configured, says that there are none where they are not, and guesses nothing', () => {
    const told = (channels: ServerProtection['channels']) => paper('register', facts({}, { channels }));
    expect(told({ email: true, sms: false })).toContain('Prestataire du courriel | À compléter');
    expect(told({ email: true, sms: false })).not.toContain('Prestataire des SMS');
    expect(told({ email: false, sms: true })).toContain('Prestataire des SMS | À compléter');
    expect(told({ email: false, sms: false })).toContain('Aucun envoi n’est configuré');
    for (const unknown of [null, 'unreachable'] as const) {
      expect(told(unknown)).toContain('Non connu');
      expect(told(unknown)).not.toMatch(/Aucun envoi|Prestataire d/);
    }
  });

  it('say what is true of this town alone', () => {
    const plain = paper('register', facts());
    expect(plain).toContain('Non chiffrée par Guichet');
    expect(plain).toContain('une signature, pas une preuve');
    expect(plain).not.toMatch(/Personnes suivies|Codes personnels|Élus|Téléphone de l’usager/);
    const from = facts({
      signIn: { since: at, lockMin: 5 },
      trackedPopulation: true,
      publicUrl: 'https://file.ville.fr',
    });
    const agents = [{ role: 'elected' }] as unknown as readonly Agent[];
    const reasons = [{ name: 'Aide sociale', sensitive: true }, { name: 'Passeport' }] as unknown as readonly Reason[];
    const full = paper('register', { ...from, guard: 'disk', reference: { ...from.reference, agents, reasons } });
    for (const words of ['Personnes suivies', 'Codes personnels', 'Élus', 'Téléphone de l’usager', 'Aide sociale'])
      expect(full).toContain(words);
    expect(full).toContain(texts.seal.disk);
    expect(full).not.toContain('une signature, pas une preuve');
    expect(full).not.toContain('Passeport');
  });

  it('say no more of backups, of the journal and of locks than holds', () => {
    const text = paper('register', facts());
    expect(text).toContain('guichet-before-restore.sqlite');
    expect(text).not.toMatch(/Toujours chiffrées|Lectures, impressions|mois[^|\n]*gardée douze mois/);
    for (const kept of ['Historique des écritures | Avec leur contenu', 'Saisies mises de côté | Quatre-vingt-dix'])
      expect(text).toContain(kept);
    const locked = (lockMin: number) => paper('register', facts({ signIn: { since: at, lockMin } }));
    expect(locked(5)).toContain('se verrouille après 5\u00A0min');
    expect(locked(0)).not.toContain('se verrouille après');
    expect(locked(0)).toContain('ne se verrouille pas de lui-même');
    expect(paper('poster', facts())).toContain('Les agents de ce site les voient');
    expect(paper('poster', facts())).not.toMatch(/mission de service public|agents de l’accueil/);
  });

  it('leave to the town hall what it has to judge of each of the three risks', () => {
    const text = paper('assessment', facts());
    for (const risk of ['accès illégitime', 'modification non désirée', 'disparition']) expect(text).toContain(risk);
    for (const blank of ['Gravité, et pourquoi', 'Vraisemblance, et pourquoi', 'Mesures ajoutées par la mairie'])
      expect(text.split(`${blank} | ${paperText.blank}`)).toHaveLength(4);
  });
});
