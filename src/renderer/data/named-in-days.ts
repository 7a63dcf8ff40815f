import type { RxCollection } from 'rxdb/plugins/core';

import type { Documents } from '#shared/domain/model/collections';
import type { LogCollection } from '#shared/sync/merge-document';

/** A day that begins changes all stretches: those of before are let go of. */
const mostStretches = 1_000;

/** FNV-1a. Two ids that come to the same number cost a read in vain. */
const numberOf = (id: string): number => {
  let number = 2_166_136_261;
  for (let at = 0; at < id.length; at += 1) number = Math.imul(number ^ id.charCodeAt(at), 16_777_619);
  return number >>> 0;
};

type Stretch = { readonly after: string; readonly last: string; readonly numbers: Uint32Array };

/** Who is named in the documents of some days, as a number each, for days that were read once: no citizen is looked for there again. */
export type NamedInDays = {
  /** Whether documents after a civil day and up to another may name one of these citizens. `true` for days that nobody read yet. */
  readonly mayName: (after: string, last: string, citizenIds: ReadonlySet<string>) => boolean;
  /** Called before such days are read; what it gives notes what was found, unless documents changed meanwhile. */
  readonly begin: (after: string, last: string) => (citizenIds: Iterable<string>) => void;
};

const open = <Name extends LogCollection>(collection: RxCollection<Documents[Name]>): NamedInDays => {
  const stretches = new Map<string, Stretch>();
  let changes = 0;
  collection.eventBulks$.subscribe(({ events }) => {
    changes += 1;
    for (const { documentData } of events)
      for (const [key, { after, last }] of stretches)
        if (after < documentData.day && documentData.day <= last) stretches.delete(key);
  });
  return {
    mayName: (after, last, citizenIds) => {
      const stretch = stretches.get(`${after} ${last}`);
      return !stretch || [...citizenIds].some((id) => stretch.numbers.includes(numberOf(id)));
    },
    begin: (after, last) => {
      const before = changes;
      return (citizenIds) => {
        if (changes !== before) return;
        if (stretches.size >= mostStretches) stretches.clear();
        const numbers = Uint32Array.from(new Set(Array.from(citizenIds, numberOf)));
        stretches.set(`${after} ${last}`, { after, last, numbers });
      };
    },
  };
};

const opened = new WeakMap<object, NamedInDays>();

export const namedInDays = <Name extends LogCollection>(collection: RxCollection<Documents[Name]>): NamedInDays => {
  const known = opened.get(collection) ?? open<Name>(collection);
  opened.set(collection, known);
  return known;
};
