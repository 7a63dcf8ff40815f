import type { Reference, ReferenceBody, ReferenceKind, OpeningPeriod } from '../model/reference';
import { ownFaults } from './kind-rules';
import type { FieldFault, SettingFault } from './setting-fault';
import type { SettingChange } from './setting-change';
import { overlaps } from '../scheduling/intervals';
import { minutesOf } from '../../time/civil';

/** One id that an entry names, with the field where it stands. */
type Naming = { readonly path: string; readonly id: string; readonly kind: ReferenceKind };

const one = (path: string, id: string, kind: ReferenceKind): readonly Naming[] =>
  id === '' ? [] : [{ path, id, kind }];
const many = (path: string, ids: readonly string[] | undefined, kind: ReferenceKind): readonly Naming[] =>
  (ids ?? []).map((id) => ({ path, id, kind }));

/** The ids of other entries that an entry names. A name that is left out (`''`) is none. */
const referencesOf = (body: ReferenceBody): readonly Naming[] => {
  switch (body.kind) {
    case 'desk':
    case 'quota':
    case 'kiosk':
      return many('reasonIds', body.reasonIds, 'reason');
    case 'series':
      return [
        ...many('reasonIds', body.reasonIds, 'reason'),
        ...many('departmentIds', body.departmentIds, 'department'),
      ];
    case 'theme':
      return [...one('departmentId', body.departmentId, 'department'), ...one('parentId', body.parentId, 'theme')];
    case 'reason':
      return one('departmentId', body.departmentId, 'department');
    case 'openingPeriod':
      return [...one('deskId', body.deskId, 'desk'), ...many('reasonIds', body.reasonIds, 'reason')];
    case 'closure':
      return one('deskId', body.deskId, 'desk');
    case 'agent':
      return [
        ...one('usualDeskId', body.usualDeskId, 'desk'),
        ...one('departmentId', body.departmentId ?? '', 'department'),
        ...many('reasonIds', body.reasonIds, 'reason'),
      ];
    case 'commitment':
      return one('reasonId', body.reasonId, 'reason');
    case 'answerTemplate':
      return many('reasonIds', body.reasonIds, 'reason');
    case 'unavailability':
    case 'recurringAbsence':
      return [...one('agentId', body.agentId, 'agent'), ...one('replacedBy', body.replacedBy, 'agent')];
    case 'roster':
      return body.seats.flatMap(({ deskId, agentId }, index) => [
        ...one(`seats.${index}`, deskId, 'desk'),
        ...one(`seats.${index}`, agentId, 'agent'),
      ]);
    default:
      return [];
  }
};

type Opening = Omit<OpeningPeriod, 'id' | 'kind'>;

const meet = (a: Opening, b: Opening): boolean =>
  (a.validUntil === '' || b.validFrom <= a.validUntil) && (b.validUntil === '' || a.validFrom <= b.validUntil);

const shareReason = ({ reasonIds: a = [] }: Opening, { reasonIds: b = [] }: Opening): boolean =>
  a.length === 0 || b.length === 0 || a.some((id) => b.includes(id));

/**
 * Whether two openings say the same twice: one desk, a common weekday, overlapping validity and hours, the same purpose and a
 * common reason. An opening kept for some people may lie over one for everybody.
 */
const openingsClash = (a: Opening, b: Opening): boolean =>
  a.deskId === b.deskId &&
  a.weekdays.some((weekday) => b.weekdays.includes(weekday)) &&
  meet(a, b) &&
  overlaps({ from: minutesOf(a.from), to: minutesOf(a.to) }, { from: minutesOf(b.from), to: minutesOf(b.to) }) &&
  (a.keptFor ?? '') === (b.keptFor ?? '') &&
  shareReason(a, b);

type Stored = Pick<Reference, 'id' | 'body'>;
type All = ReadonlyMap<string, ReferenceBody>;

/** A town hall without one of these cannot work, or nobody could set it right again. */
const needed = ['site', 'desk', 'admin'] as const;

/** The field by which entries of a kind are told apart. */
const uniqueField: Partial<Record<ReferenceKind, string>> = {
  desk: 'number',
  station: 'number',
  reason: 'code',
  series: 'letter',
  agent: 'shortName',
  situation: 'code',
  roster: 'week',
  // One entry for a site: two tables would leave open which of them counts.
  rights: 'kind',
};

const valueOf = (body: ReferenceBody, field: string): string =>
  JSON.stringify((body as unknown as Readonly<Record<string, unknown>>)[field] ?? '').toLowerCase();

const duplicateFaults = (
  id: string,
  body: ReferenceBody,
  before: ReferenceBody | undefined,
  all: All,
): FieldFault[] => {
  const path = uniqueField[body.kind];
  if (path === undefined) return [];
  // Two agents may have borne one short name before that was refused: their roles can be changed all the same.
  if (body.kind === 'agent' && before?.kind === 'agent' && valueOf(before, path) === valueOf(body, path)) return [];
  const other = [...all].find(
    ([otherId, one]) => otherId !== id && one.kind === body.kind && valueOf(one, path) === valueOf(body, path),
  );
  return other ? [{ path, code: 'notUnique', otherId: other[0] }] : [];
};

const namingFaults = (body: ReferenceBody, all: All): FieldFault[] =>
  referencesOf(body)
    .filter(({ id, kind }) => all.get(id)?.kind !== kind)
    .map(({ path }) => ({ path, code: 'unknown' }));

const clashFaults = (id: string, body: ReferenceBody, all: All): FieldFault[] => {
  if (body.kind !== 'openingPeriod') return [];
  const other = [...all].find(
    ([otherId, one]) => otherId !== id && one.kind === 'openingPeriod' && openingsClash(body, one),
  );
  return other ? [{ path: 'from', code: 'overlaps', otherId: other[0] }] : [];
};

/** A theme that refines another one belongs to the same department, and nothing refines it in turn. */
const themeFaults = (id: string, body: ReferenceBody, all: All): FieldFault[] => {
  if (body.kind !== 'theme' || body.parentId === '') return [];
  const parent = all.get(body.parentId);
  const isBelow = [...all.values()].some((one) => one.kind === 'theme' && one.parentId === id);
  const fits =
    parent?.kind === 'theme' && parent.parentId === '' && parent.departmentId === body.departmentId && !isBelow;
  return fits ? [] : [{ path: 'parentId', code: 'order' }];
};

/** Only one series may be for all others. */
const seriesFaults = (id: string, body: ReferenceBody, all: All): FieldFault[] => {
  const isForOthers = (one: ReferenceBody): boolean =>
    one.kind === 'series' && one.reasonIds.length + (one.departmentIds ?? []).length === 0;
  if (!isForOthers(body)) return [];
  const other = [...all].find(([otherId, one]) => otherId !== id && isForOthers(one));
  return other ? [{ path: 'reasonIds', code: 'notUnique', otherId: other[0] }] : [];
};

/** Two commitments for the same requests would leave open which of them counts. */
const commitmentFaults = (id: string, body: ReferenceBody, all: All): FieldFault[] => {
  if (body.kind !== 'commitment') return [];
  const other = [...all].find(
    ([otherId, one]) =>
      otherId !== id && one.kind === 'commitment' && one.channel === body.channel && one.reasonId === body.reasonId,
  );
  return other ? [{ path: 'channel', code: 'notUnique', otherId: other[0] }] : [];
};

const deletionFaults = (id: string, before: ReferenceBody | undefined, all: All): FieldFault[] => {
  if (!before) return [];
  const naming = [...all.values()].filter((body) => referencesOf(body).some((one) => one.id === id));
  if (naming.length === 0) return [];
  const kinds = [...new Set(naming.map(({ kind }) => kind))]
    .map((kind) => ({ kind, number: naming.filter((body) => body.kind === kind).length }))
    .toSorted((a, b) => b.number - a.number);
  return [{ path: '', code: 'referredTo', number: naming.length, kinds }];
};

const has = (all: All, what: (typeof needed)[number]): boolean =>
  [...all.values()].some((body) =>
    what === 'admin' ? body.kind === 'agent' && body.role === 'admin' : body.kind === what,
  );

/** What the change took away that must stay: told of the entry that was the last of its kind. */
const lastFaults = (before: All, after: All, changes: readonly SettingChange[]): SettingFault[] =>
  needed
    .filter((what) => has(before, what) && !has(after, what))
    .flatMap((what) => {
      const kind = what === 'admin' ? 'agent' : what;
      const change = changes.find(({ id }) => before.get(id)?.kind === kind);
      return change ? [{ id: change.id, path: what === 'admin' ? 'role' : '', code: 'lastOne' as const }] : [];
    });

/**
 * Everything that is wrong with changes of reference data, given what is stored: by the entry, and with what else there is
 * afterwards. What was wrong before and is not touched stays out of it. Bodies are in the form of their kind already.
 */
export const checkSettings = (
  stored: readonly Stored[],
  changes: readonly SettingChange[],
): readonly SettingFault[] => {
  const before = new Map(stored.map(({ id, body }) => [id, body]));
  const after = new Map(before);
  for (const { id, body } of changes) {
    if (body) after.set(id, body);
    else after.delete(id);
  }
  const ofEntry = ({ id, body }: SettingChange): readonly FieldFault[] => {
    if (!body) return deletionFaults(id, before.get(id), after);
    const own = ownFaults(body);
    return own.length > 0
      ? own
      : [
          ...duplicateFaults(id, body, before.get(id), after),
          ...namingFaults(body, after),
          ...clashFaults(id, body, after),
          ...themeFaults(id, body, after),
          ...seriesFaults(id, body, after),
          ...commitmentFaults(id, body, after),
        ];
  };
  return [
    ...changes.flatMap((change) => ofEntry(change).map((fault) => ({ ...fault, id: change.id }))),
    ...lastFaults(before, after, changes),
  ];
};
