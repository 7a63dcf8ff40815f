import { chartText } from '#shared/i18n/fr/charts';
import { formatNumber, formatShort } from '#shared/i18n/fr/figures';

/** A line of delays: where half of them, nine out of ten and their mean lie. Same unit throughout. */
export type DotInterval = {
  readonly name: string;
  readonly median: number | null;
  readonly mean: number | null;
  readonly p90: number | null;
  /** The median when the open ones are counted in. */
  readonly openMedian: number | null;
  readonly goal: number | null;
  readonly n: number;
  readonly open: number;
  /** Nine out of ten lie beyond the goal. */
  readonly isLate: boolean;
  /** A share instead of a delay, where a delay would say nothing; with its words. */
  readonly share: { readonly value: number; readonly words: string } | null;
  /** A line stands above it: what is over it is not to be compared. */
  readonly startsGroup: boolean;
};

const { dots } = chartText;
/** Beyond the goal by less than this part of it is told, not reddened. */
const slight = 0.1;

/** A column of figures at the right of the lines of delays. */
export type DelayFigure = {
  readonly head: string;
  readonly rem: number;
  readonly text: (row: DotInterval) => string;
  readonly tone?: (row: DotInterval) => string;
};

const shortOf = (row: DotInterval, value: number | null): string =>
  row.share || value === null ? '' : formatShort(value);
const isFarBeyond = ({ isLate, p90, goal }: DotInterval): boolean =>
  isLate && p90 !== null && goal !== null && p90 > goal * (1 + slight);
const lateTone = (row: DotInterval): string => (isFarBeyond(row) ? ' bad' : '');
const goalWords = (row: DotInterval): string => {
  const goal = shortOf(row, row.goal);
  return row.isLate && goal !== '' ? dots.exceeded(goal) : goal;
};

const median: DelayFigure = {
  head: dots.heads.median,
  rem: 3.5,
  text: (row) => shortOf(row, row.median),
  tone: () => ' strong',
};
const mean: DelayFigure = { head: dots.heads.mean, rem: 4, text: (row) => shortOf(row, row.mean) };
const p90: DelayFigure = { head: dots.heads.p90, rem: 4, text: (row) => shortOf(row, row.p90), tone: lateTone };
const goal: DelayFigure = { head: dots.heads.goal, rem: 5.75, text: goalWords, tone: lateTone };
const answers: DelayFigure = { head: dots.heads.n, rem: 4.25, text: ({ n }) => formatNumber(n) };
const open: DelayFigure = {
  head: dots.heads.open,
  rem: 4,
  text: (row) => (row.open === 0 ? '·' : formatNumber(row.open)),
};

/** The columns at the right: none that would be empty from top to bottom. */
export const delayFigures = (rows: readonly DotInterval[]): readonly DelayFigure[] => [
  median,
  mean,
  p90,
  ...(rows.some((row) => row.goal !== null) ? [goal] : []),
  answers,
  ...(rows.some((row) => row.open > 0) ? [open] : []),
];

/** How wide the columns are together, in rem. */
export const figuresRem = (figures: readonly DelayFigure[]): number => figures.reduce((sum, { rem }) => sum + rem, 0);
