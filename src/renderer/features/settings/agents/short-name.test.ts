import { describe, expect, it } from 'vitest';

import { shortNameOf } from './short-name';

describe('the short name of an agent', () => {
  it('is the first name and one initial', () => {
    expect(
      ['Clément Delattre', 'Anne-Laure d’Hérouville', 'Jean de La Motte', 'Élodie Ñuñez', 'Maud', ''].map(shortNameOf),
    ).toEqual(['Clément D.', 'Anne-Laure H.', 'Jean L.', 'Élodie Ñ.', 'Maud', '']);
  });
});
