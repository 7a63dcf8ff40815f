import { expect, test } from 'vitest';
import { shownAddress } from '#shared/sync/invitation';
import { normaliseAddress } from './normalise-address';

test.each([
  ['192.168.1.20', 'https://192.168.1.20:4747'],
  [' accueil.mairie.example ', 'https://accueil.mairie.example:4747'],
  ['accueil:5000', 'https://accueil:5000'],
  ['http://accueil', 'https://accueil:4747'],
  ['http://accueil:80/', 'https://accueil:80'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
  ['http://localhost', 'http://localhost:4747'],
  ['[::1]:5000', 'http://[::1]:5000'],
  ['https://127.0.0.1:5000', 'https://127.0.0.1:5000'],
  ['127.evil.example', 'https://127.evil.example:4747'],
  ['https://guichet.example', 'https://guichet.example'],
  ['https://guichet.example:8443/x?y#z', 'https://guichet.example:8443'],
  ['[fd00::1]', 'https://[fd00::1]:4747'],
])('%s is %s, and what is shown of it leads there again', (typed, url) => {
  expect(normaliseAddress(typed)).toBe(url);
  expect(normaliseAddress(shownAddress(url))).toBe(url);
});

test.each(['', '   ', 'a b', 'ftp://x', 'file:///etc/passwd', 'http://u:p@x', 'http://', 'javascript:alert(1)'])(
  '%s is no address',
  (typed) => expect(normaliseAddress(typed)).toBeNull(),
);
