import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { agendaText } from '#shared/i18n/fr/agenda';

import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';
import { useWrittenChannels } from './booking/written-channels';

type CancelChoicesProps = {
  readonly reference: SiteReference;
  readonly appointment: Appointment;
  readonly onCancel: (by: 'citizen' | 'office', why: string) => void;
  readonly onKeep: () => void;
};

const texts = agendaText.cancel;
const choices = [
  { by: 'citizen', why: '', label: texts.citizen },
  ...texts.whys.map(
    (why) =>
      ({ by: 'office', why, label: `${texts.office}\u00A0: ${why.charAt(0).toLowerCase()}${why.slice(1)}` }) as const,
  ),
] as const;

/** Who cancels and why: one key, one choice. */
export const CancelChoices = ({ reference, appointment, onCancel, onKeep }: CancelChoicesProps) => {
  const written = useWrittenChannels(reference, 'cancelled')(appointment);
  useKeys(
    choices.map(({ by, why, label }, index) => ({
      id: `why${index}`,
      key: String(index + 1),
      within: 'cancelling',
      label,
      run: () => onCancel(by, why),
    })),
    { group: agendaText.keys.group, rank: 2 },
  );
  return (
    <section className="ag-cancel" {...groundOf('cancelling')}>
      <Head title={texts.title} level={3} />
      <ul className="ag-offers">
        {choices.map(({ by, why, label }, index) => (
          <li key={label}>
            <Button keys={String(index + 1)} autoFocus={index === 0} onPress={() => onCancel(by, why)}>
              {label}
            </Button>
          </li>
        ))}
      </ul>
      {written.length > 0 && <p className="meta">{texts.written(written)}</p>}
      <Button tone="link" onPress={onKeep}>
        {texts.back}
      </Button>
    </section>
  );
};
