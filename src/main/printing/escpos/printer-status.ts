import type { PrintCode } from '#shared/domain/ticket-paper/print-state';

/** What can be asked while the printer works: `DLE EOT n` (Epson's ESC/POS reference, real-time status). */
export const statusRequests = { printer: 1, offlineCause: 2, error: 3, paper: 4 } as const;
export type StatusKind = keyof typeof statusRequests;

/** The question as bytes. */
export const statusQuestion = (kind: StatusKind): Uint8Array => Uint8Array.of(0x10, 0x04, statusRequests[kind]);

/** Every answer has these bits as here; other bytes that a printer sends are none. */
export const isStatusAnswer = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;

const bits = {
  offline: 0b0000_1000,
  coverOpen: 0b0000_0100,
  stoppedForPaper: 0b0010_0000,
  paperEnd: 0b0110_0000,
} as const;

const has = (byte: number | undefined, bit: number): boolean => byte !== undefined && (byte & bit) !== 0;

/** What the answers mean, the thing to do first; `''` = the printer can print. */
export const statusCode = (answers: Readonly<Partial<Record<StatusKind, number>>>): PrintCode => {
  if (has(answers.paper, bits.paperEnd) || has(answers.offlineCause, bits.stoppedForPaper)) return 'paperOut';
  if (has(answers.offlineCause, bits.coverOpen)) return 'coverOpen';
  return has(answers.printer, bits.offline) ? 'printerOff' : '';
};
