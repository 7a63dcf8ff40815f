import { Search, X } from 'lucide-react';
import { memo, type RefObject } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { channels, type Channel } from '#shared/domain/model/request';
import { noFilter, type RequestFilter } from '#shared/domain/requests/filter-lines';
import { requestGroups, type RequestGroup } from '#shared/domain/requests/request-line';
import { channelText } from '#shared/i18n/fr/common';
import { requestsText } from '#shared/i18n/fr/requests';

import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { Segmented } from '../../ui/segmented';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';

const text = requestsText.filter;
const all = 'all';

/** The states in the order of their digits; `''` = everything that is not closed. */
export const shownGroups: readonly (RequestGroup | '')[] = ['', ...requestGroups];

/** The word of a state of the filter. */
export const groupWord = (group: RequestGroup | ''): string =>
  group === '' ? requestsText.all : requestsText.groups[group];

type FilterBarProps = {
  readonly reference: SiteReference;
  readonly filter: RequestFilter;
  readonly onFilter: (patch: Partial<RequestFilter>) => void;
  /** `null` = not known yet. */
  readonly counts: Readonly<Record<RequestGroup, number>> | null;
  /** Who sits here; `''` = nobody is known. */
  readonly agentId: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  /** From the search on to the list. This and `onFilter`: the same functions from one drawing to the next. */
  readonly onDown: () => void;
};

const openCount = (counts: NonNullable<FilterBarProps['counts']>): number =>
  requestGroups.reduce((sum, group) => sum + (group === 'closed' ? 0 : counts[group]), 0);

const States = ({ filter, onFilter, counts }: Pick<FilterBarProps, 'filter' | 'onFilter' | 'counts'>) => (
  <Segmented
    label={text.state}
    hideLabel
    size="small"
    className="rq-states"
    options={shownGroups.map((group, index) => ({
      id: group === '' ? all : group,
      label: counts ? `${groupWord(group)}\u00A0${group === '' ? openCount(counts) : counts[group]}` : groupWord(group),
      keys: String(index + 1),
    }))}
    value={filter.group === '' ? all : filter.group}
    onChange={(id) => onFilter({ group: requestGroups.find((group) => group === id) ?? '' })}
  />
);

type ChoiceProps = {
  readonly label: string;
  readonly any: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
};

const Choice = ({ label, any, options, value, onChange }: ChoiceProps) => (
  <Select
    label={label}
    hideLabel
    options={[{ id: all, label: any }, ...options]}
    value={value === '' ? all : value}
    onChange={(id) => onChange(id === all ? '' : id)}
  />
);

const byLabel = (a: { readonly label: string }, b: { readonly label: string }): number =>
  a.label.localeCompare(b.label, 'fr');

/** What the list shows: by state, words, channel, department, reason, and what was given to who sits here. */
export const FilterBar = memo((props: FilterBarProps) => {
  const { reference, filter, onFilter, agentId, searchRef } = props;
  const named = (entries: readonly { readonly id: string; readonly name: string }[]) =>
    entries.map(({ id, name }) => ({ id, label: name })).toSorted(byLabel);
  const isNarrow = JSON.stringify({ ...filter, group: '' }) !== JSON.stringify(noFilter);
  return (
    <div className="rq-filter" role="group" aria-label={text.label}>
      <States {...props} />
      <div className="rq-choices">
        <TextField
          label={text.search}
          hideLabel
          icon={Search}
          keys="F3"
          type="search"
          placeholder={text.searchPlaceholder}
          value={filter.text}
          onChange={(words) => onFilter({ text: words })}
          inputRef={searchRef}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
            event.preventDefault();
            props.onDown();
          }}
        />
        <Choice
          label={text.channel}
          any={text.anyChannel}
          options={channels.map((id) => ({ id, label: channelText[id] }))}
          value={filter.channel}
          onChange={(id) => onFilter({ channel: channels.find((one): one is Channel => one === id) ?? '' })}
        />
        <Choice
          label={text.department}
          any={text.anyDepartment}
          options={named(reference.departments)}
          value={filter.departmentId}
          onChange={(departmentId) => onFilter({ departmentId })}
        />
        <Choice
          label={text.reason}
          any={text.anyReason}
          options={named(reference.reasons)}
          value={filter.reasonId}
          onChange={(reasonId) => onFilter({ reasonId })}
        />
        {agentId !== '' && (
          <Checkbox isSelected={filter.agentId !== ''} onChange={(mine) => onFilter({ agentId: mine ? agentId : '' })}>
            {text.mine}
          </Checkbox>
        )}
        {isNarrow && (
          <Button tone="plain" size="small" icon={X} onPress={() => onFilter({ ...noFilter, group: filter.group })}>
            {text.clear}
          </Button>
        )}
      </div>
    </div>
  );
});
FilterBar.displayName = 'FilterBar';
