import { agendaText } from '#shared/i18n/fr/agenda';
import type { SiteReference } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

import { NumberStepper } from '../../ui/number-stepper';
import { Select } from '../../ui/select';
import type { DraftFit } from './use-draft-fit';
import { bookableReasons, type Draft } from './view-model/draft';
import { fitPersons } from './view-model/draft-persons';
import { resizePersons } from './view-model/draft-persons';

type BookingReasonProps = {
  readonly reference: SiteReference;
  readonly draft: Draft;
  readonly fit: DraftFit;
  readonly onDraft: (patch: Partial<Draft>) => void;
};

const texts = agendaText.create;

/** For what and for how many, and the length that the table of the reason gives them. */
export const BookingReason = ({ reference, draft, fit, onDraft }: BookingReasonProps) => {
  const most = (id: string): number => entryById(reference.reasons, id)?.durationsMin.length ?? 1;
  return (
    <div className="ag-row2">
      <Select
        label={texts.reason}
        options={bookableReasons(reference).map(({ id, name }) => ({ id, label: name }))}
        value={draft.reasonId}
        onChange={(reasonId) => onDraft({ reasonId, persons: fitPersons(draft.persons, most(reasonId)) })}
      />
      <NumberStepper
        label={texts.persons}
        value={draft.persons.length}
        min={1}
        max={Math.max(draft.persons.length, most(draft.reasonId))}
        onChange={(count) => onDraft({ persons: resizePersons(draft.persons, count) })}
      />
      <div className="ag-dur">
        <span className="label">{texts.duration}</span>
        <b>{texts.minutes(fit.durationMin)}</b>
      </div>
    </div>
  );
};
