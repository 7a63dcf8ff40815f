import { citizenFields, type CitizenField, type CitizenValues } from '#shared/domain/model/citizen';
import { knownBy, toCitizenValues } from '#shared/domain/model/citizen-values';
import { guardianIdOf, linkRegisters, mergedFieldsOf, mergedIntoOf } from '#shared/domain/people/links';
import { no, ok, type Result } from '#shared/lib/result';
import type { Refusal } from '#shared/errors/refusal';
import type { CallOutput } from '#shared/sync/wire/calls';
import type { Answer } from '#shared/sync/wire/client';
import type { LargeWrite } from '#shared/sync/wire/history-calls';

import type { DataContext } from '../../context';
import { load } from '../../load';
import type { Acted } from '../door/act';
import { type AnyChange, registerChange } from '../door/changes';
import { commit, commitAtServer } from '../door/commit';
import { longAct, type Pace } from '../door/long-act';
import { settingsRefusal } from '../settings/change-settings';
import { citizenChange, citizenPart, resolveCitizen } from './citizen-part';
import { chooseErasers, eraseCitizens, settleErasure } from './erasure-commands';

/** The writes of a device between two numbers. */
type WriteRange = Pick<LargeWrite, 'deviceId' | 'fromSeq' | 'toSeq'>;

type TakeWritesBackInput = {
  readonly epoch: string;
  readonly write: WriteRange;
  /** How many citizens get something back, as the look at it said. */
  readonly citizens: number;
};

/** What came of it: the ranges that the server wrote, by which they are taken back in turn. */
type Taken = { readonly written: readonly WriteRange[]; readonly citizens: number; readonly isWhole: boolean };

type Page = CallOutput<'takeBack'>;

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
  const { agentId } = context.station();
  const pageAt = (after: number): Promise<Answer<Page>> =>
    context.server.takeBack({ agentId, epoch, act: 'take', deviceId, fromSeq, toSeq, after });
  let after: number | null = 0;
  while (after !== null && !pace.isStopped()) {
    const from: number = after;
    const answer: Answer<Page> = await pace.ask(() => pageAt(from));
    if (!answer.ok)
      return written.length > 0 ? ok({ written, citizens, isWhole: false }) : no(settingsRefusal(answer.reason));
    const { tally, written: range, next } = answer.value;
    if (range) written.push(range);
    citizens += tally.citizens;
    after = next;
    await pace.tell(doneBefore + citizens);
  }
  return ok({ written, citizens, isWhole: after === null });
};

/**
 * Gives citizens back what some writes of a device replaced: the server does it, and what somebody wrote since stays. One act with one undo,
 * however many they are. `isWhole` is false when it was stopped or the server was lost; doing it again does the rest. It may be whole with
 * fewer citizens than the look said: somebody corrected some since.
 */
const takeWritesBack = async (
  context: DataContext,
  { epoch, write, citizens: all }: TakeWritesBackInput,
): Acted<{ readonly citizens: number; readonly isWhole: boolean }> => {
  let taken: Taken = { written: [], citizens: 0, isWhole: false };
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
  if (!done.ok) return done;
  const { act, value } = done.value;
  return ok({ act, citizens: value.citizens, isWhole: value.isWhole });
};

export type CorrectCitizenInput = { readonly citizenId: string; readonly patch: Partial<CitizenValues> };

/** Corrects some fields of a citizen, of the one that stays where they were merged; both names must stay. */
export const correctCitizen = async (context: DataContext, { citizenId, patch }: CorrectCitizenInput): Acted => {
  const citizen = await resolveCitizen(context, citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const values = { ...toCitizenValues(citizen), ...patch };
  if (values.lastName.trim() === '') return no({ code: 'citizenIncomplete', field: 'lastName' });
  if (values.firstName.trim() === '') return no({ code: 'citizenIncomplete', field: 'firstName' });
  return commit(context, { code: 'citizenCorrected', name: knownBy(values) }, [citizenChange(citizen.id, patch)]);
};

export type RetakeValueInput = { readonly citizenId: string; readonly field: CitizenField; readonly value: string };

/** Gives a field back a value that it had. No other field is asked for: whoever emptied one may have emptied all. */
export const retakeValue = async (context: DataContext, { citizenId, field, value }: RetakeValueInput): Acted => {
  const citizen = await load(context, 'citizens', citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const name = knownBy({ ...toCitizenValues(citizen), [field]: value });
  return commit(context, { code: 'citizenCorrected', name }, [citizenChange(citizenId, { [field]: value })]);
};

export type AddDependantInput = {
  readonly guardianId: string;
  /** Without a last name the dependant bears that of the guardian. */
  readonly values: Pick<CitizenValues, 'firstName' | 'birthDate'> & { readonly lastName?: string };
};

/** Makes a citizen who depends on another: a child, or an adult under guardianship. */
export const addDependant = async (
  context: DataContext,
  { guardianId, values }: AddDependantInput,
): Acted<{ readonly citizenId: string }> => {
  const guardian = await resolveCitizen(context, guardianId);
  if (!guardian) return no({ code: 'notFound', entity: 'citizen', id: guardianId });
  const lastName = values.lastName?.trim() || toCitizenValues(guardian).lastName;
  const part = await citizenPart(context, { values: { ...values, lastName }, guardianId: guardian.id });
  if (!part.ok) return part;
  const done = await commit(context, { code: 'dependantAdded', name: part.value.name }, part.value.changes);
  return done.ok ? ok({ citizenId: part.value.id, ...done.value }) : done;
};

export type SetGuardianInput = {
  /** The dependant. */
  readonly citizenId: string;
  /** `''` = nobody’s dependant any more. */
  readonly guardianId: string;
};

/** Ties a citizen to the holder of parental authority, or takes the tie away. */
export const setGuardian = async (context: DataContext, { citizenId, guardianId }: SetGuardianInput): Acted => {
  const citizen = await resolveCitizen(context, citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const guardian = guardianId === '' ? null : await resolveCitizen(context, guardianId);
  if (guardianId !== '' && !guardian) return no({ code: 'notFound', entity: 'citizen', id: guardianId });
  if (guardian?.id === citizen.id) return no({ code: 'sameCitizen' });
  const changes: AnyChange[] = [registerChange(citizen.id, { [linkRegisters.guardianId]: guardian?.id ?? '' })];
  // The tie may stand on the one of two merged citizens who was asked for.
  const asked = citizenId === citizen.id ? null : await load(context, 'citizens', citizenId);
  if (asked && guardianIdOf(asked) !== '') changes.push(registerChange(asked.id, { [linkRegisters.guardianId]: '' }));
  const name = knownBy(toCitizenValues(citizen));
  return commit(context, { code: guardian ? 'guardianSet' : 'guardianCleared', name }, changes);
};

export type MergeCitizensInput = {
  /** The one that stays. */
  readonly keepId: string;
  readonly otherId: string;
};

/**
 * Makes two citizens one: the other points at the one that stays, whose empty fields are filled from it. Nothing is deleted, no
 * passage is rewritten, so that a separation restores both.
 */
export const mergeCitizens = async (context: DataContext, { keepId, otherId }: MergeCitizensInput): Acted => {
  const keep = await resolveCitizen(context, keepId);
  if (!keep) return no({ code: 'notFound', entity: 'citizen', id: keepId });
  const other = await resolveCitizen(context, otherId);
  if (!other) return no({ code: 'notFound', entity: 'citizen', id: otherId });
  if (keep.id === other.id) return no({ code: 'sameCitizen' });
  const [values, given] = [toCitizenValues(keep), toCitizenValues(other)];
  const filled = citizenFields.filter((field) => values[field] === '' && given[field] !== '');
  return commit(context, { code: 'citizensMerged', name: knownBy(values) }, [
    registerChange(keep.id, Object.fromEntries(filled.map((field) => [field, given[field]]))),
    registerChange(other.id, {
      [linkRegisters.mergedFields]: filled.join(' '),
      [linkRegisters.mergedInto]: keep.id,
    }),
  ]);
};

export type UnmergeCitizenInput = {
  /** The one that was merged into another. */
  readonly citizenId: string;
};

/**
 * Separates a citizen from the one into which they were merged. What that one took over from them goes back to empty, unless
 * somebody wrote another value since.
 */
export const unmergeCitizen = async (context: DataContext, { citizenId }: UnmergeCitizenInput): Acted => {
  const citizen = await load(context, 'citizens', citizenId);
  if (!citizen) return no({ code: 'notFound', entity: 'citizen', id: citizenId });
  const keepId = mergedIntoOf(citizen);
  if (keepId === '') return no({ code: 'notMerged' });
  const keep = await load(context, 'citizens', keepId);
  const values = toCitizenValues(citizen);
  const taken = new Set(mergedFieldsOf(citizen));
  const back = citizenFields.filter((field) => taken.has(field) && keep?.fields[field]?.v === values[field]);
  return commit(context, { code: 'citizensSeparated', name: knownBy(values) }, [
    registerChange(citizenId, { [linkRegisters.mergedInto]: '', [linkRegisters.mergedFields]: '' }),
    registerChange(keepId, Object.fromEntries(back.map((field) => [field, '']))),
  ]);
};

/** Every command about a citizen. */
export const citizenCommands = {
  correctCitizen,
  retakeValue,
  takeWritesBack,
  addDependant,
  setGuardian,
  mergeCitizens,
  unmergeCitizen,
  eraseCitizens,
  settleErasure,
  chooseErasers,
};
