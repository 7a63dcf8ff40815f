import { useEffect, useState } from 'react';

import { printingText } from '#shared/i18n/fr/printing';
import { sayPrintTest, type SaidTest } from '#shared/i18n/fr/say-print-test';

import { useStation } from '../../data/queries/use-station';
import { guichetBridge } from '../../platform/bridge';
import { printerOf, toPrinterDraft, type PrinterDraft } from './printer-draft';

const texts = printingText;

/** What was told last: a test page, or the choice itself. */
export type Told = SaidTest;

/** The printers of this system; `null` until it has said. */
const useSystemPrinters = (): readonly string[] | null => {
  const [names, setNames] = useState<readonly string[] | null>(null);
  useEffect(() => {
    const asked = guichetBridge()?.invoke('print.printers', undefined) ?? Promise.resolve([]);
    asked.then(setNames, () => setNames([]));
  }, []);
  return names;
};

/** The choice of the printer of this station: typed, tried with a page, taken. */
export const usePrinterChoice = () => {
  const { settings, update } = useStation();
  const names = useSystemPrinters();
  const [draft, setDraft] = useState(() => toPrinterDraft(settings));
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | undefined>(undefined);
  // The buttons stay awake meanwhile: one that falls asleep loses the focus.
  const withPrinter = (work: (printer: string) => Promise<Told>): void => {
    if (isBusy) return;
    const printer = printerOf(draft);
    setFault(printer === null ? texts.choice.addressFault : undefined);
    setTold(null);
    if (printer === null) return;
    setBusy(true);
    void work(printer)
      .catch((): Told => ({ tone: 'bad', text: texts.tested.failed('printFailed') }))
      .then((next) => {
        setTold(next);
        setBusy(false);
      });
  };
  return {
    names,
    draft,
    told,
    isBusy,
    fault,
    set: (patch: Partial<PrinterDraft>): void => {
      setDraft((present) => ({ ...present, ...patch }));
      setFault(undefined);
      setTold(null);
    },
    test: (): void =>
      withPrinter(async (printer) => {
        const done = await guichetBridge()?.invoke('print.test', { printer, paperMm: draft.paperMm, ticket: null });
        return sayPrintTest(done ?? { ok: false, code: 'printFailed' });
      }),
    save: (): void =>
      withPrinter(async (printer) => {
        await update({ printer, paperMm: draft.paperMm });
        return { tone: 'ok', text: texts.choice.saved };
      }),
  };
};
