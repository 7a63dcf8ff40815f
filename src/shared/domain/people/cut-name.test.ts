import { expect, it } from 'vitest';

import { firstNames } from '../../demo/first-names';
import { lastNames } from '../../demo/last-names';
import { cutAtParticle } from './cut-name';
import { readName } from './read-name';

const cut = (text: string): string | null => {
  const found = cutAtParticle(text.split(' '));
  return found && `${found.last.join(' ')} / ${found.first.join(' ')}`;
};

it('keeps particles with the last name, whichever name comes first', () => {
  expect(cut('Le Goff Yann')).toBe('Le Goff / Yann');
  expect(cut('Yann Le Goff')).toBe('Le Goff / Yann');
  expect(cut('Van den Berghe Anne-Laure')).toBe('Van den Berghe / Anne-Laure');
  expect(cut('dos santos maria de lourdes')).toBe('dos santos / maria de lourdes');
  expect(cut('Ben Ali Karim')).toBe('Ben Ali / Karim');
  expect(cut('Le Goff')).toBe('Le Goff / ');
  expect(cut('Ben Martin')).toBeNull();
  expect(cut('Martin Zoé')).toBeNull();
  expect(cut('Le')).toBeNull();
});

it('reads every name of the demonstration that has a particle in both orders', () => {
  const withParticle = lastNames.filter(
    (name) => / /.test(name) && cutAtParticle([...name.split(' '), 'Zoé']) !== null,
  );
  expect(withParticle.length).toBeGreaterThan(3);
  // Of two words after the particle only capitals tell that both are the last name.
  for (const lastName of withParticle.filter((name) => cutAtParticle(name.split(' '))?.first.length === 0))
    for (const firstName of firstNames.filter((name) => !name.includes(' ')).slice(0, 40)) {
      expect(readName(`${lastName} ${firstName}`, 'lastName')).toEqual({ lastName, firstName });
      expect(readName(`${firstName} ${lastName}`, 'lastName')).toEqual({ lastName, firstName });
    }
});
