import type { Series } from '#shared/domain/model/reference';
import { numberLabel, turnOf } from '#shared/domain/numbers/number-label';
import { rulesOf, usualSeries } from '#shared/domain/numbers/number-series';
import { settingsDesksText as texts } from '#shared/i18n/fr/settings-desks';

import { readNumber } from '../parts/read-number';
import type { FormShape } from '../parts/use-entry-state';
import { titleOf } from './desk-kinds';

export type SeriesBody = Omit<Series, 'id'>;

/** A series as its form holds it: figures as they are typed. */
export type SeriesDraft = {
  readonly letter: string;
  readonly reasonIds: readonly string[];
  readonly departmentIds: readonly string[];
  readonly start: string;
  readonly wrapAt: string;
  readonly digits: string;
};

const toDraft = (body: SeriesBody): SeriesDraft => {
  const { letter, start, wrapAt, digits } = rulesOf(body);
  return {
    letter,
    reasonIds: body.reasonIds,
    departmentIds: body.departmentIds ?? [],
    start: String(start),
    wrapAt: String(wrapAt),
    digits: String(digits),
  };
};

/** Rules at their usual value are left out, as they always were. */
const toBody = ({ letter, reasonIds, departmentIds, ...typed }: SeriesDraft): SeriesBody => {
  const [start, wrapAt, digits] = [typed.start, typed.wrapAt, typed.digits].map(readNumber) as [number, number, number];
  return {
    kind: 'series',
    letter,
    reasonIds: [...reasonIds],
    ...(departmentIds.length === 0 ? {} : { departmentIds: [...departmentIds] }),
    ...(start === usualSeries.start ? {} : { start }),
    ...(wrapAt === usualSeries.wrapAt ? {} : { wrapAt }),
    ...(digits === usualSeries.digits ? {} : { digits }),
  };
};

export const seriesShape: FormShape<SeriesBody, SeriesDraft> = {
  toDraft,
  toBody,
  what: (body) => texts.what(titleOf(body)),
};

/** The first numbers of a day and where they turn, in words; `''` while the rules make no turn. */
export const turnWords = (draft: SeriesDraft): string => {
  const rules = rulesOf(toBody(draft));
  if (rules.letter === '' || rules.start < 0 || rules.wrapAt <= rules.start) return '';
  const at = (ordinal: number): string => numberLabel(rules, ordinal);
  return texts.turn([at(1), at(2)], at(turnOf(rules)), at(1));
};
