// The one rule on small numbers of people: what is told of few could be told of each of them. The thresholds are named in
// docs/glossary.md (« non montré, moins de cinq ») and docs/privacy.md; why published figures need more is in decisions 0025, 0035 and 0093.

/** The least number of people of whom figures are shown inside the town hall. */
export const LEAST_SHOWN = 5;

/** The least number of people of whom figures are told outside: to the elected, to keys of published figures, in open data and in the report of one page. */
export const LEAST_PUBLISHED = 11;

/** Whether a count of people may be shown: 0, or at least `least`. 0 points to no person. */
export const isTellable = (count: number, least: number = LEAST_SHOWN): boolean => count === 0 || count >= least;

/** Whether a figure made of `people`, such as a median, a share or a name that stands for them, may be shown. Never for 0 people. */
export const isEnough = (people: number, least: number = LEAST_SHOWN): boolean => people >= least;
