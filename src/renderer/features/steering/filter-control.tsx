import { ListFilter } from 'lucide-react';

import type { Filter } from '#shared/domain/insights/facts/filter';
import type { SiteReference } from '#shared/domain/model/reference';
import { channels } from '#shared/domain/model/request';
import { channelText } from '#shared/i18n/fr/common';
import { steeringText } from '#shared/i18n/fr/steering';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { PopoverButton } from '../../ui/popover-button';
import { Select } from '../../ui/select';
import type { Names } from './view-model/names';

const text = steeringText.filters;
/** Stands for all of them: a choice of a list has a name. */
const all = 'all';

/** What the figures are narrowed to. */
export type Scope = Omit<Filter, 'period'>;
export const wholeScope: Scope = { siteId: '', departmentId: '', reasonId: '', channel: '' };

type FilterControlProps = {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
  readonly reference: SiteReference;
  readonly names: Names;
};

const namesOfScope = (scope: Scope, names: Names): readonly string[] => [
  ...(scope.departmentId === '' ? [] : [names.department(scope.departmentId)]),
  ...(scope.reasonId === '' ? [] : [names.reason(scope.reasonId)]),
  ...(scope.channel === '' ? [] : [channelText[scope.channel]]),
];

/** Narrows the figures to a department, a reason, a channel; what is chosen stands on the button. */
export const FilterControl = ({ scope, onChange, reference, names }: FilterControlProps) => {
  const chosen = namesOfScope(scope, names);
  const { departmentId } = scope;
  const reasons = reference.reasons.filter((reason) => departmentId === '' || reason.departmentId === departmentId);
  const idOf = (id: string): string => (id === all ? '' : id);
  return (
    <PopoverButton
      label={text.title}
      face={
        <>
          <Icon of={ListFilter} /> <span className="clip">{chosen.length === 0 ? text.act : text.some(chosen)}</span>
        </>
      }
      faceClassName="btn pi-filter"
      faceLabel={`${text.title}, ${chosen.length === 0 ? text.none : text.some(chosen)}`}
    >
      <div className="pi-filters">
        <Select
          label={text.department}
          options={[
            { id: all, label: text.allDepartments },
            ...reference.departments.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={departmentId || all}
          onChange={(id) => onChange({ ...scope, departmentId: idOf(id), reasonId: '' })}
        />
        <Select
          label={text.reason}
          options={[{ id: all, label: text.allReasons }, ...reasons.map(({ id, name }) => ({ id, label: name }))]}
          value={scope.reasonId || all}
          onChange={(id) => onChange({ ...scope, reasonId: idOf(id) })}
        />
        <Select
          label={text.channel}
          options={[{ id: all, label: text.allChannels }, ...channels.map((id) => ({ id, label: channelText[id] }))]}
          value={scope.channel || all}
          onChange={(id) => onChange({ ...scope, channel: channels.find((one) => one === id) ?? '' })}
        />
        <Button onPress={() => onChange(wholeScope)} isDisabled={chosen.length === 0}>
          {text.clear}
        </Button>
      </div>
    </PopoverButton>
  );
};
