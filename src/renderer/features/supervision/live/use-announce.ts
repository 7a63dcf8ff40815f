import { useState } from 'react';

import type { Announced } from '#shared/domain/lifecycle/announced-measures';
import type { Measure } from '#shared/domain/model/measure';
import type { Holder } from '#shared/domain/rights/rights';
import { refusalLine } from '#shared/i18n/fr/refusals';

import { useCommands } from '../../../data/commands/use-commands';

/** The ways to announce a change and to take one back; `null` for who may only read. `problem` = why the last one was refused. */
export type Announcing = {
  readonly announce: ((measure: Measure) => void) | null;
  readonly withdraw: ((announced: Announced) => void) | null;
  readonly problem: string;
};

export const useAnnounce = (holder: Holder | undefined): Announcing => {
  const { announceMeasure, withdrawMeasure } = useCommands();
  const [problem, setProblem] = useState('');
  const tell = async (outcome: ReturnType<typeof announceMeasure>): Promise<void> => {
    const done = await outcome;
    setProblem(done.ok ? '' : refusalLine(done.reason));
  };
  if (holder?.rights.has('announce') !== true) return { announce: null, withdraw: null, problem };
  return {
    announce: (measure) => void tell(announceMeasure({ measure })),
    withdraw: ({ measure: { deskId }, eventId }) => void tell(withdrawMeasure({ deskId, eventId })),
    problem,
  };
};
