import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..');

type Field = { readonly file: string; readonly tag: string; readonly attributes: string };
type Source = { readonly file: string; readonly text: string };

const sources: readonly Source[] = readdirSync(path.join(root, 'src/renderer/features'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.tsx') && !file.includes('.test.'))
  .map((file) => ({ file, text: readFileSync(path.join(root, 'src/renderer/features', file), 'utf8') }));

const kinds = 'TextField|NumberField|TimeField|TextArea|Select|ComboBox|ToggleSet';
const fieldsOf = ({ file, text }: Source): readonly Field[] =>
  [...text.matchAll(new RegExp(`<(${kinds})\\b([\\s\\S]*?)/>`, 'g'))].map(([, tag = '', attributes = '']) => ({
    file,
    tag,
    attributes,
  }));
const fields = sources.flatMap(fieldsOf);

describe('a field that cannot be left empty', () => {
  const rules = readFileSync(path.join(root, 'src/shared/domain/settings/kind-rules.ts'), 'utf8');
  const texts = [...rules.matchAll(/textFaults\((['`])([^'`]+)\1, [\w.]+, [\w_]+\)/g)].map(([, , name = '']) => name);
  const lists = [...rules.matchAll(/path: '(\w+)', code: 'empty'/g)].map(([, name = '']) => name);
  /** Sets that may be left out, and what is no field. */
  const none = new Set(['reasonIds', 'blocks', 'seats', 'path']);
  const needed = [...new Set([...texts, ...lists])].filter((name) => !none.has(name));
  /** An absence needs no words. */
  const isOptional = ({ file }: Field, name: string): boolean => name === 'label' && file.includes('/absences/');

  it('says so in the settings', () => {
    expect(needed.length).toBeGreaterThan(12);
    const asked = fields.flatMap((field) =>
      needed
        .filter(
          (name) =>
            field.attributes.includes(`faultAt('${name}')`) || field.attributes.includes(`faultAt(\`${name}\`)`),
        )
        .filter((name) => !isOptional(field, name))
        .map((name) => ({ ...field, name })),
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(
      asked
        .filter(
          ({ attributes, name }) =>
            !/\bisRequired\b/.test(attributes) && !(name === 'code' && /isTitle \? faultAt/.test(attributes)),
        )
        .map(({ file, name }) => `${file}: ${name}`),
    ).toEqual([]);
  });

  it('says so where it is a number: an empty one is none, but where the shape of the form leaves it out', () => {
    const leftOut = ['draft.ceiling', 'draft.express', 'draft.inhabitants', 'costs'];
    const numbers = fields.filter(({ tag, attributes }) => tag === 'NumberField' && attributes.includes('error='));
    const asked = numbers.filter(({ attributes }) => !leftOut.some((name) => attributes.includes(name)));
    expect(asked.length).toBeGreaterThan(15);
    expect(
      asked
        .filter(({ attributes }) => !/\bisRequired\b/.test(attributes))
        .map(({ file, attributes }) => `${file}: ${/error=\{[^}]*\}/.exec(attributes)?.[0]}`),
    ).toEqual([]);
  });

  it('says so in every other form that refuses it empty', () => {
    const refuses = /error=\{[^}]*(?:=== ''|isWhole|faults\.(?:reason|day|time)\b|errorOf\('(?:lastName|firstName)'\))/;
    const asked = fields.filter(({ attributes }) => refuses.test(attributes));
    expect(asked.length).toBeGreaterThan(10);
    expect(
      asked
        .filter(({ attributes }) => !/\bisRequired\b/.test(attributes))
        .map(({ file, attributes }) => `${file}:${attributes}`),
    ).toEqual([]);
  });

  it('is marked for the eyes by its label, and for a screen reader by the field or the label', () => {
    const kit = (file: string): string => readFileSync(path.join(root, 'src/renderer/ui', file), 'utf8');
    for (const file of ['text-field.tsx', 'text-area.tsx', 'combo-box.tsx', 'select.tsx']) {
      expect(kit(file), file).toMatch(/<FieldLabel [^>]*isRequired=\{/);
      expect(kit(file), file).toMatch(/\n\s+isRequired=\{/);
      // The words of an error are tied to the field by the kit.
      expect(kit(file), file).toMatch(/<FieldError /);
    }
    expect(kit('select.tsx')).toMatch(/<FieldLabel [^>]*isHeard/);
    expect(kit('toggle-set.tsx')).toMatch(/'aria-describedby': isRequired \? required/);
  });
});

describe('the same field', () => {
  type Names = ReadonlyMap<string, string>;
  /** Where a name of a file comes from: `texts` → `#shared/i18n/fr/agenda agendaText create`. */
  const namesIn = ({ text }: Source): Names => {
    const names = new Map<string, string>();
    for (const [, list = '', from = ''] of text.matchAll(/import \{([^}]+)\} from '(#shared\/i18n\/[^']+)'/g))
      for (const one of list.split(',')) {
        const [name = '', alias = name] = one
          .trim()
          .replace(/^type /, '')
          .split(' as ');
        names.set(alias, `${from} ${name}`);
      }
    for (const [, alias = '', whole = ''] of text.matchAll(/\nconst (\w+) = ([\w.]+);/g)) {
      const [first = '', ...rest] = whole.split('.');
      const origin = names.get(first);
      if (origin !== undefined) names.set(alias, [origin, ...rest].join(' '));
    }
    return names;
  };
  const valueOf = async (source: Source, expression: string): Promise<unknown> => {
    const [first = '', ...rest] = expression.split('.');
    const [from, ...steps] = (namesIn(source).get(first) ?? '').split(' ');
    if (from === undefined || from === '') return undefined;
    const file = path.join(root, from.replace('#shared', 'src/shared'));
    let value: unknown = await import(pathToFileURL(`${file}.ts`).href);
    for (const step of [...steps, ...rest]) value = (value as Readonly<Record<string, unknown>> | undefined)?.[step];
    return value;
  };

  /** What is asked for in more than one place, by the name that the code has for it. */
  const shared = [
    'lastName',
    'firstName',
    'birthDate',
    'phone',
    'email',
    'validFrom',
    'validUntil',
    'fromDay',
    'toDay',
    'wayHint',
    'shortName',
  ];

  /** Asked for something else under the same name of the code. */
  const others = new Set(['settings/site/site-section.tsx phone', 'agenda/booking-preferences.tsx fromDay']);

  it('bears the same label wherever it is asked for', async () => {
    const labels = new Map<string, Set<string>>();
    for (const source of sources)
      for (const { attributes } of fieldsOf(source)) {
        const name =
          /value=\{[\w.]*?\b(\w+)(?: \?\? '')?\}/.exec(attributes)?.[1] ??
          /\{\.\.\.field\('(\w+)'\)\}/.exec(attributes)?.[1] ??
          '';
        const label = /label=\{([\w.]+)\}/.exec(attributes)?.[1];
        if (!shared.includes(name) || label === undefined || others.has(`${source.file} ${name}`)) continue;
        const words = await valueOf(source, label);
        if (typeof words === 'string') labels.set(name, new Set([...(labels.get(name) ?? []), words]));
      }
    expect(labels.size).toBeGreaterThan(6);
    expect([...labels].filter(([, words]) => words.size > 1).map(([name, words]) => [name, ...words])).toEqual([]);
  });
});
