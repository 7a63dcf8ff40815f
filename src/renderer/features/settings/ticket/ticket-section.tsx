import './ticket.css';

import { Undo2 } from 'lucide-react';
import { useRef } from 'react';

import type { TicketBlock } from '#shared/domain/model/floor-settings';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsTicketText as texts } from '#shared/i18n/fr/settings-ticket';

import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Head } from '../../../ui/head';
import { groundOf } from '../../../ui/ground';
import { useKeys } from '../../../ui/keys';
import { Note } from '../../../ui/note';
import { AddButton } from '../parts/add-button';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { SettingForm } from '../parts/setting-form';
import type { SectionProps } from '../section';
import { BlockFields } from './block-fields';
import { addBlock, moveBlock, removeBlock, type Edited } from './edit-blocks';
import { TicketPreview } from './ticket-preview';
import { useTicketLayout, type TicketLayoutForm } from './use-ticket-layout';

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
        <TicketPreview reference={reference} draft={form.draft} />
      </div>
    </>
  );
};
