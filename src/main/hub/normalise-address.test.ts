import { expect, test } from 'vitest';
import { normaliseAddress } from './normalise-address';

test.each([
  ['192.168.1.20', 'http://192.168.1.20:4747'],
  [' accueil.mairie.example ', 'http://accueil.mairie.example:4747'],
  ['accueil:5000', 'http://accueil:5000'],
  ['http://accueil', 'http://accueil:4747'],
  ['http://accueil:80/', 'http://accueil'],
  ['https://guichet.example', 'https://guichet.example'],
  ['https://guichet.example:8443/x?y#z', 'https://guichet.example:8443'],
  ['[fd00::1]', 'http://[fd00::1]:4747'],
])('%s is %s', (typed, url) => expect(normaliseAddress(typed)).toBe(url));

test.each(['', '   ', 'a b', 'ftp://x', 'file:///etc/passwd', 'http://u:p@x', 'http://', 'javascript:alert(1)'])(
  '%s is no address',
  (typed) => expect(normaliseAddress(typed)).toBeNull(),
);
