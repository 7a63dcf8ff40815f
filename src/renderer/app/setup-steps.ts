import type { SiteReference } from '#shared/domain/model/reference';

/** What a new town hall still has to set, in the order in which it is needed. */
export const setupSteps = ['agents', 'hours', 'printer', 'desk'] as const;
export type SetupStep = (typeof setupSteps)[number];

type Known = {
  readonly reference: Pick<SiteReference, 'agents'>;
  readonly printer: string;
  /** The steps that somebody opened: hours may be right as they are, and a code may have been given. */
  readonly seen: readonly string[];
};

/** The steps that are done: what can be seen in the settings, else what was opened. */
export const doneSteps = ({ reference, printer, seen }: Known): readonly SetupStep[] =>
  setupSteps.filter((step) => {
    if (step === 'agents') return !reference.agents.some(({ name }) => /^Agent \d+$/.test(name));
    return step === 'printer' ? printer !== '' : seen.includes(step);
  });
