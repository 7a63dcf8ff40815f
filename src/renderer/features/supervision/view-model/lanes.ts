import type { ReasonQueue, WaitingDot } from '#shared/domain/insights/day/waiting-by-reason';

/** A dot on its lane; `at` 0 to 1 of the axis. A wait beyond the axis stands at its end. */
export type LaneDot = WaitingDot & { readonly at: number; readonly isLate: boolean };
export type Lane = Omit<ReasonQueue, 'dots'> & {
  readonly name: string;
  readonly late: number;
  readonly dots: readonly LaneDot[];
};

/** The axis always holds one and a half times the goal, so that the goal stands at two thirds. */
export const axisEnd = (goalMin: number): number => goalMin * 1.5;

/** Places every waiting person on the lane of their reason. */
export const lanesOf = (
  queues: readonly ReasonQueue[],
  nameOf: (reasonId: string) => string,
  goalMin: number,
): readonly Lane[] => {
  const end = axisEnd(goalMin);
  return queues.map((queue) => ({
    ...queue,
    name: nameOf(queue.reasonId),
    late: queue.dots.filter((dot) => dot.waitMin > goalMin).length,
    dots: queue.dots.map((dot) => ({ ...dot, at: Math.min(1, dot.waitMin / end), isLate: dot.waitMin > goalMin })),
  }));
};
