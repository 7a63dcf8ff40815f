import type { Refusal } from '#shared/errors/refusal';
import { no, ok, type Result } from '#shared/lib/result';
import type { LargeWrite } from '#shared/sync/wire/history-calls';

import type { DataContext } from '../../context';
import type { Acted } from '../door/act';
import { commitAtServer } from '../door/commit';
import { longAct, type Pace } from '../door/long-act';
import { settingsRefusal } from '../settings/change-settings';

/** The writes of a device between two numbers. */
type WriteRange = Pick<LargeWrite, 'deviceId' | 'fromSeq' | 'toSeq'>;

export type TakeWritesBackInput = {
  readonly epoch: string;
  readonly write: WriteRange;
  /** How many citizens get something back, as the look at it said. */
  readonly citizens: number;
};

/** What came of it: the ranges that the server wrote, by which they are taken back in turn. */
type Taken = { readonly written: readonly WriteRange[]; readonly citizens: number };

const code = 'writesTakenBack';

/** Asks page by page; what is done stays done when the server is lost in the middle, and asking again goes on. */
const takePages = async (
  context: DataContext,
  epoch: string,
  { deviceId, fromSeq, toSeq }: WriteRange,
  pace: Pace,
  doneBefore: number,
): Promise<Result<Taken, Refusal>> => {
  const written: WriteRange[] = [];
  let citizens = 0;
  for (let after: number | null = 0; after !== null && !pace.isStopped();) {
    const asked = { agentId: context.station().agentId, epoch, act: 'take', deviceId, fromSeq, toSeq, after } as const;
    const answer = await context.server.takeBack(asked);
    if (!answer.ok) return written.length > 0 ? ok({ written, citizens }) : no(settingsRefusal(answer.reason));
    const { tally, written: range, next } = answer.value;
    if (range) written.push(range);
    citizens += tally.citizens;
    after = next;
    await pace.tell(doneBefore + citizens);
  }
  return ok({ written, citizens });
};

/**
 * Gives citizens back what some writes of a device replaced: the server does it, and what somebody wrote since stays. One act with one undo,
 * however many they are. `citizens` is less than all when it was stopped or the server was lost; doing it again does the rest.
 */
export const takeWritesBack = async (
  context: DataContext,
  { epoch, write, citizens: all }: TakeWritesBackInput,
): Acted<{ readonly citizens: number }> => {
  let taken: Taken = { written: [], citizens: 0 };
  const ask = (here: DataContext): Promise<Result<Taken, Refusal>> =>
    longAct(here, { code, all }, async (pace) => {
      const done = await takePages(here, epoch, write, pace, 0);
      if (done.ok) taken = done.value;
      return done;
    });
  const back = (here: DataContext): Promise<Result<null, Refusal>> =>
    longAct(here, { code, all: taken.citizens, isUndo: true }, async (pace) => {
      let done = 0;
      for (const range of taken.written.toReversed()) {
        const undone = await takePages(here, epoch, range, pace, done);
        if (!undone.ok) return undone;
        done += undone.value.citizens;
      }
      return ok(null);
    });
  const done = await commitAtServer(context, { code, count: all }, { ask, back });
  return done.ok ? ok({ act: done.value.act, citizens: done.value.value.citizens }) : done;
};
