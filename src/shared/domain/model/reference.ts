import { z } from 'zod';

import { singleKeys } from '../../lib/single-keys';
import { textSizes } from '../../lib/text-size';
import { kioskBody, publicScreenBody, queuePolicyBody, roomBody, themeBody, ticketLayoutBody } from './floor-settings';
import {
  closureBody,
  openingPeriodBody,
  quotaBody,
  recurringAbsenceBody,
  rosterBody,
  unavailabilityBody,
} from './agenda-settings';
import { answerTemplateBody, commitmentBody, importProfileBody } from './answering';
import { idSchema } from './ids';
import { messageTemplateBody } from './message-settings';
import { feeRuleBody, paperRuleBody, paperSchema, situationBody } from './paper-settings';
import { rightsBody } from './rights-settings';

/** Where a site lies: it decides on public holidays, papers and fees. */
export const territories = [
  'mainland',
  'alsaceMoselle',
  'guadeloupe',
  'martinique',
  'guyane',
  'reunion',
  'mayotte',
  'saintPierreEtMiquelon',
  'saintBarthelemy',
  'saintMartin',
  'nouvelleCaledonie',
  'polynesieFrancaise',
  'wallisEtFutuna',
] as const;

/** Days that desks may keep of the past: less and a month cannot be compared, more and a desk is an archive. */
export const LEAST_WINDOW_DAYS = 30;
/** The upper bound of `deskWindowDays`, see `LEAST_WINDOW_DAYS`. */
export const MOST_WINDOW_DAYS = 730;

/** Months for which a town may keep what is over: less would take what is still asked for, more nobody may without saying why. */
export const LEAST_KEPT_MONTHS = 6;
/** The upper bound, see `LEAST_KEPT_MONTHS`. */
export const MOST_KEPT_MONTHS = 24;

/**
 * How long a site keeps what is over, months: visits and requests (`recordMonths`, from their last day), and people of whom nothing else is left
 * (`personMonths`, from when they were last written).
 */
export const retentionSchema = z.object({
  recordMonths: z.int().min(LEAST_KEPT_MONTHS).max(MOST_KEPT_MONTHS),
  personMonths: z.int().min(LEAST_KEPT_MONTHS).max(MOST_KEPT_MONTHS),
});
export type Retention = Readonly<z.infer<typeof retentionSchema>>;
/** How long something is kept once it is over. */
export type Kept = { readonly unit: 'months' | 'days'; readonly number: number };

/** A town hall or annex. `zone` is an IANA zone; `territory` chooses the public holidays. `accent` is `#rrggbb`. */
const siteBody = z.object({
  kind: z.literal('site'),
  name: z.string(),
  commune: z.string(),
  zone: z.string(),
  territory: z.enum(territories),
  accent: z.string(),
  /** Where phones reach the server, `https://file.ville.fr`, for the page of a ticket; absent = tickets carry no link. */
  publicUrl: z.string().exactOptional(),
  /** The number that citizens dial, as its digits; absent = none is printed. */
  phone: z.string().exactOptional(),
  /** Where it stands, on one line, for what is printed; absent = its name alone is printed. */
  address: z.string().exactOptional(),
  /** How people reach the data-protection officer, on one line: a mail address, a number, a place; absent = nobody is named. */
  dpoContact: z.string().exactOptional(),
  /** Who answers what cannot be reached or read, on one line, for the declaration of accessibility; absent = the declaration says that nobody is named. */
  accessContact: z.string().exactOptional(),
  /** People who live in the commune, for figures per 1,000 of them; absent = those figures are not shown. */
  inhabitants: z.int().min(1).exactOptional(),
  /** What the reception costs in civil years, euros, each year once; a year that is not there has no figure of cost. */
  receptionCosts: z.array(z.object({ year: z.int(), euros: z.int() })).exactOptional(),
  /** Whether persons are counted by age bracket for the elected; absent = no. */
  trackedPopulation: z.boolean().exactOptional(),
  /** How many days back desks keep what is over; `DESK_WINDOW_DAYS` where it is absent. */
  deskWindowDays: z.int().min(LEAST_WINDOW_DAYS).max(MOST_WINDOW_DAYS).exactOptional(),
  /** Walk-ins that wait longer are late, minutes. */
  waitGoalMin: z.int(),
  /** Appointments begin on multiples of this since midnight, minutes; 5 where it is absent. */
  startStepMin: z.int().min(5).exactOptional(),
  /**
   * Agents prove who they are by a personal code since this instant, and desks lock themselves after so many minutes without anybody (0 = never). The server writes it
   * (`chooseSignIn`). Absent = whoever chooses a name is that person.
   */
  signIn: z.object({ since: z.string(), lockMin: z.int().min(0) }).exactOptional(),
  /** Absent = nothing goes by its age. The server writes it (`chooseRetention`). */
  retention: retentionSchema.exactOptional(),
});

/** A desk where people are served. `wayHint` is shown on the public display. `direction` is where its arrow points. */
const deskBody = z.object({
  kind: z.literal('desk'),
  number: z.int(),
  name: z.string(),
  wayHint: z.string(),
  direction: z.enum(['left', 'right', 'ahead', '']),
  reasonIds: z.array(z.string()),
  /** An express desk calls only those whose service usually takes no longer than this, minutes; absent = everybody. */
  expressMin: z.int().min(1).exactOptional(),
});

/** An enrolment station (dispositif de recueil). A deposit takes one for its whole length. */
const stationBody = z.object({ kind: z.literal('station'), number: z.int(), name: z.string() });

/** A department of the town hall that answers requests. */
const departmentBody = z.object({
  kind: z.literal('department'),
  name: z.string(),
  /** Who waits longer for this department is called before everybody else, minutes; the site's where it is absent. */
  waitCeilingMin: z.int().min(5).exactOptional(),
});

/** Why someone comes. `durationsMin[i]` is the length for i+1 persons: a table, never a product. */
const reasonBody = z.object({
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
  /** Pause of the desk after each appointment, minutes; 0 where it is absent. It belongs to no appointment and takes no station. */
  bufferMin: z.int().min(0).exactOptional(),
  /** No slot begins sooner than this from now, minutes; 0 where it is absent. */
  noticeMin: z.int().min(0).exactOptional(),
  /** Slots are offered for this many days from today on; 180 where it is absent. */
  horizonDays: z.int().min(1).exactOptional(),
  /** The channels by which it may be booked; all where it is absent. */
  channels: z.array(z.string()).exactOptional(),
  /** The name in the other languages of the kiosk; the French one stands where one is absent. */
  names: z.partialRecord(z.enum(['en', 'es', 'pt', 'ar']), z.string().max(80)).exactOptional(),
  /** Its requests are seen by their department alone. */
  sensitive: z.boolean().exactOptional(),
});

/**
 * A ticket series: its letter, and the reasons or departments whose tickets carry it (both empty = all others). The first ticket of
 * a civil day is `start` (1 where absent); after `wrapAt` (999) the printed number begins again at `start`, `digits` (3) long.
 * The place in the series, by which tickets are told apart, goes on all day.
 */
const seriesBody = z.object({
  kind: z.literal('series'),
  letter: z.string(),
  reasonIds: z.array(z.string()),
  departmentIds: z.array(z.string()).exactOptional(),
  start: z.int().min(0).max(9999).exactOptional(),
  wrapAt: z.int().min(9).max(9999).exactOptional(),
  digits: z.int().min(1).max(4).exactOptional(),
});

/** The roles of a town hall. */
export const agentRoles = ['reception', 'counter', 'supervisor', 'manager', 'elected', 'admin'] as const;

/** A member of the staff. `shortName` (`Clément D.`) is what colleagues see. */
export const agentBody = z.object({
  kind: z.literal('agent'),
  name: z.string(),
  shortName: z.string(),
  role: z.enum(agentRoles),
  usualDeskId: z.string(),
  /** The department that this person works for; whoever has none sees no sensitive request. */
  departmentId: z.string().exactOptional(),
  /** The reasons that this person serves; all those of the desk where it is absent. */
  reasonIds: z.array(z.string()).exactOptional(),
  /** What this person chose for commands of one letter or digit; `alone` where it is absent. */
  singleKeys: z.enum(singleKeys).exactOptional(),
  /** How large this person reads the texts of the app; `normal` where it is absent. */
  textSize: z.enum(textSizes).exactOptional(),
});

/** Every kind of reference data. A new kind is added here, to the types below and to `SiteReference`. */
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
  unavailabilityBody,
  quotaBody,
  situationBody,
  paperRuleBody,
  feeRuleBody,
  messageTemplateBody,
  themeBody,
  roomBody,
  queuePolicyBody,
  publicScreenBody,
  kioskBody,
  ticketLayoutBody,
  commitmentBody,
  answerTemplateBody,
  importProfileBody,
  recurringAbsenceBody,
  rosterBody,
  rightsBody,
]);

/** The synced document of reference data: the server writes it, desks read it. */
export const referenceSchema = z.object({
  id: idSchema,
  siteId: idSchema,
  kind: z.string(),
  body: referenceBodySchema,
});

/** An entry of reference data as it is stored and sent. */
export type Reference = Readonly<z.infer<typeof referenceSchema>>;
/** The fields of an entry, told apart by `kind`. */
export type ReferenceBody = Readonly<z.infer<typeof referenceBodySchema>>;
/** What an entry is about. */
export type ReferenceKind = ReferenceBody['kind'];

/** A reference entry with its id beside its fields, as rules and screens use it. */
export type Entry<Kind extends ReferenceKind> = Readonly<{ id: string } & Extract<ReferenceBody, { kind: Kind }>>;
/** A town hall or annex, with its zone and its rules. */
export type Site = Entry<'site'>;
/** A place where one person at a time is served. */
export type Desk = Entry<'desk'>;
/** A device that takes fingerprints; a deposit holds one for its whole length. */
export type Station = Entry<'station'>;
/** The part of the town hall that answers. */
export type Department = Entry<'department'>;
/** Why people come, how long it takes, and who may get an appointment or a number for it. */
export type Reason = Entry<'reason'>;
/** When a desk receives by appointment. */
export type OpeningPeriod = Entry<'openingPeriod'>;
/** When nobody is received, at one desk or at all of them. */
export type Closure = Entry<'closure'>;
/** A letter of numbers, and for what they are given. */
export type Series = Entry<'series'>;
/** A member of the staff, with a role. */
export type Agent = Entry<'agent'>;
/** An absence of an agent over days. */
export type Unavailability = Entry<'unavailability'>;
/** The most appointments of a day that may come by some channels. */
export type Quota = Entry<'quota'>;
/** Why a person needs a title, such as a loss. */
export type Situation = Entry<'situation'>;
/** A paper to bring: for whom, and from when on. */
export type PaperRule = Entry<'paperRule'>;
/** What a title costs: for whom, and from when on. */
export type FeeRule = Entry<'feeRule'>;
/** The words of the messages of one occasion. */
export type MessageTemplate = Entry<'messageTemplate'>;
/** What a request can be about, or a part of such a theme. */
export type Theme = Entry<'theme'>;
/** Where people wait who were set aside. */
export type Room = Entry<'room'>;
/** By which rules the site calls. */
export type QueuePolicy = Entry<'queuePolicy'>;
/** What the board of the waiting room shows and says. */
export type PublicScreen = Entry<'publicScreen'>;
/** What the kiosk offers. */
export type Kiosk = Entry<'kiosk'>;
/** What a printed ticket shows. */
export type TicketLayout = Entry<'ticketLayout'>;
/** By when requests are answered. */
export type Commitment = Entry<'commitment'>;
/** An answer that is sent often. */
export type AnswerTemplate = Entry<'answerTemplate'>;
/** How the file of another program is read. */
export type ImportProfile = Entry<'importProfile'>;
/** An absence of an agent on the same weekdays again and again. */
export type RecurringAbsence = Entry<'recurringAbsence'>;
/** Who sits where in a week. */
export type Roster = Entry<'roster'>;
/** What a town changed of the rights of its roles. */
export type RightsEntry = Entry<'rights'>;
/** One document of the list that a reason asks for. */
export type Paper = Readonly<z.infer<typeof paperSchema>>;

/**
 * A stretch of a civil day for which somebody is asked to sit at a desk, civil times. `openingId` = the opening period that was added for
 * it.
 */
export type AskedSeat = {
  readonly openingId: string;
  readonly day: string;
  readonly deskId: string;
  readonly agentId: string;
  readonly from: string;
  readonly to: string;
};

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
  readonly unavailabilities: readonly Unavailability[];
  readonly quotas: readonly Quota[];
  /** Empty lists of the next four: what Guichet ships with counts. */
  readonly situations: readonly Situation[];
  readonly paperRules: readonly PaperRule[];
  readonly feeRules: readonly FeeRule[];
  readonly messageTemplates: readonly MessageTemplate[];
  readonly themes: readonly Theme[];
  readonly rooms: readonly Room[];
  /** Of the next four at most one entry counts, the first; none = what Guichet ships with. */
  readonly queuePolicies: readonly QueuePolicy[];
  readonly publicScreens: readonly PublicScreen[];
  readonly kiosks: readonly Kiosk[];
  readonly ticketLayouts: readonly TicketLayout[];
  readonly commitments: readonly Commitment[];
  readonly answerTemplates: readonly AnswerTemplate[];
  readonly importProfiles: readonly ImportProfile[];
  readonly recurringAbsences: readonly RecurringAbsence[];
  readonly rosters: readonly Roster[];
  /** At most one counts (`tableOf`); none = what Guichet gives. */
  readonly rights: readonly RightsEntry[];
  /** Who is asked to sit at a desk beside the plan: a day as it would be with a change. Never stored. */
  readonly asked?: readonly AskedSeat[];
};
