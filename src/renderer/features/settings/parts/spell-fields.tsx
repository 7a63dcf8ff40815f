import { saySettingFault } from '#shared/i18n/fr/setting-faults';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Checkbox } from '../../../ui/checkbox';
import { TextField } from '../../../ui/text-field';
import { spellFault, type SpellDraft } from './spell';
import { TimeField } from './time-field';

type SpellFieldsProps = {
  readonly draft: SpellDraft;
  readonly set: (patch: Partial<SpellDraft>) => void;
  readonly faultAt: (path: string) => string | undefined;
};

const texts = settingsHoursText.spell;

/** From which day to which, the whole day or some hours of it. */
export const SpellFields = ({ draft, set, faultAt }: SpellFieldsProps) => {
  const fault = spellFault(draft);
  return (
    <>
      <div className="set-line">
        <TextField
          label={texts.fromDay}
          type="date"
          value={draft.fromDay}
          // One day stays one day; an end that was set later stays, unless the beginning passes it.
          onChange={(fromDay) =>
            set(draft.toDay === draft.fromDay || draft.toDay < fromDay ? { fromDay, toDay: fromDay } : { fromDay })
          }
          isRequired
          error={faultAt('fromDay')}
        />
        <TextField
          label={texts.toDay}
          type="date"
          value={draft.toDay}
          onChange={(toDay) => set({ toDay })}
          isRequired
          error={faultAt('toDay') ?? (fault ? saySettingFault({ id: '', ...fault }) : undefined)}
        />
      </div>
      <Checkbox isSelected={draft.isWhole} onChange={(isWhole) => set({ isWhole })}>
        {texts.wholeDays}
      </Checkbox>
      {!draft.isWhole && (
        <div className="set-line">
          <TimeField label={texts.from} value={draft.from} onChange={(from) => set({ from })} error={faultAt('from')} />
          <TimeField label={texts.to} value={draft.to} onChange={(to) => set({ to })} error={faultAt('to')} />
        </div>
      )}
    </>
  );
};
