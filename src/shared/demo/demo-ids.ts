import type { Random } from './random';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id with the shape of a ULID: the instant first, then chance from the seed. */
export const demoId = (random: Random, at: string): string => {
  let ms = Date.parse(at);
  let time = '';
  for (let place = 0; place < 10; place += 1) {
    time = (alphabet[ms % 32] ?? '0') + time;
    ms = Math.floor(ms / 32);
  }
  let rest = '';
  for (let place = 0; place < 16; place += 1) rest += alphabet[random.int(0, 31)] ?? '0';
  return time + rest;
};
