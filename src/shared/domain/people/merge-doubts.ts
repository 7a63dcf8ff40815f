import type { CitizenValues } from '../model/citizen';
import type { Ticket } from '../model/ticket';
import { isHeld } from '../numbers/held-labels';
import { foldText } from '../../lib/fold-text';
import { phoneDigits } from '../../lib/phone';
import type { Person } from './person';

/** The fields that are compared, in the order of a file. */
const telling = ['lastName', 'firstName', 'birthDate', 'phone', 'email'] as const;
type Telling = (typeof telling)[number];

const isName = (field: Telling): boolean => field === 'lastName' || field === 'firstName';

/** What two files say differently. */
export type MergeDoubts = {
  readonly fields: readonly { readonly field: Telling; readonly kept: string; readonly other: string }[];
  /** A ticket that each of them holds now; `null` unless both do. */
  readonly tickets: readonly [kept: string, other: string] | null;
};

const plain = (field: Telling, { [field]: value }: CitizenValues): string => {
  if (field === 'phone') return phoneDigits(value);
  return isName(field) ? foldText(value) : value.trim().toLowerCase();
};

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

/**
 * Whether it is asked before two files are merged. Names alone ask where nobody but the agent took the two for one person: whoever marries or was
 * misheard has two of them, and a rule that finds duplicates (`isDuplicate`) has compared them already.
 */
export const asksFirst = (doubts: MergeDoubts | null, isDuplicate: boolean): boolean =>
  doubts !== null && (!isDuplicate || doubts.tickets !== null || doubts.fields.some(({ field }) => !isName(field)));
