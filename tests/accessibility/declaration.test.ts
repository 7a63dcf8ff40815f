import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { sampleBefore, gaps, met, sampleAdded, outside, rateMet, STATED_ON } from '#shared/i18n/accessibility/criteria';
import { declarationBlocks, declarationText, stateOf } from '#shared/i18n/accessibility/declaration';

const root = path.join(import.meta.dirname, '..', '..');
const declarationFile = path.join(root, 'docs/declaration-accessibilite.md');

/** How many criteria each theme of RGAA 4.1.2 has: 106 in all. */
const themes = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];
const all = themes.flatMap((number, theme) => Array.from({ length: number }, (_, at) => `${theme + 1}.${at + 1}`));

const page = readFileSync(path.join(root, 'docs/accessibility.md'), 'utf8');
type Line = { readonly id: string; readonly state: string; readonly proof: string };
const lines: readonly Line[] = page.split('\n').flatMap((text) => {
  const [, id, , state, proof] = text.split('|').map((cell) => cell.trim());
  return id !== undefined && /^\d+\.\d+$/.test(id) ? [{ id, state: state ?? '', proof: proof ?? '' }] : [];
});
const idsOf = (state: string): readonly string[] => lines.flatMap((line) => (line.state === state ? [line.id] : []));

describe('the table of the 106 criteria', () => {
  it('has each of them once, in their order', () => {
    expect(all).toHaveLength(106);
    expect(lines.map(({ id }) => id)).toEqual(all);
  });

  it('says of each what the declaration says', () => {
    expect(idsOf('C')).toEqual(met);
    expect(idsOf('NC')).toEqual(gaps.map(({ id }) => id));
    expect(idsOf('NA')).toEqual(outside);
  });

  it('names for each that is met a test that exists', () => {
    for (const { id, state, proof } of lines) {
      const named = [...proof.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? '');
      expect(named.length > 0, id).toBe(state === 'C');
      expect(proof, id).not.toBe('');
      for (const file of named) {
        expect(file, id).toMatch(/\.(?:test|e2e)\.tsx?$/);
        expect(existsSync(path.join(root, file)), `${id}: ${file}`).toBe(true);
      }
    }
  });

  it('gives a reason and a day for each that is not', () => {
    const byId = new Map(lines.map((line) => [line.id, line]));
    for (const { id, text, by } of gaps) {
      expect(text.length, id).toBeGreaterThan(20);
      expect(by > STATED_ON, id).toBe(true);
      expect(byId.get(id)?.proof, id).toMatch(new RegExp(`\\S{2,}.*; ${by}$`, 'u'));
    }
  });
});

describe('the sample', () => {
  const section = page.slice(page.indexOf('\n## The sample\n'), page.indexOf('\n## Not measured\n'));
  const screens = [...section.matchAll(/^\| (.+?) \| (yes|no) \| `(.+?)` \|$/gmu)].map(
    ([, screen = '', before = '', file = '']) => ({ screen, before, file }),
  );
  const screensOf = (state: string): readonly string[] =>
    screens.flatMap(({ screen, before }) => (before === state ? [screen] : []));

  it('has twenty screens, of which the first evaluation had not looked at ten', () => {
    expect(screensOf('yes')).toEqual(sampleBefore);
    expect(screensOf('no')).toEqual(sampleAdded);
    expect(new Set(screens.map(({ screen }) => screen)).size).toBe(20);
    expect(sampleAdded).toHaveLength(10);
  });

  it('names for each a journey in which axe looks with all its rules', () => {
    for (const { screen, file } of screens)
      expect(readFileSync(path.join(root, file), 'utf8'), screen).toMatch(/\baxeFaults\(/u);
  });
});

describe('the declaration', () => {
  const town = { commune: 'Fontbelle', siteName: 'Hôtel de ville', contact: 'acces@fontbelle.example' };
  const wordsOf = (of: typeof town): string => JSON.stringify(declarationBlocks(of));

  it('says the rate of the table, rounded down, and the state of the law', () => {
    const count = (state: string): number => idsOf(state).length;
    expect(rateMet()).toBe(count('C') / (count('C') + count('NC')));
    const shown = String(Math.floor(rateMet() * 1000) / 10).replace('.', ',');
    expect(wordsOf(town)).toContain(`${shown}\u00A0% des critères qui s’appliquent`);
    expect(wordsOf(town)).toContain(stateOf(rateMet()));
    expect([1, 0.999, 0.5, 0.499].map(stateOf)).toEqual([
      'totalement conforme',
      'partiellement conforme',
      'partiellement conforme',
      'non conforme',
    ]);
  });

  it('keeps what we promise: of the criteria that apply at least 95 % are met', () => {
    expect(rateMet()).toBeGreaterThanOrEqual(0.95);
  });

  it('names each criterion that is not met, and until when', () => {
    for (const { id, text } of gaps) {
      expect(wordsOf(town)).toContain(`Critère ${id}`);
      expect(wordsOf(town)).toContain(text);
    }
    const plan =
      declarationBlocks(town)
        .at(-1)
        ?.rows.map(({ value }) => value) ?? [];
    expect([...plan.join(' ').matchAll(/\d+\.\d+/g)].map(([id]) => id).toSorted()).toEqual(
      gaps.map(({ id }) => id).toSorted(),
    );
  });

  it('takes the contact from the settings, and leaves a blank where there is none', () => {
    const contactOf = (of: typeof town) =>
      declarationBlocks(of)
        .flatMap(({ rows }) => rows)
        .find(({ label }) => label === 'Contact')?.value;
    expect(contactOf(town)).toBe('acces@fontbelle.example');
    expect(contactOf({ ...town, contact: '' })).toBe('');
  });

  /** Written anew with `UPDATE_DECLARATION=1`. */
  it('stands in docs as the app shows it, without a town', () => {
    const written = [
      `# ${declarationText.title}`,
      ...declarationBlocks({ commune: '', siteName: '', contact: '' }).flatMap(({ title, rows }) => [
        `## ${title}`,
        rows
          .map(({ label, value }) => {
            const words = value === '' ? `*${declarationText.blank}*` : value;
            return label === '' ? `${words}\n` : `- **${label}**\u00A0: ${words}`;
          })
          .join('\n')
          .trimEnd(),
      ]),
      declarationText.foot(),
    ].join('\n\n');
    if (process.env['UPDATE_DECLARATION'] === '1') writeFileSync(declarationFile, `${written}\n`);
    expect(readFileSync(declarationFile, 'utf8')).toBe(`${written}\n`);
  });
});
