import type { z } from 'zod';

/**
 * Who may make a call: `anyone` (no token), devices of the `staff`, of an administrator (`admin`), those of the staff and screens in
 * public (`screen`), kiosks alone, or devices that read `sums` (staff and elected).
 */
export type Door = 'anyone' | 'staff' | 'admin' | 'screen' | 'kiosk' | 'sums';

/** One call of the server. The clients, the routes and the OpenAPI document are made from these rows; see `calls.ts`. */
export type Call = {
  readonly method: 'GET' | 'POST';
  /** A part `:id` stands for the field `id` of the input; the other fields are the body. */
  readonly path: `/v1/${string}`;
  /** One line for the OpenAPI document. */
  readonly summary: string;
  readonly door: Door;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** How long a client waits for the answer unless it says otherwise, milliseconds. */
  readonly patienceMs: number;
  /** Which counter limits the calls of one address; only calls of `anyone` are counted so. */
  readonly limit?: 'enrolment' | 'token';
  /** How large its body may be, where that is more than ordinary. */
  readonly body?: 'documents' | 'settings';
  /** The handler answers JSON text, because it has it as text already. `output` describes it and is not checked. */
  readonly isText?: true;
};

/** Patience of calls while a person stands at the counter: after it the offline rule applies. */
export const AT_THE_COUNTER_MS = 1_500;

/** Patience of calls that nobody stands and waits for. */
export const CALM_MS = 10_000;

/** Patience of calls for which the server may have to read a year. */
export const LONG_MS = 30_000;
