import { z } from 'zod';

import { civilDaySchema, civilTimeSchema, idSchema } from './ids';

const dated = { validFrom: civilDaySchema, validUntil: z.union([civilDaySchema, z.literal('')]) };

/** A paper to bring or to check at the desk. `detail` is one short line. */
export const paperSchema = z.object({ id: idSchema, label: z.string(), detail: z.string() });

/** A town hall or annex. `zone` is an IANA zone; `territory` chooses the public holidays. `accent` is `#rrggbb`. */
export const siteBody = z.object({
  kind: z.literal('site'),
  name: z.string(),
  commune: z.string(),
  zone: z.string(),
  territory: z.enum(['mainland', 'alsaceMoselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte']),
  accent: z.string(),
  /** Walk-ins that wait longer are late, minutes. */
  waitGoalMin: z.int(),
});

/** A desk where people are served. `wayHint` is shown on the public display. `direction` is where its arrow points. */
export const deskBody = z.object({
  kind: z.literal('desk'),
  number: z.int(),
  name: z.string(),
  wayHint: z.string(),
  direction: z.enum(['left', 'right', 'ahead', '']),
  reasonIds: z.array(z.string()),
});

/** An enrolment station (dispositif de recueil). A deposit takes one for its whole length. */
export const stationBody = z.object({ kind: z.literal('station'), number: z.int(), name: z.string() });

/** A department of the town hall that answers requests. */
export const departmentBody = z.object({ kind: z.literal('department'), name: z.string() });

/** Why someone comes. `durationsMin[i]` is the length for i+1 persons: a table, never a product. */
export const reasonBody = z.object({
  kind: z.literal('reason'),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  departmentId: z.string(),
  act: z.enum(['deposit', 'collection', 'other']),
  durationsMin: z.array(z.int().positive()).min(1),
  needsStation: z.boolean(),
  asksPreApplication: z.boolean(),
  bookable: z.boolean(),
  walkIn: z.boolean(),
  /** Place among the choices of reception, 1 to 9; 0 = not among them. */
  favourite: z.int().min(0).max(9),
  icon: z.string(),
  papers: z.array(paperSchema),
});

/** A recurring period in which a desk receives appointments for its reasons. `weekdays` 1 (Monday) to 7. */
export const openingPeriodBody = z.object({
  kind: z.literal('openingPeriod'),
  deskId: z.string(),
  weekdays: z.array(z.int().min(1).max(7)),
  from: civilTimeSchema,
  to: civilTimeSchema,
  ...dated,
});

/** A closure of the whole site (`deskId` `''`) or of a desk, civil times on civil days, both days included. */
export const closureBody = z.object({
  kind: z.literal('closure'),
  deskId: z.string(),
  fromDay: civilDaySchema,
  toDay: civilDaySchema,
  from: civilTimeSchema,
  to: civilTimeSchema,
  label: z.string(),
});

/** A ticket series: its letter, and the reasons whose tickets carry it (empty = all others). */
export const seriesBody = z.object({ kind: z.literal('series'), letter: z.string(), reasonIds: z.array(z.string()) });

/** A member of the staff. `shortName` (`Clément D.`) is what colleagues see. */
export const agentBody = z.object({
  kind: z.literal('agent'),
  name: z.string(),
  shortName: z.string(),
  role: z.enum(['reception', 'counter', 'supervisor', 'manager', 'elected', 'admin']),
  usualDeskId: z.string(),
});

export const referenceBodySchema = z.discriminatedUnion('kind', [
  siteBody,
  deskBody,
  stationBody,
  departmentBody,
  reasonBody,
  openingPeriodBody,
  closureBody,
  seriesBody,
  agentBody,
]);

/** The synced document of reference data: the server writes it, desks read it. */
export const referenceSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  kind: z.string(),
  body: referenceBodySchema,
});

export type Reference = Readonly<z.infer<typeof referenceSchema>>;
export type ReferenceBody = Readonly<z.infer<typeof referenceBodySchema>>;
export type ReferenceKind = ReferenceBody['kind'];

/** A reference entry with its id beside its fields, as rules and screens use it. */
export type Entry<Kind extends ReferenceKind> = Readonly<{ id: string } & Extract<ReferenceBody, { kind: Kind }>>;
export type Site = Entry<'site'>;
export type Desk = Entry<'desk'>;
export type Station = Entry<'station'>;
export type Department = Entry<'department'>;
export type Reason = Entry<'reason'>;
export type OpeningPeriod = Entry<'openingPeriod'>;
export type Closure = Entry<'closure'>;
export type Series = Entry<'series'>;
export type Agent = Entry<'agent'>;
export type Paper = Readonly<z.infer<typeof paperSchema>>;

/** All reference data of a site, sorted by kind: what every rule of the day is computed from. */
export type SiteReference = {
  readonly site: Site;
  readonly desks: readonly Desk[];
  readonly stations: readonly Station[];
  readonly departments: readonly Department[];
  readonly reasons: readonly Reason[];
  readonly openingPeriods: readonly OpeningPeriod[];
  readonly closures: readonly Closure[];
  readonly series: readonly Series[];
  readonly agents: readonly Agent[];
};
