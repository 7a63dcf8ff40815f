import type { AppointmentFact, DayFact, Facts, RequestFact, StateStay, TicketFact } from '../../insights/facts/fact';
import type { Cell, DataTable, Field, FieldKind } from '../tables/data-table';
import type { StarNames } from './star-names';
import type { StarField, StarTable, StarWords } from './star-words';

/** A column: its name, what it holds, the table it points at (`''` = none), and its value for a fact. */
export type Column<Fact> = readonly [
  name: StarField,
  kind: FieldKind,
  to: StarTable | '',
  value: (fact: Fact, names: StarNames) => Cell,
];

const dayOrNothing = (day: string): Cell => (day === '' ? null : day);

type Placed = { readonly id: string; readonly siteId: string; readonly day: string; readonly minute: number };

const placed = <Fact extends Placed>(): Column<Fact>[] => [
  ['id', 'text', '', (fact) => fact.id],
  ['site_id', 'text', 'sites', (fact, names) => names.site(fact.siteId)],
  ['day', 'day', '', (fact) => fact.day],
  ['minute', 'integer', '', (fact) => fact.minute],
];

type Subject = { readonly reasonId: string; readonly departmentId: string };

const subject = <Fact extends Subject>(): Column<Fact>[] => [
  ['reason_id', 'text', 'reasons', (fact, names) => names.reason(fact.reasonId)],
  ['department_id', 'text', 'departments', (fact, names) => names.department(fact.departmentId)],
];

const requests: readonly Column<RequestFact>[] = [
  ...placed<RequestFact>(),
  ['channel', 'text', 'channels', (one, names) => names.channel(one.channel)],
  ...subject<RequestFact>(),
  ['theme_id', 'text', 'themes', (one, names) => names.theme(one.themeId)],
  ['outcome', 'text', '', (one, names) => names.code(one.outcome)],
  ['is_open', 'boolean', '', (one) => one.isOpen],
  ['closed_day', 'day', '', (one) => dayOrNothing(one.closedDay)],
  ['delay_days', 'number', '', (one) => one.delayDays],
  ['working_days', 'number', '', (one) => one.workingDays],
  ['paused_days', 'number', '', (one) => one.pausedDays],
  ['due_day', 'day', '', (one) => dayOrNothing(one.dueDay)],
  ['is_repeat', 'boolean', '', (one) => one.isRepeat],
];

type Stay = StateStay & { readonly requestId: string; readonly place: number };

const stays: readonly Column<Stay>[] = [
  ['request_id', 'text', 'requests', (one) => one.requestId],
  ['place', 'integer', '', (one) => one.place],
  ['status', 'text', '', (one, names) => names.code(one.status)],
  ['stayed_days', 'number', '', (one) => one.days],
];

const appointments: readonly Column<AppointmentFact>[] = [
  ...placed<AppointmentFact>(),
  ['duration_min', 'integer', '', (one) => one.durationMin],
  ['persons', 'integer', '', (one) => one.persons],
  ...subject<AppointmentFact>(),
  ['channel', 'text', 'channels', (one, names) => names.channel(one.channel)],
  ['end', 'text', '', (one, names) => names.code(one.end)],
  ['lead_days', 'number', '', (one) => one.leadDays],
  ['confirmed', 'boolean', '', (one) => one.confirmed],
  ['reminded', 'boolean', '', (one) => one.reminded],
  ['reached', 'text', '', (one, names) => names.code(one.reached)],
  ['cancelled_days_before', 'number', '', (one) => one.cancelledDaysBefore],
  ['is_repeat', 'boolean', '', (one) => one.isRepeat],
];

const tickets: readonly Column<TicketFact>[] = [
  ...placed<TicketFact>(),
  ['wait_from_minute', 'integer', '', (one) => one.waitFromMinute],
  ...subject<TicketFact>(),
  ['booked', 'boolean', '', (one) => one.booked],
  ['priority', 'boolean', '', (one) => one.priority],
  ['status', 'text', '', (one, names) => names.code(one.status)],
  ['wait_min', 'number', '', (one) => one.waitMin],
  ['presence_min', 'number', '', (one) => one.presenceMin],
  ['walk_min', 'number', '', (one) => one.walkMin],
  ['service_min', 'number', '', (one) => one.serviceMin],
  ['stay_min', 'number', '', (one) => one.stayMin],
  ['theme_id', 'text', 'themes', (one, names) => names.theme(one.themeId)],
  ['outcome', 'text', '', (one, names) => names.code(one.outcome)],
  ['announced_from_min', 'number', '', (one) => one.announced?.[0] ?? null],
  ['announced_to_min', 'number', '', (one) => one.announced?.[1] ?? null],
];

const days: readonly Column<DayFact>[] = [
  ['site_id', 'text', 'sites', (one, names) => names.site(one.siteId)],
  ['day', 'day', '', (one) => one.day],
  ['is_open', 'boolean', '', (one) => one.openDepartmentIds.length > 0],
  ['desk_min', 'integer', '', (one) => one.deskMin],
  ['places', 'integer', '', (one) => one.places],
];

type OpenDepartment = { readonly siteId: string; readonly day: string; readonly departmentId: string };

const openDepartments: readonly Column<OpenDepartment>[] = [
  ['site_id', 'text', 'sites', (one, names) => names.site(one.siteId)],
  ['day', 'day', '', (one) => one.day],
  ['department_id', 'text', 'departments', (one, names) => names.department(one.departmentId)],
];

const fieldOf = <Fact>([name, kind, to]: Column<Fact>, names: StarNames, words: StarWords): Field => {
  const [title, description] = words.fields[name];
  return { name, kind, title, description, ...(to === '' || names.inWords ? {} : { to }) };
};

/** A table of facts by its columns. */
export const starTable = <Fact>(
  name: StarTable,
  key: StarField | '',
  columns: readonly Column<Fact>[],
  facts: readonly Fact[],
  names: StarNames,
  words: StarWords,
): DataTable => ({
  name: name === 'openDepartments' ? 'open_departments' : name,
  title: words.tables[name],
  key,
  fields: columns.map((column) => fieldOf(column, names, words)),
  rows: facts.map((fact) => columns.map(([, , , value]) => value(fact, names))),
});

const staysOf = (one: RequestFact): readonly Stay[] =>
  one.stays.map((stay, index) => ({ ...stay, requestId: one.id, place: index + 1 }));

const openOn = (day: DayFact): readonly OpenDepartment[] =>
  day.openDepartmentIds.map((departmentId) => ({ siteId: day.siteId, day: day.day, departmentId }));

/** The tables of facts: a row for each request, state, appointment, ticket, day. Nobody's name is in any of them. */
export const factTables = (facts: Facts, names: StarNames, words: StarWords): readonly DataTable[] => [
  starTable('requests', 'id', requests, facts.requests, names, words),
  starTable('stays', '', stays, facts.requests.flatMap(staysOf), names, words),
  starTable('appointments', 'id', appointments, facts.appointments, names, words),
  starTable('tickets', 'id', tickets, facts.tickets, names, words),
  starTable('days', '', days, facts.days, names, words),
  starTable('openDepartments', '', openDepartments, facts.days.flatMap(openOn), names, words),
];
