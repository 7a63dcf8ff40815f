import type { CitizenValues } from '../model/citizen';
import type { Ticket } from '../model/ticket';
import { isHeld } from '../numbers/held-labels';
import { phoneDigits } from '../../lib/phone';
import type { Person } from './person';

/** The fields that tell two people apart. Names do not: whoever marries or was misheard is merged under two of them. */
const telling = ['birthDate', 'phone', 'email'] as const;
type Telling = (typeof telling)[number];

/** What two files say differently. */
export type MergeDoubts = {
  readonly fields: readonly { readonly field: Telling; readonly kept: string; readonly other: string }[];
  /** A ticket that each of them holds now; `null` unless both do. */
  readonly tickets: readonly [kept: string, other: string] | null;
};

const plain = (field: Telling, { [field]: value }: CitizenValues): string =>
  field === 'phone' ? phoneDigits(value) : value.trim().toLowerCase();

type Holder = Pick<Person, 'values' | 'memberIds'>;

const heldBy = ({ memberIds }: Holder, tickets: readonly Ticket[]): string =>
  tickets.find((one) => memberIds.includes(one.citizenId) && isHeld(one))?.label ?? '';

/** What would be joined or lost if `other` were merged into `kept` and they are two people; `null` where nothing speaks against it. */
export const mergeDoubts = (kept: Holder, other: Holder, tickets: readonly Ticket[]): MergeDoubts | null => {
  const fields = telling.flatMap((field) => {
    const [own, its] = [plain(field, kept.values), plain(field, other.values)];
    return own === '' || its === '' || own === its
      ? []
      : [{ field, kept: kept.values[field], other: other.values[field] }];
  });
  const held = [heldBy(kept, tickets), heldBy(other, tickets)] as const;
  const bothWait = !held.includes('');
  return fields.length === 0 && !bothWait ? null : { fields, tickets: bothWait ? held : null };
};
