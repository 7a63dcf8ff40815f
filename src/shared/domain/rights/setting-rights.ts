import type { ReferenceKind, SiteReference } from '../model/reference';
import type { SettingChange } from '../settings/setting-change';
import { holderOf, tableOf, type Holder, type Right } from './rights';
import { entryById } from '../../lib/entry-by-id';

/** The right by which an entry of each kind is written. */
const rightOfKind: Readonly<Record<ReferenceKind, Right>> = {
  site: 'town',
  desk: 'town',
  station: 'town',
  department: 'town',
  series: 'town',
  importProfile: 'town',
  agent: 'agents',
  rights: 'agents',
  reason: 'reasons',
  situation: 'reasons',
  paperRule: 'reasons',
  feeRule: 'reasons',
  openingPeriod: 'openings',
  quota: 'openings',
  closure: 'closures',
  unavailability: 'absences',
  recurringAbsence: 'absences',
  roster: 'roster',
  messageTemplate: 'answers',
  answerTemplate: 'answers',
  commitment: 'answers',
  theme: 'floor',
  room: 'floor',
  queuePolicy: 'floor',
  publicScreen: 'floor',
  kiosk: 'floor',
  ticketLayout: 'floor',
};

/** Whether a change opens what is kept for one department to others: the requests of a reason that is sensitive no more, of another department, or gone. */
const opensSensitive = ({ before, body }: SettingChange): boolean =>
  before?.kind === 'reason' &&
  before.sensitive === true &&
  (body?.kind !== 'reason' || body.sensitive !== true || body.departmentId !== before.departmentId);

/**
 * The right that a change of the settings needs. Who may see sensitive requests is decided with the agents and their departments, and so is a kind that this version does
 * not know: only an administrator is told what is wrong with it.
 */
export const rightOfChange = (change: SettingChange): Right => {
  const kind = (change.body ?? change.before)?.kind;
  return kind === undefined || !Object.hasOwn(rightOfKind, kind) || opensSensitive(change)
    ? 'agents'
    : rightOfKind[kind];
};

/** The right that each section of the settings needs: whoever lacks it is not shown the section. */
export const rightOfSection = {
  site: 'town',
  desks: 'town',
  agents: 'agents',
  roles: 'agents',
  persons: 'agents',
  devices: 'devices',
  keyboard: 'town',
  reasons: 'reasons',
  papers: 'reasons',
  openings: 'openings',
  closures: 'closures',
  absences: 'absences',
  roster: 'roster',
  quotas: 'openings',
  queue: 'floor',
  rooms: 'floor',
  themes: 'floor',
  publicScreen: 'floor',
  kiosk: 'floor',
  ticket: 'floor',
  messages: 'answers',
  commitments: 'answers',
  answers: 'answers',
  history: 'past',
  journal: 'journal',
  erasures: 'erase',
  retention: 'town',
  protection: 'town',
  import: 'town',
  importRequests: 'town',
  export: 'export',
  calendars: 'town',
  access: 'town',
} as const satisfies Readonly<Record<string, Right>>;

/** Whether somebody is shown a section of the settings. */
export const seesSection = ({ rights }: Pick<Holder, 'rights'>, section: keyof typeof rightOfSection): boolean =>
  rights.has(rightOfSection[section]);

/** An agent with their rights by the table of their site; `undefined` = the reference data does not know them. */
export const holderIn = (reference: Pick<SiteReference, 'agents' | 'rights'>, agentId: string): Holder | undefined => {
  const agent = entryById(reference.agents, agentId);
  return agent && holderOf(tableOf(reference), agent.role);
};
