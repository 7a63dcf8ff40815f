import type { Agent } from '../model/reference';
import {
  boundOf,
  isRealChange,
  rights,
  rightsOf,
  roles,
  type Right,
  type RightsChange,
  type RightsTable,
} from './rights';

type Role = Agent['role'];

const at = (list: readonly string[], word: string): number => list.indexOf(word);

/** A line that changes nothing: a later version gives by itself what a town had given. The server would refuse it (`kind-rules.ts`). */
const isSpent = (one: RightsChange): boolean =>
  at(roles, one.role) >= 0 && at(rights, one.right) >= 0 && !isRealChange(one);

/** In the order of roles and rights, so that the same rights are the same table whatever was pressed first. What this version does not know stands first and stays: this version does not save it, a desk of that one does. */
const inOrder = (changes: RightsTable): RightsTable =>
  changes.toSorted((a, b) => at(roles, a.role) - at(roles, b.role) || at(rights, a.right) - at(rights, b.right));

/** The table after a right was given to a role or taken from it. What Guichet gives itself is no line of it; out of bounds nothing changes. */
export const withRight = (changes: RightsTable, role: Role, right: Right, may: boolean): RightsTable => {
  const bound = boundOf(role, right);
  if (bound === 'always' || bound === 'never') return changes;
  const others = changes.filter((one) => (one.role !== role || one.right !== right) && !isSpent(one));
  const isShipped = may === (bound === 'given');
  return isShipped ? others : inOrder([...others, { role, right, may }]);
};

const isOf =
  (role: Role) =>
  (one: RightsChange): boolean =>
    one.role === role && rights.some((right) => right === one.right);

/** Whether a town changed something of a role. */
export const isChanged = (changes: RightsTable, role: Role): boolean => changes.some(isOf(role));

/** The table with this role as Guichet gives it. */
export const asShipped = (changes: RightsTable, role: Role): RightsTable => {
  const isOwn = isOf(role);
  return changes.filter((one) => !isOwn(one));
};

/** What a role has by a table and had not by another one. */
export const gained = (before: RightsTable, after: RightsTable, role: Role): readonly Right[] => {
  const [had, has] = [rightsOf(before, role), rightsOf(after, role)];
  return rights.filter((right) => has.has(right) && !had.has(right));
};
