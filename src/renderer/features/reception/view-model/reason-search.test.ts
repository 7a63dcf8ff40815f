import { expect, it } from 'vitest';

import { demoReasons } from '#shared/demo/demo-reasons';
import type { Reason } from '#shared/domain/model/reference';

import { searchReasons } from './reason-search';

const reasons: readonly Reason[] = demoReasons.map((body) => ({ id: body.code, ...body }));
const found = (text: string) => searchReasons(reasons, text).map(({ code }) => code);

it('finds the passport under « passep », never somebody else’s papers', () => {
  expect(found('passep')[0]).toBe('PASSPORT');
  expect(found('passep')).not.toContain('LODGING');
  expect(found('passep').every((code) => /PASSPORT|COLLECTION/.test(code))).toBe(true);
});

it('finds the reason that is called so in short before those whose name begins with it', () => {
  const [first] = searchReasons(reasons, 'cni');
  expect([first?.shortName, first?.name]).toEqual(['CNI', 'Carte d’identité']);
});

it('takes accents, case and the order of words as they come', () => {
  expect(found('etat')[0]).toBe('CIVIL-STATUS');
  expect(found('hebergement attestation')).toEqual(['LODGING']);
  expect(found('zzz')).toEqual([]);
});

it('lists them all before anything is typed, those for whom one may wait now first', () => {
  const all = searchReasons(reasons, ' ');
  expect(all).toHaveLength(reasons.length);
  expect(all.findIndex(({ walkIn }) => !walkIn)).toBe(reasons.filter(({ walkIn }) => walkIn).length);
});
