import type { PaperMm } from '#shared/domain/ticket-paper/paper-width';
import type { StationSettings } from '#shared/ipc/contract';
import { printerAddress } from '#shared/lib/printer-address';

/** Choices that are no printer of the system; no system names one so. */
export const noPrinter = '@none';
export const networkPrinter = '@network';

/** The printer of this station as its form holds it. */
export type PrinterDraft = {
  /** Name of a printer of the system, `noPrinter` or `networkPrinter`. */
  readonly kind: string;
  readonly address: string;
  readonly paperMm: PaperMm;
};

const withoutScheme = (printer: string): string => printer.replace(/^tcp:\/\//, '').replace(/:9100$/, '');

export const toPrinterDraft = ({ printer, paperMm }: Pick<StationSettings, 'printer' | 'paperMm'>): PrinterDraft => {
  const isNetwork = printer.startsWith('tcp://');
  return {
    kind: printer === '' ? noPrinter : isNetwork ? networkPrinter : printer,
    address: isNetwork ? withoutScheme(printer) : '',
    paperMm,
  };
};

/** The printer as the station keeps it; `null` = the address names none. */
export const printerOf = ({ kind, address }: PrinterDraft): string | null => {
  if (kind === noPrinter) return '';
  if (kind !== networkPrinter) return kind;
  const text = address.trim();
  const printer = text.startsWith('tcp://') ? text : `tcp://${text}`;
  return printerAddress(printer) === null ? null : printer;
};
