import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { SiteReference } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';

import { Select } from '../../ui/select';
import { departmentScope, deskScope, scopesOf, wholeSite, type Scope } from './view-model/scope';

type ScopeChoiceProps = {
  readonly reference: SiteReference;
  readonly value: Scope;
  readonly columnName: (deskId: string) => string;
  readonly onChange: (scope: Scope) => void;
};

const texts = agendaViewsText.scope;
// A list has no empty key.
const allKey = 'all';

/** Whose agenda is shown: the whole site, a department or a desk; kept from view to view. */
export const ScopeChoice = ({ reference, value, columnName, onChange }: ScopeChoiceProps) => {
  const { departments, desks } = scopesOf(reference);
  const departmentName = (id: string): string => entryById(reference.departments, id)?.name ?? '';
  const options = [
    { id: allKey, label: texts.all },
    ...desks.map((id) => ({ id: deskScope(id), label: columnName(id) })),
    ...departments.map((id) => ({ id: departmentScope(id), label: texts.department(departmentName(id)) })),
  ];
  return (
    <Select
      label={texts.label}
      hideLabel
      className="ag-desk"
      options={options}
      value={value === wholeSite ? allKey : value}
      onChange={(chosen) => onChange(chosen === allKey ? wholeSite : chosen)}
    />
  );
};
