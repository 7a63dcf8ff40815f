import { describe, expect, test } from 'vitest';

import { demoReference } from '#shared/demo/demo-reference';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { wilson } from '#shared/domain/insights/stats/wilson';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { yearlyReportText as texts } from '#shared/i18n/fr/yearly-report';
import { printableReportSchema } from '#shared/ipc/printables';

import { reportPage } from './report-page';

const reference = toSiteReference(demoReference('2026-11-26', 'Europe/Paris'));
if (!reference) throw new Error('no site');

const headline = 'Courrier\u00A0: trois fois le délai du courriel.';
const empty: YearlyReport = {
  period: { kind: 'year', from: '2026-01-01', to: '2026-12-31' },
  before: { kind: 'year', from: '2025-01-01', to: '2025-12-31' },
  asOf: { day: '2026-11-24', minute: 580, unsyncedDesks: 0 },
  contacts: null,
  contactsBefore: null,
  inhabitants: null,
  perThousand: null,
  perThousandBefore: null,
  channels: [],
  needs: [],
  commitments: [],
  commitmentsBefore: null,
  cost: null,
  sites: [],
  themes: [],
};

const need = (reasonId: string, count: number, before: number, isSignificant: boolean) => ({
  reasonId,
  count,
  before,
  ratio: count / before,
  low: 0.5,
  high: 3,
  isSignificant,
});

const full: YearlyReport = {
  ...empty,
  contacts: 60_420,
  contactsBefore: 57_110,
  inhabitants: 21_500,
  perThousand: 2810.2,
  channels: [
    { channel: 'sms', count: null, before: 12 },
    { channel: 'mail', count: 50, before: 40 },
    { channel: 'desk', count: 100, before: 0 },
  ],
  needs: [need('reason-passport', 99, 100, false), need('reason-lodging', 520, 241, true), need('gone', 30, 10, true)],
  commitments: [
    { channel: '', kept: wilson(955, 1000) },
    { channel: 'mail', kept: null },
  ],
  cost: { total: 612_000, perContact: 10.13 },
  themes: [{ themeId: 'theme-1', count: 12 }],
};

const blockOf = (report: YearlyReport, title: string) =>
  reportPage(report, reference, headline, true).blocks.find((block) => block.title === title);

describe('the report of one page', () => {
  test('says nothing in its headline of which the page has no row', () => {
    const page = reportPage(full, reference, headline, true);
    const rest = page.headline.slice(headline.length).trim();
    expect(page.headline.startsWith(headline)).toBe(true);
    const needs = page.blocks.find(({ title }) => title === texts.blocks.needs);
    if (rest === '') return;
    expect(rest).toBe(needs?.sentence);
    expect(needs?.rows.some(({ label, value }) => rest.includes(label) && rest.includes(value))).toBe(true);
  });

  test('says of what a theme is that another department has too', () => {
    const themes = reference.themes.filter(({ name }) => name === 'Première demande');
    expect(themes.length).toBeGreaterThan(1);
    const said = blockOf(
      { ...full, themes: themes.map(({ id }, at) => ({ themeId: id, count: 90 - at })) },
      texts.blocks.themes,
    );
    const labels = said?.rows.map(({ label }) => label) ?? [];
    expect(new Set(labels).size).toBe(themes.length);
    for (const label of labels) expect(label).toMatch(/^.+ · Première demande$/);
    expect(said?.sentence).toBe(texts.sentences.themes(labels[0] ?? ''));
  });

  test('begins with the headline that it is given', () => {
    expect(JSON.stringify(reportPage(full, reference, headline, true))).toContain(headline);
  });

  test('fits what the main process prints, with everything and with nothing', () => {
    for (const report of [empty, full])
      expect(printableReportSchema.parse(reportPage(report, reference, headline, true))).toBeTruthy();
    expect(reportPage(empty, reference, headline, true).figures.map(({ value }) => value)).toEqual(['·', '·']);
    expect(reportPage(full, reference, headline, true).figures.map(({ value }) => value)).toEqual([
      '60\u00A0420',
      '2\u00A0810',
      '95,5\u00A0%',
      '10,13\u00A0€',
    ]);
  });

  test('names the days that are known of a year that began before Guichet, and compares them with nothing', () => {
    const { title, subtitle } = reportPage(
      { ...full, contactsBefore: null, knownFrom: '2026-11-01' },
      reference,
      headline,
      true,
    );
    expect(title).toContain('du 1er\u00A0novembre au 31\u00A0décembre 2026');
    expect(subtitle).toBe('Arrêté au 24/11/2026 à 9:40.');
    expect(reportPage(full, reference, headline, true).subtitle).toContain('Comparaison');
  });

  test('one that is not a publication says at its head and at its foot that it is for the town hall alone', () => {
    const page = reportPage(full, reference, headline, false);
    expect(page.subtitle).toMatch(/^À usage interne\. /u);
    expect(page.foot[0]).toBe(texts.foot.internal);
    expect(reportPage(full, reference, headline, true).foot).not.toContain(texts.foot.internal);
    expect(printableReportSchema.parse(page)).toBeTruthy();
  });

  test('what is withheld is a dot without a bar, and comes last', () => {
    expect(blockOf(full, texts.blocks.channels)?.rows).toEqual([
      { label: 'Guichet', value: '100', note: '', share: 1 },
      { label: 'Courrier', value: '50', note: '+25,0\u00A0%', share: 0.5 },
      { label: 'SMS', value: '·', note: '', share: null },
    ]);
    expect(blockOf(full, texts.blocks.commitments)?.rows[1]).toEqual({
      label: 'Courrier',
      value: '·',
      note: '',
      share: null,
    });
  });

  test('persons by age stand in it where they are counted, and nowhere else', () => {
    const people = {
      total: 2140,
      minors: null,
      brackets: [
        { bracket: 'under14', count: null },
        { bracket: 'from25', count: 1200 },
      ],
    } as const;
    expect(blockOf(full, texts.blocks.people)).toBeUndefined();
    expect(printableReportSchema.parse(reportPage({ ...full, people }, reference, headline, true))).toBeTruthy();
    expect(blockOf({ ...full, people }, texts.blocks.people)).toEqual({
      title: texts.blocks.people,
      sentence: '2\u00A0140 personnes. Aucun nombre de moins de onze.',
      rows: [
        { label: 'Moins de 14\u00A0ans', value: '·', note: '', share: null },
        { label: '25 à 39\u00A0ans', value: '1\u00A0200', note: '', share: 1 },
      ],
    });
  });

  test('what changed beyond chance comes first; a reason that is gone keeps its id', () => {
    const block = blockOf(full, texts.blocks.needs);
    expect(block?.rows.map(({ label, value }) => [label, value])).toEqual([
      ['gone', '+200\u00A0%'],
      ['Attestation d’hébergement', '+116\u00A0%'],
      ['Passeport', '−1,0\u00A0%'],
    ]);
    expect(block?.sentence).toContain('gone');
    expect(blockOf(empty, texts.blocks.needs)?.sentence).toBe(texts.sentences.noBefore);
  });
});
