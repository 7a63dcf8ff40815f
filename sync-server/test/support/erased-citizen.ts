import { citizen } from './documents';

/** A citizen as an erasure leaves it. */
export const erasedCitizen = (id: string) => ({
  ...citizen(id, ''),
  fields: { lastName: { v: '', t: '000000000000009-000000-device-1' } },
  erasedAt: '000000000000009-000000-device-1',
});
