import { agendaText } from '#shared/i18n/fr/agenda';

import { Button } from '../../ui/button';
import { groundOf } from '../../ui/ground';
import { Head } from '../../ui/head';
import { useKeys } from '../../ui/keys';

type CancelChoicesProps = {
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
export const CancelChoices = ({ onCancel, onKeep }: CancelChoicesProps) => {
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
      <Button tone="link" onPress={onKeep}>
        {texts.back}
      </Button>
    </section>
  );
};
