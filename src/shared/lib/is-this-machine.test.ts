import { expect, it } from 'vitest';

import { isThisMachine } from './is-this-machine';

it('knows the numbers and names of the machine itself, and no other that looks like one', () => {
  expect(['127.0.0.1', '127.8.0.1', 'localhost', '::1', '[::1]'].filter((host) => !isThisMachine(host))).toEqual([]);
  const others = ['127.evil.example', '192.168.1.20', '0.0.0.0', '::', 'localhost.example', '127.0.0.1.example', ''];
  expect(others.filter(isThisMachine)).toEqual([]);
});
