import { paperWidths, type PaperMm } from '#shared/domain/ticket-paper/paper-width';
import { printingText } from '#shared/i18n/fr/printing';

import { Button } from '../../ui/button';
import { Head } from '../../ui/head';
import { Note } from '../../ui/note';
import { Segmented } from '../../ui/segmented';
import { Select, type SelectOption } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useKeys } from '../../ui/keys';
import { networkPrinter, noPrinter } from './printer-draft';
import { usePrinterChoice } from './use-printer-choice';

const texts = printingText.choice;
const widths = paperWidths.map((mm) => ({ id: String(mm), label: texts.width(mm) }));
const paperOf = (id: string): PaperMm => (id === '58' ? 58 : 80);

/** The printers of the system between none and one of the network; one that is gone stays until another is chosen. */
const optionsOf = (names: readonly string[] | null, kind: string): readonly SelectOption[] => {
  const isGone = names !== null && kind !== noPrinter && kind !== networkPrinter && !names.includes(kind);
  const known = names ?? (kind === noPrinter || kind === networkPrinter ? [] : [kind]);
  return [
    { id: noPrinter, label: texts.none, detail: texts.noneDetail },
    { id: networkPrinter, label: texts.network, detail: texts.networkDetail },
    ...known.map((name) => ({ id: name, label: name })),
    ...(isGone ? [{ id: kind, label: kind, detail: texts.gone }] : []),
  ];
};

/** Where the tickets of this station come out, and how wide its paper is. */
export const PrinterChoice = () => {
  const { names, draft, told, isBusy, fault, set, test, save } = usePrinterChoice();
  useKeys([{ key: 'Ctrl Entrée', label: texts.save, run: save }]);
  return (
    <section className="print-choice" aria-label={texts.title}>
      <Head title={texts.title} level={3} />
      <Select
        label={texts.kind}
        options={optionsOf(names, draft.kind)}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      {draft.kind === networkPrinter && (
        <TextField
          label={texts.address}
          hint={texts.addressHint}
          placeholder={texts.addressPlaceholder}
          value={draft.address}
          onChange={(address) => set({ address })}
          error={fault}
          maxLength={120}
          code
          autoFocus={draft.address === ''}
        />
      )}
      <Segmented
        label={texts.paper}
        options={widths}
        value={String(draft.paperMm)}
        onChange={(id) => set({ paperMm: paperOf(id) })}
      />
      <div className="print-acts">
        <Button tone="main" keys="Ctrl Entrée" onPress={save}>
          {texts.save}
        </Button>
        <Button onPress={test}>{texts.test}</Button>
      </div>
      <div role="status">
        {isBusy && <p className="meta">{texts.testing}</p>}
        {told && <Note tone={told.tone}>{told.text}</Note>}
      </div>
    </section>
  );
};
