import './reasons.css';

import type { Reason, SiteReference } from '#shared/domain/model/reference';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';
import { entryById } from '#shared/lib/entry-by-id';

import { AddButton } from '../parts/add-button';
import { EntryList, type EntryRow } from '../parts/entry-list';
import { SectionHead } from '../parts/section-head';
import { useChosen } from '../parts/use-chosen';
import type { SectionProps } from '../section';
import { ReasonForm } from './reason-form';

const detailOf = ({ durationsMin, bookable, walkIn }: Reason): string =>
  [
    texts.line(durationsMin[0] ?? 0, durationsMin.length),
    bookable ? texts.bookable.toLowerCase() : '',
    walkIn ? texts.walkIn.toLowerCase() : '',
    bookable || walkIn ? '' : texts.off,
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** The reasons by department, in the order of their names. */
const rowsOf = ({ reasons, departments }: SiteReference): readonly EntryRow[] => {
  const groupOf = (reason: Reason): string => entryById(departments, reason.departmentId)?.name ?? texts.noDepartment;
  return reasons
    .map((reason) => ({ reason, group: groupOf(reason) }))
    .toSorted((a, b) => a.group.localeCompare(b.group, 'fr') || a.reason.name.localeCompare(b.reason.name, 'fr'))
    .map(({ reason, group }) => ({
      id: reason.id,
      title: reason.name,
      detail: detailOf(reason),
      group,
    }));
};

/** Why people come. */
export const ReasonsSection = (props: SectionProps) => {
  const { reference, onNavigate } = props;
  const rows = rowsOf(reference);
  const chosen = useChosen(
    'reasons',
    rows.map(({ id }) => id),
    props,
  );
  return (
    <>
      <SectionHead
        title={settingsText.sections.reasons}
        lead={texts.lead}
        end={<AddButton label={texts.add} onAdd={chosen.startNew} />}
      />
      <div className="set-split set-split--wide">
        <div className="set-rows">
          <EntryList label={texts.list} rows={rows} selected={chosen.id} onSelect={chosen.select} empty={texts.empty} />
        </div>
        <div className="set-side">
          <ReasonForm
            key={chosen.formKey}
            reference={reference}
            reason={entryById(reference.reasons, chosen.id)}
            onDone={chosen.done}
            onNavigate={onNavigate}
          />
        </div>
      </div>
    </>
  );
};
