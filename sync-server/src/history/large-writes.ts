import type { AuditEntry } from '../store/port';

/** Many documents that one device wrote at one go: instants of its first and last push, and the numbers of its writes. */
export type Run = {
  readonly deviceId: string;
  readonly from: string;
  readonly to: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly count: number;
};

/** From so many documents on a write is a large one: nobody types so many files at one go. */
export const LARGE = 10;
/** A pause that ends a run, milliseconds. */
const PAUSE_MS = 60_000;
/** A pause that divides pushes of many rows from those of few: what an agent types after an import is no part of it. */
const CHANGE_MS = 5_000;

type Push = Run & { readonly ids: ReadonlySet<string> };

const isLarge = ({ ids }: Push): boolean => ids.size >= LARGE;

/** The entries of one device that came in one push: they bear one instant. */
const pushesOf = (entries: readonly AuditEntry[]): readonly Push[] => {
  const pushes: { -readonly [Key in keyof Push]: Key extends 'ids' ? Set<string> : Push[Key] }[] = [];
  for (const { deviceId, at, seq, id } of entries) {
    const last = pushes.at(-1);
    if (last?.to === at) {
      last.toSeq = seq;
      last.ids.add(id);
    } else pushes.push({ deviceId, from: at, to: at, fromSeq: seq, toSeq: seq, count: 0, ids: new Set([id]) });
  }
  return pushes;
};

const goesOn = (before: Push, last: Push, next: Push): boolean => {
  const pause = Date.parse(next.from) - Date.parse(last.to);
  return pause <= (isLarge(before) === isLarge(next) ? PAUSE_MS : CHANGE_MS);
};

/** The large writes among some entries of the audit, the newest first. `entries` come in the order of `seq`. */
export const largeRuns = (entries: readonly AuditEntry[]): readonly Run[] => {
  const byDevice = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const list = byDevice.get(entry.deviceId) ?? [];
    list.push(entry);
    byDevice.set(entry.deviceId, list);
  }
  const runs: Run[] = [];
  for (const list of byDevice.values()) {
    let pushes: Push[] = [];
    const end = (): void => {
      const [first, last] = [pushes[0], pushes.at(-1)];
      const ids = new Set(pushes.flatMap((push) => [...push.ids]));
      pushes = [];
      if (!first || !last || ids.size < LARGE) return;
      const { deviceId, from, fromSeq } = first;
      runs.push({ deviceId, from, fromSeq, to: last.to, toSeq: last.toSeq, count: ids.size });
    };
    for (const push of pushesOf(list)) {
      const [first, last] = [pushes[0], pushes.at(-1)];
      if (first && last && !goesOn(first, last, push)) end();
      pushes.push(push);
    }
    end();
  }
  return runs.toSorted((a, b) => b.toSeq - a.toSeq);
};
