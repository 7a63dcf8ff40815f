import type { Agent } from '#shared/domain/model/reference';
import { rights, roles, type Right } from '#shared/domain/rights/rights';

/** A box of the table of rights. */
export type Cell = { readonly right: Right; readonly role: Agent['role'] };

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The box to which an arrow leads from another one, over those that cannot be changed; `undefined` = none is there, or it is no arrow. */
export const nextCell = (cells: readonly Cell[], from: Cell, key: string): Cell | undefined => {
  const step = steps[key];
  if (!step) return undefined;
  const [down, right] = step;
  let [row, column] = [rights.indexOf(from.right) + down, roles.indexOf(from.role) + right];
  for (; rights[row] !== undefined && roles[column] !== undefined; row += down, column += right) {
    const found = cells.find((one) => one.right === rights[row] && one.role === roles[column]);
    if (found) return found;
  }
  return undefined;
};
