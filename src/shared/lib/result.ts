/** The outcome of something that may be refused: a value, or a reason that a screen can put into words. */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

/** Wraps a value as a success. */
export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

/** Wraps a reason as a refusal. */
export const no = <Reason>(reason: Reason): Result<never, Reason> => ({ ok: false, reason });
