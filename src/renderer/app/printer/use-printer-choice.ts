import { useEffect, useState } from 'react';

import { printingText } from '#shared/i18n/fr/printing';
import { printCodes, type PrintCode } from '#shared/domain/ticket-paper/print-state';

import { useStation } from '../../data/queries/use-station';
import { guichetBridge } from '../../platform/bridge';
import { printerOf, toPrinterDraft, type PrinterDraft } from './printer-draft';

const texts = printingText;

/** What was told last: a test page, or the choice itself. */
export type Told = { readonly tone: 'info' | 'ok' | 'warn' | 'bad'; readonly text: string };

const isPrintCode = (code: string): code is PrintCode => printCodes.some((one) => one === code);

const sayTest = ({ ok, code }: { readonly ok: boolean; readonly code: string }): Told => {
  if (ok) return { tone: 'ok', text: code === 'file' ? texts.tested.file : texts.tested.paper };
  if (code === 'uncertain') return { tone: 'warn', text: texts.tested.uncertain };
  return { tone: 'bad', text: texts.tested.failed(isPrintCode(code) ? code : 'printFailed') };
};

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
  const withPrinter = (work: (printer: string) => Promise<Told>): void => {
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
        return sayTest(done ?? { ok: false, code: 'printFailed' });
      }),
    save: (): void =>
      withPrinter(async (printer) => {
        await update({ printer, paperMm: draft.paperMm });
        return { tone: 'ok', text: texts.choice.saved };
      }),
  };
};
