import type { QueuePolicy, SiteReference } from '../model/reference';

/** How a site calls people, as data. */
export type CallPolicy = Omit<QueuePolicy, 'id' | 'kind'> & {
  /** Ceilings of reasons whose department has one of its own, minutes. */
  readonly ceilingOfReason: ReadonlyMap<string, number>;
  /** How long a service of a reason usually takes, minutes: what an express desk goes by. */
  readonly usualMinOfReason: ReadonlyMap<string, number>;
};

/** What a site has until it decides otherwise. */
export const defaultCallPolicy: CallPolicy = {
  bookedFromMin: -5,
  bookedUntilMin: 10,
  priorityCeiling: 1,
  waitCeilingMin: 60,
  noAnswerCalls: 2,
  cooldownMin: 3,
  ceilingOfReason: new Map(),
  usualMinOfReason: new Map(),
};

/** The policy of a site, from its reference data. */
export const callPolicyOf = ({ queuePolicies, departments, reasons }: SiteReference): CallPolicy => {
  const own = queuePolicies[0];
  const ceilings = new Map(departments.map((one) => [one.id, one.waitCeilingMin]));
  return {
    ...defaultCallPolicy,
    ...own,
    ceilingOfReason: new Map(
      reasons.flatMap((reason) => {
        const ceiling = ceilings.get(reason.departmentId);
        return ceiling === undefined ? [] : [[reason.id, ceiling] as const];
      }),
    ),
    usualMinOfReason: new Map(reasons.map((reason) => [reason.id, reason.durationsMin[0] ?? 0])),
  };
};

/** After which wait tickets of a reason pass before everybody else, minutes. */
export const waitCeilingOf = (policy: CallPolicy, reasonId: string): number =>
  policy.ceilingOfReason.get(reasonId) ?? policy.waitCeilingMin;
