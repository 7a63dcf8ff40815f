import type { SiteReference } from '#shared/domain/model/reference';

/** What a new town hall still has to set, in the order in which it is needed. */
export const setupSteps = ['agents', 'hours', 'printer', 'desk'] as const;
export type SetupStep = (typeof setupSteps)[number];

type Known = {
  readonly reference: Pick<SiteReference, 'agents'>;
  readonly printer: string;
  /** The steps that somebody opened, and the word that the hours are right: looking at them does not check them. */
  readonly seen: readonly string[];
};

/** Noted when somebody says that the hours are right as they are. */
export const hoursAreRight = 'hoursAreRight';

/** The steps that are done: what can be seen in the settings, else what was said, or opened. */
export const doneSteps = ({ reference, printer, seen }: Known): readonly SetupStep[] =>
  setupSteps.filter((step) => {
    if (step === 'agents') return !reference.agents.some(({ name }) => /^Agent \d+$/.test(name));
    if (step === 'printer') return printer !== '';
    return seen.includes(step === 'hours' ? hoursAreRight : step);
  });
