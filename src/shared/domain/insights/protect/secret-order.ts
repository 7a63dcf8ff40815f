/** A number for a name that nobody outside can know. By it equal counts are put in order before one of them is withheld. */
export type Order = (name: string) => number;

/** Names as they come: for tests, and where nothing is told outside. */
export const openOrder: Order = () => 0;

/** 32 bits of a text, well mixed. */
const mixed = (text: string, from: number): number => {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The order that a secret makes: always the same of the same secret, another for each name. */
export const secretOrder =
  (secret: string): Order =>
  (name) =>
    mixed(`${secret} ${name}`, 0x811c9dc5) + mixed(`${name} ${secret}`, 0x2f0b4c47) / 2 ** 32;

/** Things in the order of their names. */
export const inOrder = <One>(all: readonly One[], order: Order, nameOf: (one: One) => string): One[] =>
  all
    .map((one) => ({ one, at: order(nameOf(one)) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
