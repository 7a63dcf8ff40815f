// What is measured between two desks, after a warm-up.
import { sizes, warmUp } from './sizes.mjs';
import { median } from './statistics.mjs';

/** The median of several relays, and the times of single writes. `relay` and `singles` take a prefix that is theirs alone. */
export async function measureWarmed({ relay, singles }) {
  for (let turn = 0; turn < warmUp.relays; turn += 1) await relay(`W${turn}`);
  const relays = [];
  for (let turn = 0; turn < sizes.relays; turn += 1) relays.push(await relay(`R${turn}`));
  await singles('V', warmUp.singles);
  return { relayMs: median(relays), latenciesMs: await singles('L', sizes.singles) };
}
