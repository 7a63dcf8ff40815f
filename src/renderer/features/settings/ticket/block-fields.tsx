import { ArrowDown, ArrowUp, X } from 'lucide-react';

import { ticketBlockKinds, type TicketBlock } from '#shared/domain/model/floor-settings';
import { settingsTicketText as texts } from '#shared/i18n/fr/settings-ticket';

import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { Segmented } from '../../../ui/segmented';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { changeBlock, moveBlock, removeBlock } from './edit-blocks';
import type { TicketLayoutForm } from './use-ticket-layout';

const kinds = ticketBlockKinds.map((id) => ({ id, label: texts.kinds[id] }));
const aligns = (['left', 'centre', 'right'] as const).map((id) => ({ id, label: texts.aligns[id] }));
const sizesOf = (labels: readonly string[]) => labels.map((label, at) => ({ id: String(at + 1), label }));

/** Lines and spaces look one way only; a QR code has a size. */
const looksOf = (block: TicketBlock['block']): 'none' | 'qr' | 'text' =>
  block === 'rule' || block === 'space' ? 'none' : block === 'qr' ? 'qr' : 'text';

const Looks = ({ layout }: { readonly layout: TicketLayoutForm }) => {
  const { edited, edit } = layout;
  const one = edited.blocks[edited.at];
  const looks = one ? looksOf(one.block) : 'none';
  if (!one || looks === 'none') return null;
  return (
    <>
      <Segmented
        label={texts.size}
        size="small"
        options={sizesOf(looks === 'qr' ? texts.qrSizes : texts.sizes)}
        value={String(one.size)}
        onChange={(id) => edit(changeBlock(edited, { size: Number(id) }))}
      />
      {looks === 'text' && (
        <div className="set-line ticket-looks">
          <Segmented
            label={texts.align}
            size="small"
            options={aligns}
            value={one.align}
            onChange={(align) => edit(changeBlock(edited, { align }))}
          />
          <Checkbox isSelected={one.bold} onChange={(bold) => edit(changeBlock(edited, { bold }))}>
            {texts.bold}
          </Checkbox>
        </div>
      )}
    </>
  );
};

const Place = ({ layout: { edited, edit } }: { readonly layout: TicketLayoutForm }) => (
  <div className="ticket-place">
    <Button
      size="small"
      icon={ArrowUp}
      keys="Alt ↑"
      isDisabled={edited.at === 0}
      onPress={() => edit(moveBlock(edited, -1))}
    >
      {texts.up}
    </Button>
    <Button
      size="small"
      icon={ArrowDown}
      keys="Alt ↓"
      isDisabled={edited.at === edited.blocks.length - 1}
      onPress={() => edit(moveBlock(edited, 1))}
    >
      {texts.down}
    </Button>
    <Button
      size="small"
      tone="plain"
      icon={X}
      keys="Suppr"
      isDisabled={edited.blocks.length === 1}
      onPress={() => edit(removeBlock(edited))}
    >
      {texts.remove}
    </Button>
  </div>
);

/** What the chosen block says, how it looks and where it stands. */
export const BlockFields = ({ layout }: { readonly layout: TicketLayoutForm }) => {
  const { form, edited, edit } = layout;
  const one = edited.blocks[edited.at];
  if (!one) return null;
  return (
    <>
      <Select
        label={texts.kind}
        options={kinds}
        value={one.block}
        onChange={(block) => edit(changeBlock(edited, { block }))}
      />
      {one.block === 'text' && (
        <TextField
          label={texts.text}
          placeholder={texts.textExample}
          value={one.text}
          maxLength={200}
          onChange={(text) => edit(changeBlock(edited, { text }), true)}
          isRequired
          error={form.faultAt(`blocks.${edited.at}.text`)}
        />
      )}
      <Looks layout={layout} />
      <Place layout={layout} />
    </>
  );
};
