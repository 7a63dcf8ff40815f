import type { SiteReference } from '#shared/domain/model/reference';
import { bookingText as texts } from '#shared/i18n/fr/booking';

import { Button } from '../../ui/button';
import { useKeys, useReboundOpen } from '../../ui/keys';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { halves, hasPreferences, withoutWishes, type SlotPreferences } from './view-model/slot-preferences';

type BookingPreferencesProps = {
  readonly reference: SiteReference;
  readonly today: string;
  readonly preferences: SlotPreferences;
  readonly onChange: (preferences: SlotPreferences) => void;
  /** For an appointment that exists and moves: kept places and channels were the question of its booking. */
  readonly isMove?: boolean;
};

const weekdays = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ id: String(day), label: texts.weekday(day) }));
const keptChoices = ['', 'urgent', 'withoutInternet'] as const;
type KeptChoice = 'plain' | 'urgent' | 'withoutInternet';
const keptId = (keptFor: SlotPreferences['keptFor']): KeptChoice =>
  keptFor === 'urgent' || keptFor === 'withoutInternet' ? keptFor : 'plain';

const channelOptions = (['desk', 'phone'] as const).map((id) => ({ id, label: texts.channels[id] }));

/** How the person asks: on the spot or on the telephone. */
export const BookingChannel = ({
  channel,
  onChannel,
}: {
  readonly channel: SlotPreferences['channel'];
  readonly onChannel: (channel: SlotPreferences['channel']) => void;
}) => {
  useKeys([
    {
      id: 'channel',
      key: 'Alt T',
      label: texts.channelKey,
      run: () => onChannel(channel === 'phone' ? 'desk' : 'phone'),
    },
  ]);
  return (
    <Segmented
      className="ag-channel"
      label={texts.channel}
      hideLabel
      size="small"
      options={channelOptions}
      value={channel}
      onChange={onChannel}
    />
  );
};

/** What somebody wishes of the place: half of the day, weekday, from when on, which desk, and why kept places may be used. */
export const BookingPreferences = ({
  reference,
  today,
  preferences,
  onChange,
  isMove = false,
}: BookingPreferencesProps) => {
  const unread = useReboundOpen();
  const patch = (change: Partial<SlotPreferences>): void => onChange({ ...preferences, ...change });
  const desks = [
    { id: 'any', label: texts.anyDesk },
    ...reference.desks.map(({ id, number }) => ({ id, label: texts.desk(number) })),
  ];
  const hasKept = !isMove && reference.openingPeriods.some(({ keptFor }) => keptFor !== undefined);
  return (
    <div className="ag-wishes" role="group" aria-label={texts.wishes}>
      <Segmented
        label={texts.half}
        hideLabel
        size="small"
        options={halves.map((id) => ({ id, label: texts.halves[id] }))}
        value={preferences.half}
        onChange={(half) => patch({ half, fromTime: '' })}
      />
      <Select
        label={texts.weekdayLabel}
        hideLabel
        options={weekdays}
        value={String(preferences.weekday)}
        onChange={(day) => patch({ weekday: Number(day) })}
      />
      <Select
        label={texts.deskLabel}
        hideLabel
        options={desks}
        value={preferences.deskId === '' ? 'any' : preferences.deskId}
        onChange={(id) => patch({ deskId: id === 'any' ? '' : id })}
      />
      <div className="ag-from">
        {/* Before the date, so that Tab leads from what was typed to the places that it leaves, and not to what empties it. */}
        {hasPreferences(preferences) && (
          <Button tone="link" onPress={() => onChange(withoutWishes(preferences))}>
            {texts.noWish}
          </Button>
        )}
        <TextField
          label={texts.fromDay}
          type="date"
          value={preferences.fromDay}
          onChange={(fromDay) => patch({ fromDay: fromDay > today ? fromDay : '', fromTime: '' })}
          {...(preferences.fromTime === '' ? {} : { hint: texts.fromTime(preferences.fromTime) })}
          onKeyDown={(event) => {
            // Of half a date the places are still those without it.
            if (event.key !== 'Enter' || event.ctrlKey || event.currentTarget.validity.badInput) return;
            event.preventDefault();
            const form = event.currentTarget.closest('.ag-wishes')?.parentElement;
            form?.querySelector<HTMLElement>('ol.ag-offers button')?.focus();
            unread();
          }}
        />
      </div>
      {hasKept && (
        <Segmented
          className="ag-kept"
          label={texts.kept}
          hideLabel
          size="small"
          options={keptChoices.map((one) => ({ id: keptId(one), label: texts.keptChoices[keptId(one)] }))}
          value={keptId(preferences.keptFor)}
          onChange={(id) => patch({ keptFor: id === 'plain' ? '' : id })}
        />
      )}
    </div>
  );
};
