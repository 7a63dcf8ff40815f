/**
 * People of a look-ahead as columns of numbers: many thousand calls are tried per announcement, and documents would be too slow.
 * Instants are milliseconds. A row is a person; `ord` tells apart who came at the same instant.
 */
export type Crowd = {
  readonly arrivedAt: Float64Array;
  readonly ord: Float64Array;
  /** Start of the appointment of someone who came in time, `NaN` for everybody else. */
  readonly dueAt: Float64Array;
  readonly ceilingAt: Float64Array;
  /** Not called before; 0 = at any time. */
  readonly restsUntil: Float64Array;
  readonly priority: Uint8Array;
  /** By person and desk (`person * desks + desk`): 1 = may be called there, 2 = was sent there, 0 = neither. */
  readonly offered: Uint8Array;
  readonly planned: Float64Array;
  /** Which distribution the length of the service is drawn from. */
  readonly kind: Uint16Array;
  readonly desks: number;
};

/** A crowd in which nobody waits yet, with room for so many people and desks. */
export const emptyCrowd = (rows: number, desks: number): Crowd => ({
  arrivedAt: new Float64Array(rows),
  ord: new Float64Array(rows),
  dueAt: new Float64Array(rows).fill(Number.NaN),
  ceilingAt: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
  restsUntil: new Float64Array(rows),
  priority: new Uint8Array(rows),
  offered: new Uint8Array(rows * desks),
  planned: new Float64Array(rows),
  kind: new Uint16Array(rows),
  desks,
});

/** What of the policy counts between two calls, milliseconds. */
export type TurnRule = { readonly bookedFromMs: number; readonly priorityCeiling: number };
