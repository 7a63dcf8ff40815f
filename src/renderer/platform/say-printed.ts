import { printsText } from '#shared/i18n/fr/prints';
import type { Printed } from '#shared/ipc/printables';

const texts = printsText.done;

/** What became of a print, in words. The folder is not told: the agent chose it, or the station's folder holds it. */
export const sayPrinted = (printed: Printed | null): string => {
  if (printed === null || (!printed.ok && printed.code === 'printFailed')) return texts.failed;
  if (printed.code === 'cancelled') return texts.cancelled;
  if (printed.code === 'noPrinter') return texts.noPrinter;
  if (!printed.ok) return texts.failed;
  return printed.file === '' ? texts.paper : texts.file(printed.file.split(/[\\/]/).at(-1) ?? '');
};
