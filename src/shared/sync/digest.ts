import type { Citizen } from '../domain/model/citizen';

import { canonicalText } from './canonical-text';
import { logOf } from './merge-document';

/** 53 bits of a text, as a short text: cyrb53 (public domain, bryc). Finds differences; protects nothing. */
const hashOf = (text: string): string => {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
};

const registersOf = (fields: Citizen['fields']): string =>
  Object.keys(fields)
    .toSorted()
    .map((name) => `${name}@${fields[name]?.t ?? ''}`)
    .join();

/**
 * What a document knows, in a few letters: the ids of its events (events never change), or the stamps of its registers,
 * or, for reference data, all of it. Derived fields play no part, so two versions of a fold agree.
 */
export const digestOf = (document: object): string => {
  const { _deleted, fields, erasedAt, body } = document as {
    readonly _deleted?: boolean;
    readonly fields?: Citizen['fields'];
    readonly erasedAt?: string;
    readonly body?: unknown;
  };
  const alive = _deleted === true ? '-' : '+';
  if ('events' in document)
    return hashOf(
      alive +
        logOf(document)
          .map((event) => event.id)
          .join(),
    );
  if (typeof fields === 'object' && (fields as unknown) !== null)
    return hashOf(`${alive}${erasedAt ?? ''}|${registersOf(fields)}`);
  return hashOf(alive + canonicalText(body ?? null));
};
