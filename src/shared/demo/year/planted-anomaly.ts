import type { Channel } from '../../domain/model/request';
import type { SiteReference } from '../../domain/model/reference';
import { addDays, weekdayOf } from '../../time/civil';

/**
 * An abnormal situation planted in the demonstration year: the series in which it shows, its first and last civil day, and what
 * drives it. `''` = not limited by that. `driver` is the id or the key of the driving category.
 */
export type PlantedAnomaly = {
  readonly kind: 'requests' | 'noShow' | 'unqualified' | 'backlog';
  readonly from: string;
  readonly to: string;
  readonly departmentId: string;
  readonly channel: Channel | '';
  readonly driver: string;
};

const pad = (value: number): string => String(value).padStart(2, '0');

/** The last month of the last quarter that is whole by a day, as `YYYY-MM`. */
const lastQuarterMonth = (to: string): string => {
  const next = addDays(to, 1);
  const year = Number(next.slice(0, 4));
  const quartersDone = Math.floor((Number(next.slice(5, 7)) - 1) / 3);
  return quartersDone === 0 ? `${year - 1}-12` : `${year}-${pad(quartersDone * 3)}`;
};

const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return addDays(number === 12 ? `${year + 1}-01-01` : `${year}-${pad(number + 1)}-01`, -1);
};

const mondayFrom = (day: string): string => addDays(day, (8 - weekdayOf(day)) % 7);

/** The theme that drives the doubling of a department's requests: the one about lodging, else its first. */
const drivingTheme = (ref: SiteReference, departmentId: string): string => {
  const themes = ref.themes.filter((theme) => theme.departmentId === departmentId);
  return (themes.find((theme) => /h[ée]bergement/iu.test(theme.name)) ?? themes[0])?.id ?? '';
};

/**
 * What is planted, all in the last month of the last whole quarter: housing requests doubled in its last décade by one theme; a
 * week of absences because no reminder was sent; phone calls left without a theme all month; letters of the registry left lying.
 */
export const plantedAnomalies = (to: string, ref: SiteReference): readonly PlantedAnomaly[] => {
  const month = lastQuarterMonth(to);
  const end = lastDayOf(month);
  const monday = mondayFrom(`${month}-08`);
  const housing = 'department-housing';
  return [
    {
      kind: 'requests',
      from: `${month}-21`,
      to: end,
      departmentId: housing,
      channel: '',
      driver: drivingTheme(ref, housing),
    },
    { kind: 'noShow', from: monday, to: addDays(monday, 6), departmentId: '', channel: '', driver: 'notReminded' },
    { kind: 'unqualified', from: `${month}-01`, to: end, departmentId: '', channel: '', driver: 'phone' },
    {
      kind: 'backlog',
      from: addDays(end, -27),
      to: end,
      departmentId: '',
      channel: 'mail',
      driver: 'department-civil',
    },
  ];
};
