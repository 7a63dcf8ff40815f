import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { Checkbox } from '../../../ui/checkbox';
import { Select } from '../../../ui/select';
import { ToggleSet } from '../../../ui/toggle-set';
import { NumberField } from '../parts/number-field';
import type { SettingForm } from '../parts/use-setting-form';
import { bookingChannels, type ReasonDraft } from './reason-shape';

const usualNotices = [0, 60, 120, 240, 720, 1440, 2880, 4320, 10_080];

const notices = (present: string) =>
  [...new Set([...usualNotices, Number(present)])]
    .toSorted((a, b) => a - b)
    .map((minutes) => ({ id: String(minutes), label: texts.notices(minutes) }));

const channelOptions = bookingChannels.map((id) => ({ id, label: texts.channelOf[id] }));

/** How a reason is booked: by which ways, how soon, how far ahead. */
export const BookingFields = ({ form: { draft, set, faultAt } }: { readonly form: SettingForm<ReasonDraft> }) => (
  <>
    <div className="set-checks">
      <Checkbox isSelected={draft.bookable} onChange={(bookable) => set({ bookable })}>
        {texts.bookable}
      </Checkbox>
      <Checkbox isSelected={draft.walkIn} onChange={(walkIn) => set({ walkIn })}>
        {texts.walkIn}
      </Checkbox>
      <Checkbox isSelected={draft.needsStation} onChange={(needsStation) => set({ needsStation })}>
        {texts.station}
      </Checkbox>
      <Checkbox isSelected={draft.asksPreApplication} onChange={(asksPreApplication) => set({ asksPreApplication })}>
        {texts.preApplication}
      </Checkbox>
    </div>
    {draft.bookable && (
      <>
        <div className="set-line">
          <Select
            label={texts.notice}
            options={notices(draft.notice)}
            value={draft.notice}
            onChange={(notice) => set({ notice })}
          />
          <NumberField
            label={texts.horizon}
            unit={texts.days}
            value={draft.horizon}
            onChange={(horizon) => set({ horizon })}
            isRequired
            error={faultAt('horizonDays')}
          />
        </div>
        <ToggleSet
          label={texts.channels}
          isLoose
          options={channelOptions}
          values={draft.channels}
          onChange={(channels) => set({ channels })}
          isRequired
          error={faultAt('channels')}
        />
      </>
    )}
  </>
);
