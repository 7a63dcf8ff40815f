import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { bodyOf } from '#shared/domain/settings/entries-of';

import { useSettingForm, type SettingForm } from '../parts/use-setting-form';
import type { Edited } from './edit-blocks';
import { layoutShape, shippedLayout, type LayoutBody, type LayoutDraft } from './layout-shape';

type Past = { readonly state: Edited; readonly cut: boolean; readonly isTyping: boolean };

const mostSteps = 100;

export type TicketLayoutForm = {
  readonly form: SettingForm<LayoutDraft>;
  readonly stored: LayoutBody | null;
  readonly edited: Edited;
  readonly choose: (at: number) => void;
  /** One step that can be taken back; typing in one field is one step. */
  readonly edit: (next: Edited, isTyping?: boolean) => void;
  readonly setCut: (cut: boolean) => void;
  /** `null` = nothing was changed since it was saved. */
  readonly undo: (() => void) | null;
};

/** The layout of the ticket in its form, the chosen block, and the way back step by step. */
export const useTicketLayout = (reference: SiteReference): TicketLayoutForm => {
  const own = reference.ticketLayouts[0];
  const stored = own ? bodyOf(own) : null;
  const form = useSettingForm({
    shape: layoutShape,
    id: own?.id ?? `${reference.site.id}-ticket-layout`,
    stored,
    blank: shippedLayout,
    onDone: () => setPast([]),
  });
  const [at, setAt] = useState(0);
  const [past, setPast] = useState<readonly Past[]>([]);
  const { blocks, cut } = form.draft;
  const edited: Edited = { blocks, at: Math.min(at, blocks.length - 1) };
  const note = (isTyping: boolean): void => {
    const goesOn = isTyping && past.at(-1)?.isTyping === true && past.at(-1)?.state.at === edited.at;
    if (!goesOn) setPast([...past, { state: edited, cut, isTyping }].slice(-mostSteps));
  };
  const last = form.isDirty ? past.at(-1) : undefined;
  return {
    form,
    stored,
    edited,
    choose: setAt,
    edit: (next, isTyping = false) => {
      if (next.blocks === blocks) return;
      note(isTyping);
      setAt(next.at);
      form.set({ blocks: [...next.blocks] });
    },
    setCut: (next) => {
      note(false);
      form.set({ cut: next });
    },
    undo: last
      ? () => {
          setPast(past.slice(0, -1));
          setAt(last.state.at);
          form.set({ blocks: [...last.state.blocks], cut: last.cut });
        }
      : null,
  };
};
