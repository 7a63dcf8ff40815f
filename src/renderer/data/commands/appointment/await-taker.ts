import type { Placement } from '#shared/domain/model/appointment';

import type { DataContext } from '../../context';
import { loadReference } from '../../reference';
import { firstTaker, knownOn, type Taker } from './reserve-place';

export type KnownAppointmentsInput = { readonly day: string };

/** The ids of the appointments of a day that this desk knows: noted before a place is asked for. */
export const knownAppointments = (
  context: DataContext,
  { day }: KnownAppointmentsInput,
): Promise<ReadonlySet<string>> => knownOn(context, day);

export type AwaitTakerInput = {
  readonly place: Placement;
  readonly reasonId: string;
  /** Those that were known when the place was asked for. */
  readonly knownIds: ReadonlySet<string>;
};

/** A slow line: the refusal stands already, and the name is added to it when it comes. */
const patienceMs = 20_000;

/** Who took a refused place first, once their appointment is here; `null` when none comes. */
export const awaitTaker = async (
  context: DataContext,
  { place, reasonId, knownIds }: AwaitTakerInput,
): Promise<Taker | null> => {
  const reference = await loadReference(context);
  const needsStation = reference.reasons.find(({ id }) => id === reasonId)?.needsStation ?? false;
  return firstTaker(context, reference, { place, needsStation, exceptId: '', knownIds }, patienceMs);
};
