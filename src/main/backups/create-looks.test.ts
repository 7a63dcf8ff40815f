import { expect, it } from 'vitest';

import { createLooks } from './create-looks';

it('asks a folder that hangs no second time before it answered, and others meanwhile', async () => {
  const look = createLooks(20);
  let asked = 0;
  let answer: (value: string) => void = () => undefined;
  const share = (): Promise<string> => {
    asked += 1;
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
  expect(await look('share', share, 'gone')).toBe('gone');
  expect(await look('share', share, 'gone')).toBe('gone');
  expect(asked).toBe(1);
  expect(await look('stick', () => Promise.resolve('there'), 'gone')).toBe('there');
  answer('late');
  await Promise.resolve();
  await expect.poll(() => look('share', () => Promise.resolve('back'), 'gone')).toBe('back');
});

it('asks one after the other, also after one that failed', async () => {
  const look = createLooks(1000);
  let open = 0;
  const one = async (): Promise<number> => {
    open += 1;
    await Promise.resolve();
    const most = open;
    open -= 1;
    return most;
  };
  const failed = look('a', () => Promise.reject(new Error('ENOENT')), 0);
  const others = Promise.all(['a', 'b', 'a'].map((folder) => look(folder, one, 0)));
  await expect(failed).rejects.toThrow('ENOENT');
  expect(await others).toEqual([1, 1, 1]);
});
