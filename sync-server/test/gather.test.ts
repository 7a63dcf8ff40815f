import { expect, it } from 'vitest';

import { gathered } from '#server/lib/gather';

it('writes the first note at once, and those of a second together with the next call', async () => {
  let nowMs = 1_000;
  const writes: (readonly string[])[] = [];
  const notes = gathered<string>(
    () => nowMs,
    async (some) => void writes.push(some),
  );
  const note = async (name: string) => {
    notes.add(name);
    await notes.write();
  };
  await note('a');
  for (const name of ['b', 'c', 'd']) await note(name);
  expect(writes).toEqual([['a']]);
  nowMs += 1_000;
  await notes.write();
  await notes.write();
  expect(writes).toEqual([['a'], ['b', 'c', 'd']]);
  // A clock that was set back a day holds nothing up.
  nowMs -= 86_400_000;
  await note('e');
  expect(writes.at(-1)).toEqual(['e']);
});
