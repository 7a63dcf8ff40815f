import { byText, eventsIn, registersIn, textIn, type Fields } from './json';

/** cyrb53 over the UTF-16 code units of a text, in base 36. */
export const cyrb53 = (text: string): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2_654_435_761);
    b = Math.imul(b ^ unit, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36);
};

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => byText(a, b))
      .map(([name, part]) => [name, sorted(part)]),
  );
};

/** What a document knows. */
export const digestOf = (document: Fields): string => {
  const sign = document['_deleted'] === true ? '-' : '+';
  if ('events' in document) {
    const ids = eventsIn(document).map(({ id }) => id);
    return cyrb53(`${sign}${ids.join(',')}`);
  }
  if ('fields' in document) {
    const registers = registersIn(document);
    const names = Object.keys(registers).toSorted(byText);
    const known = names.map((name) => `${name}@${registers[name]?.t ?? ''}`);
    return cyrb53(`${sign}${textIn(document, 'erasedAt')}|${known.join(',')}`);
  }
  return cyrb53(`${sign}${JSON.stringify(sorted(document['body'] ?? null))}`);
};
