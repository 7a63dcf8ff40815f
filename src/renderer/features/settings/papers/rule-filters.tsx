import { ageBands } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { rulesShown } from '#shared/domain/papers/rule-versions';
import { titleCodes } from '#shared/domain/papers/titles-of';
import { papersText } from '#shared/i18n/fr/papers';
import { settingsPapersText } from '#shared/i18n/fr/settings-papers';

import { Select } from '../../../ui/select';
import type { RuleFilter } from './rule-rows';

const texts = settingsPapersText.filters;
const all = 'all';

type RuleFiltersProps = {
  readonly reference: SiteReference;
  readonly filter: RuleFilter;
  readonly onFilter: (filter: RuleFilter) => void;
};

/** Narrows the list to a title, a situation, an age. */
export const RuleFilters = ({ reference, filter, onFilter }: RuleFiltersProps) => (
  <div className="set-line set-filters" role="group" aria-label={texts.label}>
    <Select
      label={texts.title}
      options={[
        { id: all, label: texts.all },
        ...titleCodes.map((id) => ({ id, label: settingsPapersText.titles[id] ?? id })),
      ]}
      value={filter.title === '' ? all : filter.title}
      onChange={(title) => onFilter({ ...filter, title: title === all ? '' : title })}
    />
    <Select
      label={texts.situation}
      options={[
        { id: all, label: texts.every },
        ...rulesShown(reference, 'situation').map(({ code, label }) => ({ id: code, label })),
      ]}
      value={filter.situation === '' ? all : filter.situation}
      onChange={(situation) => onFilter({ ...filter, situation: situation === all ? '' : situation })}
    />
    <Select
      label={texts.age}
      options={[{ id: all, label: texts.all }, ...ageBands.map((id) => ({ id, label: papersText.ages[id] }))]}
      value={filter.age === '' ? all : filter.age}
      onChange={(age) => onFilter({ ...filter, age: ageBands.find((one) => one === age) ?? '' })}
    />
  </div>
);
