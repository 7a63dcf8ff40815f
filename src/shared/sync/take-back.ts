import { seenBefore, type Citizen, type Register } from '../domain/model/citizen';

import { isStamp, registerFault } from '../domain/rows/register-fault';
import { tick } from './hybrid-clock';
import { isRecord } from './identity-reviews';

/** What one write added to a citizen, as the history keeps it. `seq` is the number of the write. */
export type PastWrite = { readonly seq: number; readonly fields: Citizen['fields'] };

/** What comes of taking some writes of a citizen back. */
export type TakenBack = {
  /** The value that each register gets again, by its name; `''` where there was none. */
  readonly back: Readonly<Record<string, string>>;
  /** Registers that those writes changed and that somebody wrote since: they stay as they are. */
  readonly kept: readonly string[];
  /** Why nothing comes back of this citizen: those writes made it, or it was erased. */
  readonly untouched: '' | 'new' | 'erased';
};

/** Whether a register may hold this value: an older server may have stored what no reader bears. */
const isValue = (name: string, v: string): boolean => registerFault(name, { v, t: tick('', 0, 'any') }) === '';

/**
 * Which values of a citizen come back when some writes are taken back: those of every register whose present value one of them wrote, as
 * it was before. What somebody wrote since stays. A citizen that those writes made stays too: there is nothing to go back to. `past`
 * holds every write of the citizen in the order of `seq`; who wrote is known by the number, because stamps can lie.
 */
export const takenBackOf = (
  present: Citizen,
  past: readonly PastWrite[],
  isTaken: (seq: number) => boolean,
): TakenBack => {
  const nothing = { back: {}, kept: [] };
  if (present.erasedAt !== '') return { ...nothing, untouched: 'erased' };
  const [first] = past;
  if (first && isTaken(first.seq)) return { ...nothing, untouched: 'new' };
  const names = new Set(past.filter(({ seq }) => isTaken(seq)).flatMap(({ fields }) => Object.keys(fields)));
  const back: Record<string, string> = {};
  const kept: string[] = [];
  for (const name of names) {
    if (isRecord(name)) continue;
    const writes = past.filter(({ fields }) => Object.hasOwn(fields, name));
    const last = writes.at(-1);
    const before = writes.findLast(({ seq }) => !isTaken(seq))?.fields[name]?.v ?? '';
    if (!last || !isTaken(last.seq)) kept.push(name);
    else if (before !== (present.fields[name]?.v ?? '') && isValue(name, before)) back[name] = before;
  }
  return { back, kept, untouched: '' };
};

/** The citizen with these values as a new write of a device, under a stamp after every one that the citizen bears. */
export const withValuesBack = (
  present: Citizen,
  back: TakenBack['back'],
  { nowMs, deviceId }: { readonly nowMs: number; readonly deviceId: string },
): Citizen => {
  const last = Object.values(present.fields).reduce((latest, { t }) => (isStamp(t) && t > latest ? t : latest), '');
  const t = tick(last, nowMs, deviceId);
  const written = Object.entries(back).map(([name, v]): readonly [string, Register] => [
    name,
    { v, t, p: seenBefore(present.fields[name], t) },
  ]);
  return { ...present, fields: { ...present.fields, ...Object.fromEntries(written) } };
};
