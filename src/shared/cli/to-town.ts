import { weekdayOf } from '../time/civil';
import type { Closure, OpeningPeriod, Quota, Reason, SiteReference, Unavailability } from '../domain/model/reference';
import type { Placed } from '../domain/scheduling/placed';
import { weekdayNames, type TownFile } from './town-file-schema';
import { entryById } from '../lib/entry-by-id';

/** A town as the engine knows it. Names of the file are the ids, so answers can be read back. */
export type Town = { readonly ref: SiteReference; readonly placed: readonly Placed[] };

const always = '0001-01-01';
const numbered = <Body>(prefix: string, bodies: readonly Body[]): (Body & { readonly id: string })[] =>
  bodies.map((body, index) => ({ ...body, id: `${prefix}-${index}` }));

/** Only the fields that are there: an absent one means what the model says of it. */
const present = <Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: Exclude<Fields[Key], undefined>;
  };

const toReason = (one: TownFile['reasons'][number]): Reason => {
  const { bufferMin, noticeMin, horizonDays, channels } = one;
  const optional = present({ bufferMin, noticeMin, horizonDays, channels }) as Partial<
    Pick<Reason, 'bufferMin' | 'noticeMin' | 'horizonDays' | 'channels'>
  >;
  return {
    id: one.code,
    kind: 'reason',
    code: one.code,
    name: one.name ?? one.code,
    shortName: one.code,
    departmentId: '',
    act: 'other',
    durationsMin: one.durationsMin,
    needsStation: one.needsStation ?? false,
    asksPreApplication: false,
    bookable: true,
    walkIn: false,
    favourite: 0,
    icon: '',
    papers: [],
    ...optional,
  };
};

const toOpenings = ({ openings, desks }: TownFile): OpeningPeriod[] =>
  numbered(
    'opening',
    openings.flatMap((one) => {
      const { reasons: reasonIds, keptFor, releaseDaysBefore, day } = one;
      const limits = present({ reasonIds, keptFor, releaseDaysBefore }) as Partial<
        Pick<OpeningPeriod, 'reasonIds' | 'keptFor' | 'releaseDaysBefore'>
      >;
      const weekdays =
        day === undefined ? (one.weekdays ?? []).map((name) => weekdayNames.indexOf(name) + 1) : [weekdayOf(day)];
      const dated = { validFrom: day ?? one.validFrom ?? always, validUntil: day ?? one.validUntil ?? '' };
      return (one.desks ?? desks.map((desk) => desk.name)).map((deskId) => ({
        kind: 'openingPeriod' as const,
        deskId,
        weekdays,
        from: one.from,
        to: one.to,
        ...dated,
        ...limits,
      }));
    }),
  );

type Spell = {
  readonly fromDay: string;
  readonly toDay?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** Without hours the whole day, without a last day one day. */
const toSpell = ({ fromDay, toDay = fromDay, from = '00:00', to = '23:59' }: Spell) => ({ fromDay, toDay, from, to });

const toClosures = ({ closures = [] }: TownFile): Closure[] =>
  numbered(
    'closure',
    closures.flatMap((one) =>
      (one.desks ?? ['']).map((deskId) => ({ kind: 'closure' as const, deskId, label: one.label, ...toSpell(one) })),
    ),
  );

const toAbsences = ({ absences = [] }: TownFile): Unavailability[] =>
  numbered(
    'absence',
    absences.map((one) => ({
      kind: 'unavailability' as const,
      agentId: one.agent,
      replacedBy: one.replacedBy ?? '',
      label: one.label ?? '',
      ...toSpell(one),
    })),
  );

const toQuotas = ({ quotas = [] }: TownFile): Quota[] =>
  numbered(
    'quota',
    quotas.map((one) => ({
      kind: 'quota' as const,
      label: one.label,
      channels: one.channels,
      reasonIds: one.reasons ?? [],
      mostPerDay: one.mostPerDay,
      releaseDaysBefore: one.releaseDaysBefore ?? 0,
      validFrom: one.validFrom ?? always,
      validUntil: one.validUntil ?? '',
    })),
  );

const toPlaced = ({ appointments = [] }: TownFile, reasons: readonly Reason[]): Placed[] =>
  appointments.map((one, index) => {
    const reason = entryById(reasons, one.reason);
    return {
      id: `appointment-${index}`,
      day: one.day,
      time: one.time,
      durationMin: one.durationMin ?? reason?.durationsMin[(one.persons ?? 1) - 1] ?? 0,
      deskId: one.desk,
      reasonId: one.reason,
      needsStation: reason?.needsStation ?? false,
      bufferMin: reason?.bufferMin ?? 0,
      channel: one.channel ?? 'desk',
    };
  });

const toSite = ({ name, zone, territory, startStepMin }: TownFile): SiteReference['site'] => ({
  id: 'site',
  kind: 'site',
  name,
  commune: name,
  zone,
  territory,
  accent: '#000000',
  waitGoalMin: 30,
  ...(startStepMin === undefined ? {} : { startStepMin }),
});

const toDesks = ({ desks }: TownFile): SiteReference['desks'] =>
  desks.map((desk, index) => ({
    id: desk.name,
    kind: 'desk',
    number: index + 1,
    name: desk.name,
    wayHint: '',
    direction: '',
    reasonIds: desk.reasons,
  }));

const toStations = ({ stations }: TownFile): SiteReference['stations'] =>
  Array.from({ length: stations }, (_, index) => ({
    id: `station-${index + 1}`,
    kind: 'station',
    number: index + 1,
    name: `${index + 1}`,
  }));

const toAgents = ({ agents = [] }: TownFile): SiteReference['agents'] =>
  agents.map((agent) => ({
    id: agent.name,
    kind: 'agent',
    name: agent.name,
    shortName: agent.name,
    role: 'counter',
    usualDeskId: agent.desk ?? '',
  }));

/** The town of a file that was checked. Desks are numbered in the order of the file. */
export const toTown = (file: TownFile): Town => {
  const reasons = file.reasons.map(toReason);
  const ref: SiteReference = {
    site: toSite(file),
    desks: toDesks(file),
    stations: toStations(file),
    departments: [],
    reasons,
    openingPeriods: toOpenings(file),
    closures: toClosures(file),
    series: [],
    agents: toAgents(file),
    unavailabilities: toAbsences(file),
    quotas: toQuotas(file),
    situations: [],
    paperRules: [],
    feeRules: [],
    messageTemplates: [],
    themes: [],
    rooms: [],
    queuePolicies: [],
    publicScreens: [],
    kiosks: [],
    ticketLayouts: [],
    commitments: [],
    answerTemplates: [],
    importProfiles: [],
    recurringAbsences: [],
    rosters: [],
    rights: [],
  };
  return { ref, placed: toPlaced(file, reasons) };
};
