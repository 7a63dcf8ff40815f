import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { shellText } from '#shared/i18n/fr/shell';
import { reachOf, shownAddress } from '#shared/sync/invitation';

import { ReachNote } from './invite-dialog';

const { reach } = shellText.invite;
const port = fc.integer({ min: 1, max: 65_535 });
const scheme = fc.constantFrom('http', 'https');
const addressOf = (host: fc.Arbitrary<string>) =>
  fc.tuple(scheme, host, port).map(([by, name, at]) => shownAddress(`${by}://${name}:${at}`));
const here = addressOf(fc.constantFrom('127.0.0.1', '127.0.4.1', 'localhost', '[::1]'));
const elsewhere = addressOf(
  fc.oneof(
    fc.ipV4().filter((ip) => !ip.startsWith('127.')),
    fc.constantFrom('mairie.example', 'srv'),
  ),
);
const told = (addresses: readonly string[], isDemo: boolean): string =>
  renderToStaticMarkup(<ReachNote addresses={addresses} isDemo={isDemo} />);

it('an invitation that no other machine can follow says so, and one that a single address leads to does not', () => {
  fc.assert(
    fc.property(fc.array(here, { maxLength: 3 }), fc.array(elsewhere, { maxLength: 3 }), (own, others) => {
      const addresses = [...own, ...others];
      expect(reachOf(addresses)).toBe(others.length > 0 ? 'others' : own.length > 0 ? 'here' : 'none');
    }),
  );
  expect(told(['127.0.0.1:4870'], true)).toContain(reach.demo);
  expect(told(['127.0.0.1:4870'], false)).toContain(reach.here);
  expect(told(['127.0.0.1:4870'], false)).not.toContain(reach.demo);
  expect(told([], false)).toContain(reach.none);
  expect(told(['127.0.0.1:4870', '10.0.0.9:4870'], true)).toBe('');
});
