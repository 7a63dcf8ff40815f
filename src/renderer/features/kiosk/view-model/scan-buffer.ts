import { readAppointmentCode } from '#shared/domain/lifecycle/appointment-code';

/** A code reader types faster than this, milliseconds from sign to sign; a hand that types on the page of the code may take its time. */
const scannerGapMs = 300;
const mostSigns = 24;

/** What was typed in one go: as the layout of the keyboard says it, and by the place of the keys. */
export type ScanBuffer = { readonly byKey: string; readonly byPlace: string; readonly atMs: number };

export const emptyScan: ScanBuffer = { byKey: '', byPlace: '', atMs: 0 };

export type TypedSign = { readonly key: string; readonly code: string; readonly atMs: number };

const placeOf = (code: string): string => /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/u.exec(code)?.slice(1).join('') ?? '';

/** Takes one more sign; after a pause it begins anew. */
export const withSign = (buffer: ScanBuffer, { key, code, atMs }: TypedSign): ScanBuffer => {
  const { byKey, byPlace } = atMs - buffer.atMs > scannerGapMs ? emptyScan : buffer;
  return { byKey: (byKey + key).slice(-mostSigns), byPlace: (byPlace + placeOf(code)).slice(-mostSigns), atMs };
};

/**
 * The code that a reader typed before Entrée, `''` when it was none. A reader that was set up for another keyboard than the machine
 * types the right keys with the wrong signs: then their places count.
 */
export const scannedCode = ({ byKey, byPlace, atMs }: ScanBuffer, nowMs: number): string => {
  if (nowMs - atMs > scannerGapMs) return '';
  const read = readAppointmentCode(byKey);
  return read === '' ? readAppointmentCode(byPlace) : read;
};
