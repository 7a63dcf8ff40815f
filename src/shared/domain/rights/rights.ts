import { agentBody, type Agent, type Reference, type RightsEntry, type SiteReference } from '../model/reference';

type Role = Agent['role'];

/**
 * What somebody may do or see, in the order in which the settings list it. A town chooses who has a right; what a right opens is fixed: kinds of events
 * (`writes.ts`), kinds of settings (`setting-rights.ts`), places (`places.ts`) and calls of the server.
 */
export const rights = [
  'dayWork',
  'closeDay',
  'announce',
  'keepSurplus',
  'settleMessage',
  'absences',
  'closures',
  'roster',
  'openings',
  'reasons',
  'answers',
  'floor',
  'requests',
  'steering',
  'acknowledge',
  'export',
  'journal',
  'past',
  'erase',
  'devices',
  'agents',
  'town',
] as const;
export type Right = (typeof rights)[number];
/** The rights of one person. */
export type Rights = ReadonlySet<Right>;
/** Somebody with their role: what a place or a screen asks of them. */
export type Holder = { readonly role: Role; readonly rights: Rights };

/** Every role that an agent can have, in the order in which the settings list them. */
export const roles = agentBody.shape.role.options;

/**
 * What a town may make of a right of a role. `given` = theirs, and a town may take it; `open` = not theirs, and a town may give it; `always` and `never` stand
 * whatever a table says.
 */
export type Bound = 'always' | 'given' | 'open' | 'never';
type Bounds = Readonly<Record<Exclude<Role, 'admin'>, Bound>>;

/** Reception and counter stand in for each other at any desk, so Guichet gives them alike. An elected person reads sums, and no table gives them more. */
const bounds = (staff: Bound, supervisor: Bound, manager: Bound): Bounds => ({
  reception: staff,
  counter: staff,
  supervisor,
  manager,
  elected: 'never',
});

const ofAdministrators = bounds('never', 'never', 'never');
/** What whoever answers for the day has to be able to do alone: an agent rings in sick at 8:05, and the administrator may be away too. */
const ofTheDay = bounds('open', 'given', 'open');
const ofSettings = bounds('open', 'open', 'open');
/** Writes of the day that a supervisor answers for; a manager reads. */
const ofLead = bounds('open', 'given', 'never');

const table: Readonly<Record<Right, Bounds>> = {
  dayWork: bounds('always', 'always', 'never'),
  closeDay: ofLead,
  announce: ofLead,
  keepSurplus: ofLead,
  settleMessage: ofLead,
  absences: ofTheDay,
  closures: ofTheDay,
  roster: ofTheDay,
  openings: ofSettings,
  reasons: ofSettings,
  answers: ofSettings,
  floor: ofSettings,
  requests: bounds('given', 'given', 'given'),
  steering: { ...bounds('open', 'given', 'given'), elected: 'always' },
  acknowledge: bounds('open', 'given', 'given'),
  export: ofSettings,
  journal: bounds('never', 'open', 'open'),
  past: bounds('never', 'open', 'never'),
  // Whoever had one of these could give themselves all the others, or take somebody away for good.
  erase: ofAdministrators,
  devices: ofAdministrators,
  agents: ofAdministrators,
  town: ofAdministrators,
};

/** What a town may make of this right of this role. An administrator always has all of them: somebody must be able to set things right again. */
export const boundOf = (role: Role, right: Right): Bound => (role === 'admin' ? 'always' : table[right][role]);

/** A difference to what Guichet gives. Words and not names of ours: a table of a newer version may hold rights that this one does not know. */
export type RightsChange = { readonly role: string; readonly right: string; readonly may: boolean };
export type RightsTable = readonly RightsChange[];

const noChanges: RightsTable = [];

/** The entry that counts: of several, which no form makes, the one with the lowest id, everywhere alike. */
export const rightsEntryOf = ({ rights: entries }: Pick<SiteReference, 'rights'>): RightsEntry | undefined =>
  entries.toSorted((a, b) => (a.id < b.id ? -1 : 1))[0];

/** The table of a site. None = what Guichet gives. */
export const tableOf = (reference: Pick<SiteReference, 'rights'>): RightsTable =>
  rightsEntryOf(reference)?.changes ?? noChanges;

/** The same among entries of all kinds, where the site itself may be unknown. */
export const tableAmong = (entries: readonly Pick<Reference, 'id' | 'body'>[]): RightsTable =>
  tableOf({ rights: entries.flatMap(({ id, body }) => (body.kind === 'rights' ? [{ id, ...body }] : [])) });

/** Whether a line of a table changes anything: a right that is known, of a role that is known, that a town may give or take, and otherwise than Guichet does. */
export const isRealChange = ({ role, right, may }: RightsChange): boolean => {
  const [knownRole, knownRight] = [roles.find((one) => one === role), rights.find((one) => one === right)];
  return (
    knownRole !== undefined &&
    knownRight !== undefined &&
    boundOf(knownRole, knownRight) === (may ? ('open' as const) : ('given' as const))
  );
};

const has = (changes: RightsTable, role: Role, right: Right): boolean => {
  const said = changes.filter((one) => one.role === role && one.right === right);
  switch (boundOf(role, right)) {
    case 'always':
      return true;
    case 'given':
      return said.every(({ may }) => may);
    case 'open':
      return said.length > 0 && said.every(({ may }) => may);
    case 'never':
      return false;
  }
};

const holders = new Map<string, Holder>();

/** Somebody of this role with their rights. The same object for the same rights, so that a screen may hold on to it. */
export const holderOf = (changes: RightsTable, role: Role): Holder => {
  const own = rights.filter((right) => has(changes, role, right));
  const key = `${role} ${own.join(' ')}`;
  const known = holders.get(key) ?? { role, rights: new Set(own) };
  holders.set(key, known);
  return known;
};

/** The rights of a role by the table of a site. Whatever the table holds, they are within the bounds. */
export const rightsOf = (changes: RightsTable, role: Role): Rights => holderOf(changes, role).rights;

/** The roles that have a right: whom to ask for it. */
export const rolesWith = (changes: RightsTable, right: Right): readonly Role[] =>
  roles.filter((role) => has(changes, role, right));

/** Rights that count only at a device of an administrator: what they open is not the work of a desk. */
const awayFromDesks: readonly Right[] = ['journal', 'past', 'erase', 'devices', 'agents', 'town'];
/** Settings that a town may entrust to a role besides the administrators. */
const entrusted: readonly Right[] = ['absences', 'closures', 'roster', 'openings', 'reasons', 'answers', 'floor'];

/** Worked out once for a table: every row of a push asks, and the table changes a few times a year. */
const ofDesks = new WeakMap<RightsTable, Rights>();

/**
 * The most that may be done at a desk of the staff, whoever sits there: the work of the day, and those settings that some role besides the administrators has. Where agents are known by
 * their names anybody may say that they are an administrator: a desk must gain nothing by it.
 */
export const rightsOfDesks = (changes: RightsTable): Rights => {
  const known = ofDesks.get(changes);
  if (known) return known;
  const found = new Set(
    rights.filter(
      (right) =>
        !awayFromDesks.includes(right) &&
        (!entrusted.includes(right) || rolesWith(changes, right).some((role) => role !== 'admin')),
    ),
  );
  ofDesks.set(changes, found);
  return found;
};
