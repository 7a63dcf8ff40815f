import type { SiteReference } from '#shared/domain/model/reference';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { Select, type SelectOption } from '../../../ui/select';

const texts = settingsHoursText.absences;
const nobody = 'nobody';

type ReplacedByProps = {
  readonly reference: SiteReference;
  /** Who is away. */
  readonly agentId: string;
  /** `''` = nobody. */
  readonly value: string;
  readonly onChange: (agentId: string) => void;
  readonly error: string | undefined;
};

/** Who can sit at a desk: those without one of their own come first, the others with theirs. The elected sit at none. */
const optionsOf = ({ reference: { agents, desks }, agentId, value }: ReplacedByProps): readonly SelectOption[] => {
  const numberOf = (deskId: string): number => desks.find(({ id }) => id === deskId)?.number ?? 0;
  return agents
    .filter(({ id, role }) => id !== agentId && (role !== 'elected' || id === value))
    .map(({ id, name, usualDeskId }) => ({ id, label: name, number: numberOf(usualDeskId) }))
    .toSorted((a, b) => Number(a.number > 0) - Number(b.number > 0))
    .map(({ id, label, number }) => ({ id, label, ...(number > 0 ? { detail: texts.sitsAt(number) } : {}) }));
};

/** Who takes the desk over meanwhile. */
export const ReplacedBy = (props: ReplacedByProps) => (
  <Select
    label={texts.replacedBy}
    options={[{ id: nobody, label: texts.nobody }, ...optionsOf(props)]}
    value={props.value === '' ? nobody : props.value}
    onChange={(id) => props.onChange(id === nobody ? '' : id)}
    error={props.error}
  />
);
