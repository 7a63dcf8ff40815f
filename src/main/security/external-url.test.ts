import { expect, test } from 'vitest';
import { externalUrl } from './external-url';

test('only web addresses leave the app, in their serialised form', () => {
  expect(externalUrl('https://exemple.example/a b"c')).toBe('https://exemple.example/a%20b%22c');
  for (const url of ['file:///etc/passwd', 'javascript:1', 'smb://x', 'https://u:p@x', 'guichet://app/', 'x'])
    expect(externalUrl(url)).toBeNull();
});
