import { ListFilter } from 'lucide-react';

import { ALL_SITES, type Filter } from '#shared/domain/insights/facts/filter';
import type { Town } from '#shared/domain/insights/town/town';
import { channels } from '#shared/domain/model/request';
import { channelText } from '#shared/i18n/fr/common';
import { steeringText } from '#shared/i18n/fr/steering';

import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { PopoverButton } from '../../ui/popover-button';
import { Select } from '../../ui/select';
import type { Names } from './view-model/names';
import { placeOf, type Place } from './view-model/place';

const text = steeringText.filters;
/** Stands for all of them: a choice of a list has a name. */
const all = 'all';

/** What the figures are narrowed to. `siteId`: `''` = the own site, another one, or `ALL_SITES`. */
export type Scope = Omit<Filter, 'period'>;
export const wholeScope: Scope = { siteId: '', departmentId: '', reasonId: '', channel: '' };

type FilterControlProps = {
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
  readonly town: Town;
  readonly place: Place;
  readonly names: Names;
};

const namesOfScope = (scope: Scope, { kind, name }: Place, names: Names): readonly string[] => [
  ...(kind === 'own' ? [] : [name]),
  ...(scope.departmentId === '' ? [] : [names.department(scope.departmentId)]),
  ...(scope.reasonId === '' ? [] : [names.reason(scope.reasonId)]),
  ...(scope.channel === '' ? [] : [channelText[scope.channel]]),
];

/** The same choice at another site: what it does not have is let go. */
const atSite = (scope: Scope, town: Town, siteId: string): Scope => {
  const { reasons, departments } = placeOf(town, siteId).ref;
  const has = (list: readonly { readonly id: string }[], id: string): string =>
    list.some((one) => one.id === id) ? id : '';
  return {
    ...scope,
    siteId,
    departmentId: has(departments, scope.departmentId),
    reasonId: has(reasons, scope.reasonId),
  };
};

type SiteSelectProps = Pick<FilterControlProps, 'scope' | 'onChange' | 'town'>;

/** The own site, each other one, or all of them. */
const SiteSelect = ({ scope, onChange, town }: SiteSelectProps) => {
  const [own, ...others] = town.sites;
  if (!own || others.length === 0) return null;
  return (
    <Select
      label={text.site}
      options={[
        { id: own.id, label: text.thisSite(own.name) },
        ...others.map(({ id, name }) => ({ id, label: name })),
        { id: ALL_SITES, label: text.allSites },
      ]}
      value={scope.siteId || own.id}
      onChange={(id) => onChange(atSite(scope, town, id === own.id ? '' : id))}
    />
  );
};

/** Narrows the figures to a site, a department, a reason, a channel; what is chosen stands on the button. */
export const FilterControl = ({ scope, onChange, town, place, names }: FilterControlProps) => {
  const chosen = namesOfScope(scope, place, names);
  const reference = place.ref;
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
        <SiteSelect scope={scope} onChange={onChange} town={town} />
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
