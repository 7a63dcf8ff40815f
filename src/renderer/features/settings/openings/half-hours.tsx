import type { HalfOfDay, hoursNow, usualHours } from '#shared/domain/settings/set-hours';
import { shortTime } from '#shared/i18n/fr/format';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { TimeField } from '../parts/time-field';

/** What a half is to become: its times as they are typed, or closed. */
export type HalfDraft = { readonly isOpen: boolean; readonly from: string; readonly to: string };

const texts = settingsHoursText.bulk;
/** Offered where no desk has any hours. */
const usual = { morning: { from: '08:30', to: '12:00' }, afternoon: { from: '13:30', to: '17:00' } } as const;

type HalfHoursProps = {
  readonly half: HalfOfDay;
  /** What the chosen desks have now on the chosen weekdays. */
  readonly now: ReturnType<typeof hoursNow>;
  /** What most of them have, offered where they differ. */
  readonly often: ReturnType<typeof usualHours>;
  /** `null` = nobody touched it: it stays as it is at each desk. */
  readonly draft: HalfDraft | null;
  readonly onChange: (draft: HalfDraft | null) => void;
};

/** A half of the day for several desks: what they have in common can be changed, what differs is said and stays until hours are given to all. */
export const HalfHours = ({ half, now, often, draft, onChange }: HalfHoursProps) => {
  const { from, to } = (now === 'mixed' ? often : now) ?? usual[half];
  const common: HalfDraft = { isOpen: now !== null, from: shortTime(from), to: shortTime(to) };
  if (now === 'mixed' && !draft)
    return (
      <div className="set-line" role="group" aria-label={texts[half]}>
        <p>{texts.mixed[half]}</p>
        <Button size="small" onPress={() => onChange(common)}>
          {texts.sameForAll}
        </Button>
      </div>
    );
  const shown = draft ?? common;
  return (
    <>
      <Checkbox isSelected={shown.isOpen} onChange={(isOpen) => onChange({ ...shown, isOpen })}>
        {texts[half]}
      </Checkbox>
      {shown.isOpen && (
        <div className="set-line" role="group" aria-label={texts[half]}>
          <TimeField
            label={settingsHoursText.openings.from}
            value={shown.from}
            onChange={(typed) => typed !== shown.from && onChange({ ...shown, from: typed })}
          />
          <TimeField
            label={settingsHoursText.openings.to}
            value={shown.to}
            onChange={(typed) => typed !== shown.to && onChange({ ...shown, to: typed })}
          />
        </div>
      )}
      {draft && (
        <Button tone="link" size="small" onPress={() => onChange(null)}>
          {texts.leave[half]}
        </Button>
      )}
    </>
  );
};
