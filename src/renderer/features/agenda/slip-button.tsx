import { agendaText } from '#shared/i18n/fr/agenda';
import { printsText } from '#shared/i18n/fr/prints';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';

import { useFirstNames } from '../../data/queries/use-first-names';
import { openPrinted } from '../../platform/print-ticket';
import { Button } from '../../ui/button';
import { useKeys } from '../../ui/keys';
import { Note } from '../../ui/note';
import { PrintedFile } from '../../ui/printed-file';
import { useSlipPrint } from '../../data/queries/use-slip-print';
import type { CivilNow } from './view-model/block-state';

type SlipButtonProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  /** No open desk holds it. */
  readonly isStranded: boolean;
  readonly now: CivilNow;
  /** The keyboard stands on the appointment itself. */
  readonly isAt: boolean;
  readonly onMove: () => void;
};

const texts = printsText.slip;

/**
 * The confirmation on paper, while the person still has to come: on the strip of the tickets, or on A5. Where a closure or an absence left the
 * appointment without a desk nothing is confirmed, and it is moved first.
 */
export const SlipButton = ({ reference, appointment, isStranded, now, isAt, onMove }: SlipButtonProps) => {
  const { told, file, print } = useSlipPrint(reference, now, useFirstNames(appointment));
  const strip = (): void => print(appointment, 'thermal');
  const sheet = (): void => print(appointment, 'a5');
  useKeys([
    { id: 'slip', key: 'I', within: 'grid', when: isAt && !isStranded, label: texts.open, run: strip },
    { id: 'slipA5', key: 'Maj I', within: 'grid', when: isAt && !isStranded, label: texts.openA5, run: sheet },
  ]);
  if (isStranded)
    return (
      <Note
        tone="warn"
        role="alert"
        acts={
          <Button size="small" {...(isAt ? { keys: 'M' } : {})} onPress={onMove}>
            {agendaText.keys.move}
          </Button>
        }
      >
        {agendaText.detail.stranded}
      </Note>
    );
  return (
    <div className="ag-slip">
      <div className="ag-pair">
        <Button {...(isAt ? { keys: 'I' } : {})} onPress={strip}>
          {texts.short}
        </Button>
        <Button {...(isAt ? { keys: 'Maj I' } : {})} onPress={sheet}>
          {texts.a5}
        </Button>
      </div>
      {file === '' ? (
        <p className="meta" role="status">
          {told}
        </p>
      ) : (
        <PrintedFile file={file} onOpen={openPrinted} />
      )}
    </div>
  );
};
