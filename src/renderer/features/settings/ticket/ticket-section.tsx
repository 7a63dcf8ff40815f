import './ticket.css';

import { Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';

import type { TicketBlock } from '#shared/domain/model/floor-settings';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsTicketText as texts, settingsTicketText } from '#shared/i18n/fr/settings-ticket';
import type { SiteReference } from '#shared/domain/model/reference';
import { paperWidths, type PaperMm } from '#shared/domain/ticket-paper/paper-width';
import { ticketLines, type TicketFacts } from '#shared/domain/ticket-paper/ticket-lines';
import { printingText } from '#shared/i18n/fr/printing';
import { formatBand } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { sayPrintTest, type SaidTest } from '#shared/i18n/fr/say-print-test';
import type { PrintableTicket } from '#shared/ipc/printables';

import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Head } from '../../../ui/head';
import { groundOf } from '../../../ui/ground';
import { useKeys } from '../../../ui/keys';
import { useNamedAct } from '../../../ui/pick/use-named-act';
import { Note } from '../../../ui/note';
import { AddButton } from '../parts/add-button';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import type { SectionProps } from '../section';
import { useStation } from '../../../data/queries/use-station';
import { Segmented } from '../../../ui/segmented';
import { guichetBridge } from '../../../platform/bridge';
import { BlockFields } from './block-fields';
import { addBlock, moveBlock, removeBlock, type Edited } from './edit-blocks';
import { useTicketLayout, type TicketLayoutForm } from './use-ticket-layout';
import type { LayoutDraft } from './layout-shape';
import { PaperPreview, paperLengthMm } from './paper-preview';

const failed = { ok: false, code: 'printFailed' };

/** Prints the ticket that is being composed, on the printer of this station, and says what became of it. */
const useTrial = () => {
  const { printer } = useStation().settings;
  const [told, setTold] = useState<SaidTest | null>(null);
  const [isBusy, setBusy] = useState(false);
  const print = (ticket: PrintableTicket, paperMm: PaperMm): void => {
    if (isBusy) return;
    setBusy(true);
    setTold(null);
    const asked = guichetBridge()?.invoke('print.test', { printer, paperMm, ticket }) ?? Promise.resolve(failed);
    void asked
      .catch(() => failed)
      .then((done) => {
        setTold(sayPrintTest(done));
        setBusy(false);
      });
  };
  return { told, isBusy, print };
};

const text = receptionText.ticket;
/** As long as those that the server makes. */
const exampleKey = 'k7q2m9x4t8w3b6n5v1z0';

/** What an invented person would get on a morning of November. */
const previewFacts = ({ site, reasons }: SiteReference): TicketFacts => ({
  label: 'A058',
  site: `${site.name}, ${site.commune}`,
  reason: (reasons.find(({ walkIn, favourite }) => walkIn && favourite === 1) ?? reasons[0])?.name ?? '',
  time: settingsTicketText.exampleTime,
  rank: text.rank(3),
  wait: text.paperWait(formatBand({ fromMin: 20, toMin: 35 })),
  link: site.publicUrl === undefined || site.publicUrl === '' ? '' : `${site.publicUrl}/t/${exampleKey}`,
  linkHint: text.paperFollow,
  marks: [],
});

const widths = paperWidths.map((mm) => ({ id: String(mm), label: printingText.choice.width(mm) }));

type TicketPreviewProps = { readonly reference: SiteReference; readonly draft: LayoutDraft };

/** What comes out of the printer, as it is composed, and a trial on real paper. */
const TicketPreview = ({ reference, draft }: TicketPreviewProps) => {
  const { settings } = useStation();
  const [paperMm, setPaperMm] = useState(settings.paperMm);
  const { told, isBusy, print } = useTrial();
  const choosePrinter = useNamedAct(printingText.open);
  const facts = previewFacts(reference);
  const lines = ticketLines(draft.blocks, facts);
  const lacksLink = facts.link === '' && draft.blocks.some(({ block }) => block === 'qr');
  return (
    <section className="set-side set-side--plain ticket-preview" aria-label={texts.preview}>
      <Head title={texts.preview} meta={texts.previewMeta} level={3} />
      <p className="ticket-printer">
        {printingText.named(settings.printer)}
        {choosePrinter && (
          <Button tone="link" onPress={choosePrinter}>
            {printingText.pick(settings.printer)}
          </Button>
        )}
      </p>
      <div className="ticket-preview-bar">
        <Segmented
          label={texts.width}
          hideLabel
          size="small"
          options={widths}
          value={String(paperMm)}
          onChange={(id) => setPaperMm(id === '58' ? 58 : 80)}
        />
        <span className="meta">{texts.length(paperLengthMm(lines, paperMm))}</span>
      </div>
      <PaperPreview lines={lines} paperMm={paperMm} />
      {lacksLink && <Note>{texts.noLink}</Note>}
      <Button onPress={() => print({ label: texts.trialLabel, lines: [...lines], cut: draft.cut }, paperMm)}>
        {texts.trial}
      </Button>
      <div role="status">
        {isBusy && <p className="meta">{texts.trialBusy}</p>}
        {told && <Note tone={told.tone}>{told.text}</Note>}
      </div>
    </section>
  );
};

const detailOf = ({ block, size, bold, text }: TicketBlock): string => {
  if (block === 'rule' || block === 'space') return '';
  const looks = [
    block === 'qr' ? texts.qrSizes[size - 1] : texts.sizes[size - 1],
    bold && block !== 'qr' && texts.bold,
  ];
  const said = block === 'text' ? (text === '' ? texts.emptyText : `«\u00A0${text}\u00A0»`) : '';
  return [said, ...looks].filter(Boolean).join(' · ');
};

const rowOf = (one: TicketBlock, at: number): EntryRow => ({
  id: String(at),
  title: texts.kinds[one.block],
  detail: detailOf(one),
});

/** Alt and an arrow move the chosen block wherever the focus is, Suppr takes it out in the list; there the focus follows the block. */
const useBlockKeys = ({
  edited,
  edit,
  undo,
}: TicketLayoutForm): { readonly listRef: React.RefObject<HTMLDivElement | null> } => {
  const listRef = useRef<HTMLDivElement>(null);
  const act = (next: Edited): void => {
    edit(next);
    if (listRef.current?.contains(document.activeElement) !== true) return;
    requestAnimationFrame(() => listRef.current?.querySelector<HTMLElement>(`[data-entry="${next.at}"]`)?.focus());
  };
  useKeys(
    [
      { key: 'Alt ↑', label: texts.up, run: () => act(moveBlock(edited, -1)), bar: true },
      { key: 'Alt ↓', label: texts.down, run: () => act(moveBlock(edited, 1)), bar: true },
      {
        key: 'Suppr',
        within: 'blocks',
        label: texts.remove,
        run: () => act(removeBlock(edited)),
        disabled: edited.blocks.length === 1,
      },
    ],
    { group: settingsText.sections.ticket, rank: 1 },
  );
  // What is being composed is taken back here first; then Ctrl Z is again for what was saved.
  useKeys([{ id: 'undoBlock', key: 'Ctrl Z', label: texts.undo, run: () => undo?.(), when: undo !== null }], {
    group: settingsText.sections.ticket,
    rank: 2,
  });
  return { listRef };
};

const Form = ({ layout }: { readonly layout: TicketLayoutForm }) => {
  const { form, stored, edited, setCut, undo } = layout;
  const hasNumber = edited.blocks.some(({ block }) => block === 'number');
  const fault = form.faultAt('blocks');
  return (
    <SettingForm
      form={form}
      label={texts.form}
      present={stored ? texts.present(stored.blocks.length) : ''}
      canRemove={stored !== null}
      removeLabel={texts.back}
    >
      <BlockFields layout={layout} />
      <Head title={texts.whole} level={3} />
      <Checkbox isSelected={form.draft.cut} onChange={setCut}>
        {texts.cut}
      </Checkbox>
      {undo !== null && (
        <Button size="small" icon={Undo2} keys="Ctrl Z" className="ticket-undo" onPress={undo}>
          {texts.undo}
        </Button>
      )}
      {(!hasNumber || fault !== undefined) && (
        <Note tone="bad" role="alert">
          {texts.noNumber}
        </Note>
      )}
    </SettingForm>
  );
};

/** What the printed ticket says, block by block, with the paper beside it. */
export const TicketSection = ({ reference }: SectionProps) => {
  const layout = useTicketLayout(reference);
  const { printer, paperMm } = useStation().settings;
  const { listRef } = useBlockKeys(layout);
  const { edited, edit, choose, form } = layout;
  return (
    <>
      <SectionHead
        title={settingsText.sections.ticket}
        lead={texts.lead}
        end={<AddButton label={texts.add} onAdd={() => edit(addBlock(edited))} />}
      />
      <div className="set-split set-split--three">
        <div className="set-rows" {...groundOf('blocks')} ref={listRef}>
          <EntryList
            label={texts.list}
            rows={edited.blocks.map(rowOf)}
            selected={String(edited.at)}
            onSelect={(id) => choose(Number(id))}
            empty=""
          />
        </div>
        <div className="set-side">
          <Form layout={layout} />
        </div>
        {/* Another printer has another width, and the trial of the one before says nothing of it. */}
        <TicketPreview key={`${printer} ${paperMm}`} reference={reference} draft={form.draft} />
      </div>
    </>
  );
};
