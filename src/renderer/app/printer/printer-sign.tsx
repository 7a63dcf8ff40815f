import './printer.css';

import { Printer } from 'lucide-react';
import { useState, useEffect, useRef } from 'react';

import { commonText } from '#shared/i18n/fr/common';
import { printingText } from '#shared/i18n/fr/printing';
import { shellText } from '#shared/i18n/fr/shell';
import type { PrintJob } from '#shared/ipc/printables';
import { paperWidths, type PaperMm } from '#shared/domain/ticket-paper/paper-width';
import { sayPrintTest, type SaidTest } from '#shared/i18n/fr/say-print-test';

import { usePrintJobs } from '../../data/queries/use-print-jobs';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { useKeys, useReboundOpen } from '../../ui/keys';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import { Segmented } from '../../ui/segmented';
import { Select, type SelectOption } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useStation } from '../../data/queries/use-station';
import { guichetBridge } from '../../platform/bridge';
import { WaitingTickets } from './waiting-tickets';
import { networkPrinter, noPrinter, printerOf, toPrinterDraft, type PrinterDraft } from './printer-draft';

const texts = printingText;

/** What was told last: a test page, or the choice itself. */
type Told = SaidTest;

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
const usePrinterChoice = () => {
  const { settings, update } = useStation();
  const names = useSystemPrinters();
  const [draft, setDraft] = useState(() => toPrinterDraft(settings));
  const [told, setTold] = useState<Told | null>(null);
  const [busy, setBusy] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  /** The printer that did not answer: chosen once more, it is taken all the same. */
  const silent = useRef('');
  // The buttons stay awake meanwhile: one that falls asleep loses the focus.
  const withPrinter = (saying: string, work: (printer: string) => Promise<Told>): void => {
    if (busy !== '') return;
    const printer = printerOf(draft);
    setFault(printer === null ? texts.choice.addressFault : undefined);
    setTold(null);
    if (printer === null) return;
    setBusy(saying);
    void work(printer)
      .catch((): Told => ({ tone: 'bad', text: texts.tested.failed('printFailed') }))
      .then((next) => {
        setTold(next);
        setBusy('');
      });
  };
  return {
    names,
    draft,
    told,
    busy,
    fault,
    set: (patch: Partial<PrinterDraft>): void => {
      setDraft((present) => ({ ...present, ...patch }));
      setFault(undefined);
      setTold(null);
    },
    test: (): void =>
      withPrinter(texts.choice.testing, async (printer) => {
        const done = await guichetBridge()?.invoke('print.test', { printer, paperMm: draft.paperMm, ticket: null });
        return sayPrintTest(done ?? { ok: false, code: 'printFailed' });
      }),
    save: (): void =>
      withPrinter(texts.choice.trying, async (printer) => {
        if (printer !== silent.current) {
          const reached = await guichetBridge()?.invoke('print.reach', { printer });
          silent.current = reached?.ok === false ? printer : '';
          if (silent.current !== '') return { tone: 'warn', text: texts.choice.silent(texts.choice.save(true)) };
        }
        await update({ printer, paperMm: draft.paperMm });
        return { tone: 'ok', text: texts.choice.saved(printer !== '') };
      }),
  };
};

const choiceText = printingText.choice;
const widths = paperWidths.map((mm) => ({ id: String(mm), label: choiceText.width(mm) }));
const paperOf = (id: string): PaperMm => (id === '58' ? 58 : 80);

/** The printers of the system between none and one of the network; one that is gone stays until another is chosen. */
const optionsOf = (names: readonly string[] | null, kind: string): readonly SelectOption[] => {
  const isGone = names !== null && kind !== noPrinter && kind !== networkPrinter && !names.includes(kind);
  const known = names ?? (kind === noPrinter || kind === networkPrinter ? [] : [kind]);
  return [
    { id: noPrinter, label: choiceText.none, detail: choiceText.noneDetail },
    { id: networkPrinter, label: choiceText.network, detail: choiceText.networkDetail },
    ...known.map((name) => ({ id: name, label: name })),
    ...(isGone ? [{ id: kind, label: kind, detail: choiceText.gone }] : []),
  ];
};

/** Where the tickets of this station come out, and how wide its paper is. */
const PrinterChoice = () => {
  const { names, draft, told, busy, fault, set, test, save } = usePrinterChoice();
  const saveLabel = choiceText.save(draft.kind !== noPrinter);
  const said = useRef<HTMLDivElement>(null);
  const unread = useReboundOpen();
  useEffect(() => {
    // In a small window the answer would lie below the fold.
    if (told) said.current?.scrollIntoView({ block: 'nearest' });
    // The same press takes a silent printer all the same, once this could be read.
    if (told?.tone === 'warn') unread();
  }, [told, unread]);
  useKeys([{ key: 'Ctrl Entrée', label: saveLabel, run: save }]);
  return (
    <section className="print-choice" aria-label={choiceText.title}>
      <Head title={choiceText.title} level={3} />
      <Select
        label={choiceText.kind}
        options={optionsOf(names, draft.kind)}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      {draft.kind === networkPrinter && (
        <TextField
          label={choiceText.address}
          hint={choiceText.addressHint}
          placeholder={choiceText.addressPlaceholder}
          value={draft.address}
          onChange={(address) => set({ address })}
          isRequired
          error={fault}
          maxLength={120}
          code
          autoFocus={draft.address === ''}
        />
      )}
      <Segmented
        label={choiceText.paper}
        options={widths}
        value={String(draft.paperMm)}
        onChange={(id) => set({ paperMm: paperOf(id) })}
      />
      <div className="print-acts">
        <Button tone="main" keys="Ctrl Entrée" onPress={save}>
          {saveLabel}
        </Button>
        <Button onPress={test}>{choiceText.test}</Button>
      </div>
      <div role="status" ref={said}>
        {busy !== '' && <p className="meta">{busy}</p>}
        {told && <Note tone={told.tone}>{told.text}</Note>}
      </div>
    </section>
  );
};

const isOpen = ({ state }: PrintJob): boolean => state !== 'done';
/** A ticket on its way to a printer that answers is nobody's worry. */
const isWorry = ({ state, tries }: PrintJob): boolean =>
  state === 'uncertain' || state === 'failed' || (state === 'waiting' && tries > 0);

type PrinterDialogProps = {
  readonly jobs: readonly PrintJob[];
  readonly onClose: () => void;
};

const PrinterDialog = ({ jobs, onClose }: PrinterDialogProps) => {
  const { settings } = useStation();
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.open}
      size="wide"
      footer={
        <Button onPress={onClose} keys="Échap">
          {commonText.close}
        </Button>
      }
    >
      <div className="print-dialog">
        <WaitingTickets jobs={jobs.filter(isOpen)} hasPrinter={settings.printer !== ''} />
        <PrinterChoice />
      </div>
    </Dialog>
  );
};

/** Says that tickets are not on paper, in the bar at the foot; it leads to them, and to the choice of the printer. */
export const PrinterSign = () => {
  const jobs = usePrintJobs();
  const [isShown, setShown] = useState(false);
  useKeys([{ id: 'printer', key: '', label: texts.open, run: () => setShown(true) }], {
    group: shellText.groups.everywhere,
    rank: -1,
  });
  const worries = jobs.filter(isWorry);
  const waiting = jobs.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      <span role="status">
        {worries.length > 0 && (
          <button type="button" className="print-sign" onClick={() => setShown(true)} aria-haspopup="dialog">
            <Icon of={Printer} />
            {texts.sign(waiting, worries.filter(({ state }) => state !== 'waiting').length)}
          </button>
        )}
      </span>
      {isShown && <PrinterDialog jobs={jobs} onClose={() => setShown(false)} />}
    </>
  );
};
