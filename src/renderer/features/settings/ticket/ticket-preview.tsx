import { useState } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { paperWidths } from '#shared/domain/ticket-paper/paper-width';
import { ticketLines } from '#shared/domain/ticket-paper/ticket-lines';
import { printingText } from '#shared/i18n/fr/printing';
import { settingsTicketText as texts } from '#shared/i18n/fr/settings-ticket';

import { useStation } from '../../../data/queries/use-station';
import { Button } from '../../../ui/button';
import { Head } from '../../../ui/head';
import { Note } from '../../../ui/note';
import { Segmented } from '../../../ui/segmented';
import type { LayoutDraft } from './layout-shape';
import { PaperPreview, paperLengthMm } from './paper-preview';
import { previewFacts } from './preview-facts';
import { useTrial } from './use-trial';

const widths = paperWidths.map((mm) => ({ id: String(mm), label: printingText.choice.width(mm) }));

type TicketPreviewProps = { readonly reference: SiteReference; readonly draft: LayoutDraft };

/** What comes out of the printer, as it is composed, and a trial on real paper. */
export const TicketPreview = ({ reference, draft }: TicketPreviewProps) => {
  const { settings } = useStation();
  const [paperMm, setPaperMm] = useState(settings.paperMm);
  const { told, isBusy, print } = useTrial();
  const facts = previewFacts(reference);
  const lines = ticketLines(draft.blocks, facts);
  const lacksLink = facts.link === '' && draft.blocks.some(({ block }) => block === 'qr');
  return (
    <section className="set-side set-side--plain ticket-preview" aria-label={texts.preview}>
      <Head title={texts.preview} meta={texts.previewMeta} level={3} />
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
