import { describe, expect, it } from 'vitest';

import { shortNameAfter, shortNameOf } from './short-name';

describe('the short name of an agent', () => {
  it('is the first name and one initial', () => {
    expect(
      ['Clément Delattre', 'Anne-Laure d’Hérouville', 'Jean de La Motte', 'Élodie Ñuñez', 'Maud', ''].map(shortNameOf),
    ).toEqual(['Clément D.', 'Anne-Laure H.', 'Jean L.', 'Élodie Ñ.', 'Maud', '']);
  });

  it('follows a new name, also that of « Agent 1 », and leaves alone what somebody wrote', () => {
    expect(shortNameAfter('Agent 1', 'Agent 1', 'Maud Kervella')).toBe('Maud K.');
    expect(shortNameAfter('Clément D.', 'Clément Delattre', 'Clément Aubry')).toBe('Clément A.');
    expect(shortNameAfter('Clem', 'Clément Delattre', 'Clément Aubry')).toBe('Clem');
  });
});
