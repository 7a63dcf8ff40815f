import type { PrintCode } from '#shared/domain/ticket-paper/print-state';

/**
 * What became of one try to print. `notYet`: surely nothing is on paper, it may be tried again by itself. `doubt`: it may be on paper, a
 * person decides. `broken`: this ticket cannot be printed at all, others can.
 */
export type Delivery =
  | { readonly kind: 'done'; readonly file: string }
  | { readonly kind: 'notYet' | 'doubt' | 'broken'; readonly code: PrintCode };
