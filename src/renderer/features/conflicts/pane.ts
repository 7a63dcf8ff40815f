import type { Appointment } from '#shared/domain/model/appointment';

import type { Words } from './view-model/words';

/** What every kind of conflict gets from the desk that shows it. */
export type PaneProps = {
  readonly words: Words;
  /** From today on. */
  readonly appointments: readonly Appointment[];
  /** Leaves it as it is and goes on. */
  readonly onLater: () => void;
  /**
   * It is settled; `next` is the key of the task that follows from it, `''` when there is none. `said` = what became of it, where no act
   * of this desk tells it.
   */
  readonly onSettled: (next: string, said?: string) => void;
};
