import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { foldText } from '../../lib/fold-text';
import { findAgents } from './find-agents';

const agent = (name: string, shortName: string) => ({ id: name, name, shortName });
const team = [
  agent('Maëlle Martin', 'Maëlle M.'),
  agent('Paul Petit', 'Paul P.'),
  agent('Pauline Prat', 'Pauline P.'),
  agent('Hélène Vasseur', 'Hélène V.'),
];
const named = (text: string) => findAgents(team, text).named?.shortName ?? '';

describe('findAgents', () => {
  it.each([
    ['hel', 'Hélène V.'],
    ['vasseur HELENE', 'Hélène V.'],
    ['Paul P.', 'Paul P.'],
    ['Paul', ''],
    ['p', ''],
    ['Marc', ''],
    ['Heline', ''],
    ['maellx', ''],
    ['!', ''],
    ['', ''],
  ])('« %s » names « %s »', (text, shortName) => {
    expect(named(text)).toBe(shortName);
  });

  it('shows who is a slip away, and names them not', () => {
    for (const text of ['Vaseur', 'Vaseu', 'Heline'])
      expect(findAgents(team, text).near.map(({ id }) => id)).toEqual(['Hélène Vasseur']);
    expect(findAgents(team, 'Marc').near).toEqual([]);
  });

  it('whatever is typed: who is named bears every typed word, and no second agent is meant as much', () => {
    const names = fc.stringMatching(/^[A-Za-zé]{1,6} [A-Za-zé]{1,6}$/);
    const agents = fc.uniqueArray(names, { maxLength: 8 }).map((all) => all.map((name) => agent(name, name)));
    const letters = fc.oneof(fc.string(), fc.stringMatching(/^[a-e]{0,3} ?[a-e]{0,3}$/));
    fc.assert(
      fc.property(agents, letters, fc.nat(), (all, free, at) => {
        const begun = (all[at % Math.max(1, all.length)]?.name ?? '').slice(0, (at % 12) + 1);
        for (const text of [free, begun, begun + free]) {
          const found = findAgents(all, text);
          const words = foldText(text).split(' ').filter(Boolean);
          if (found.named === null) continue;
          const own = foldText(found.named.name).split(' ');
          expect(words.length > 0 && words.every((word) => own.some((one) => one.startsWith(word)))).toBe(true);
          expect(found.near).toEqual([]);
          if (found.matches.length > 1) expect(own.join(' ')).toBe(words.join(' '));
        }
      }),
    );
  });

  it('an agent’s whole name names them, unless another is called the same', () => {
    const names = fc.stringMatching(/^[a-d]{1,3} [a-d]{1,3}$/);
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 8 }), (all) => {
        const agents = all.map((name, index) => ({ id: String(index), name, shortName: name }));
        for (const one of agents) {
          const isAlone = all.filter((name) => name === one.name).length === 1;
          expect(findAgents(agents, one.name).named).toEqual(isAlone ? one : null);
        }
      }),
    );
  });
});
