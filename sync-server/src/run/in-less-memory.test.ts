import { expect, it } from 'vitest';

import { inLessMemory } from './in-less-memory';

const started = {
  execPath: '/bin/node',
  execArgv: ['--inspect'],
  argv: ['node', 'server.cjs', '--port', '0'],
  env: {},
};
const options = ['--max-semi-space-size=16', '--max-old-space-size=1024'];

it('starts the same again in less memory, once', () => {
  const start = inLessMemory({ ...started, env: { HOME: '/root', NONE: undefined } });
  expect(start?.words).toEqual(['/bin/node', '--inspect', ...options, 'server.cjs', '--port', '0']);
  expect(start?.env).toMatchObject({ HOME: '/root', MALLOC_MMAP_THRESHOLD_: '65536' });
  expect(start?.env).not.toHaveProperty('NONE');
  expect(inLessMemory({ ...started, execArgv: ['--inspect', ...options], env: start?.env ?? {} })).toBeNull();
});

it('leaves what somebody chose as it is', () => {
  const env = { NODE_OPTIONS: '--enable-source-maps --max-semi-space-size=8', MALLOC_ARENA_MAX: '1' };
  const start = inLessMemory({ ...started, execArgv: ['--max_old_space_size=400'], env });
  expect(start?.words).toEqual(['/bin/node', '--max_old_space_size=400', 'server.cjs', '--port', '0']);
  expect(start?.env).toMatchObject(env);
});
