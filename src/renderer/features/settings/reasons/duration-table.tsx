import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { Button } from '../../../ui/button';
import { NumberField } from '../parts/number-field';
import { oneMorePerson } from './reason-shape';

type DurationTableProps = {
  readonly durations: readonly string[];
  readonly onChange: (durations: readonly string[]) => void;
  readonly faultAt: (path: string) => string | undefined;
};

const most = 10;

/** How long it takes for one person, two, three: a table, never a product. */
export const DurationTable = ({ durations, onChange, faultAt }: DurationTableProps) => (
  <div className="set-durations" role="group" aria-label={texts.durations}>
    {durations.map((duration, index) => (
      <NumberField
        key={index}
        label={texts.persons(index + 1)}
        unit={texts.minutes}
        value={duration}
        onChange={(typed) => onChange(durations.map((one, at) => (at === index ? typed : one)))}
        error={faultAt(`durationsMin.${index}`)}
      />
    ))}
    <div className="set-durations-acts">
      {durations.length < most && (
        <Button size="small" onPress={() => onChange(oneMorePerson(durations))}>
          {texts.addPerson}
        </Button>
      )}
      {durations.length > 1 && (
        <Button size="small" onPress={() => onChange(durations.slice(0, -1))}>
          {texts.dropPerson}
        </Button>
      )}
    </div>
  </div>
);
