import type { AppointmentFact, RequestFact, TicketFact } from '../fact';
import type { Column } from './wire-columns';
import type { OfSheet } from './wire-tables';

/** A table as columns. */
export type Columns<Fact> = { readonly [Key in keyof OfSheet<Fact>]: Column<Fact[Key]> };

/** The columns of a table and what its sheet says for all of its rows. */
export type ColumnTable<Fact> = { readonly siteId: string; readonly day: string; readonly columns: Columns<Fact> };

// Rows are written out field by field: objects made alike are read several times faster than those that grow key by key, and getters
// that name one column each are read as fast as fields.

/** The request in a row of a table, read from its columns field by field when one asks. */
export class RequestInColumns implements RequestFact {
  private readonly table: ColumnTable<RequestFact>;
  private readonly index: number;
  constructor(table: ColumnTable<RequestFact>, index: number) {
    this.table = table;
    this.index = index;
  }
  get siteId(): string {
    return this.table.siteId;
  }
  get day(): string {
    return this.table.day;
  }
  get id(): RequestFact['id'] {
    return this.table.columns.id.at(this.index);
  }
  get minute(): RequestFact['minute'] {
    return this.table.columns.minute.at(this.index);
  }
  get channel(): RequestFact['channel'] {
    return this.table.columns.channel.at(this.index);
  }
  get reasonId(): RequestFact['reasonId'] {
    return this.table.columns.reasonId.at(this.index);
  }
  get departmentId(): RequestFact['departmentId'] {
    return this.table.columns.departmentId.at(this.index);
  }
  get themeId(): RequestFact['themeId'] {
    return this.table.columns.themeId.at(this.index);
  }
  get outcome(): RequestFact['outcome'] {
    return this.table.columns.outcome.at(this.index);
  }
  get isOpen(): RequestFact['isOpen'] {
    return this.table.columns.isOpen.at(this.index);
  }
  get closedDay(): RequestFact['closedDay'] {
    return this.table.columns.closedDay.at(this.index);
  }
  get delayDays(): RequestFact['delayDays'] {
    return this.table.columns.delayDays.at(this.index);
  }
  get workingDays(): RequestFact['workingDays'] {
    return this.table.columns.workingDays.at(this.index);
  }
  get pausedDays(): RequestFact['pausedDays'] {
    return this.table.columns.pausedDays.at(this.index);
  }
  get dueDay(): RequestFact['dueDay'] {
    return this.table.columns.dueDay.at(this.index);
  }
  get stays(): RequestFact['stays'] {
    return this.table.columns.stays.at(this.index);
  }
  get isRepeat(): RequestFact['isRepeat'] {
    return this.table.columns.isRepeat.at(this.index);
  }
}

/** The appointment in a row of a table, read from its columns field by field when one asks. */
export class AppointmentInColumns implements AppointmentFact {
  private readonly table: ColumnTable<AppointmentFact>;
  private readonly index: number;
  constructor(table: ColumnTable<AppointmentFact>, index: number) {
    this.table = table;
    this.index = index;
  }
  get siteId(): string {
    return this.table.siteId;
  }
  get day(): string {
    return this.table.day;
  }
  get id(): AppointmentFact['id'] {
    return this.table.columns.id.at(this.index);
  }
  get minute(): AppointmentFact['minute'] {
    return this.table.columns.minute.at(this.index);
  }
  get durationMin(): AppointmentFact['durationMin'] {
    return this.table.columns.durationMin.at(this.index);
  }
  get persons(): AppointmentFact['persons'] {
    return this.table.columns.persons.at(this.index);
  }
  get reasonId(): AppointmentFact['reasonId'] {
    return this.table.columns.reasonId.at(this.index);
  }
  get departmentId(): AppointmentFact['departmentId'] {
    return this.table.columns.departmentId.at(this.index);
  }
  get channel(): AppointmentFact['channel'] {
    return this.table.columns.channel.at(this.index);
  }
  get end(): AppointmentFact['end'] {
    return this.table.columns.end.at(this.index);
  }
  get leadDays(): AppointmentFact['leadDays'] {
    return this.table.columns.leadDays.at(this.index);
  }
  get confirmed(): AppointmentFact['confirmed'] {
    return this.table.columns.confirmed.at(this.index);
  }
  get reminded(): AppointmentFact['reminded'] {
    return this.table.columns.reminded.at(this.index);
  }
  get reached(): AppointmentFact['reached'] {
    return this.table.columns.reached.at(this.index);
  }
  get cancelledDaysBefore(): AppointmentFact['cancelledDaysBefore'] {
    return this.table.columns.cancelledDaysBefore.at(this.index);
  }
  get isRepeat(): AppointmentFact['isRepeat'] {
    return this.table.columns.isRepeat.at(this.index);
  }
}

/** The ticket in a row of a table, read from its columns field by field when one asks. */
export class TicketInColumns implements TicketFact {
  private readonly table: ColumnTable<TicketFact>;
  private readonly index: number;
  constructor(table: ColumnTable<TicketFact>, index: number) {
    this.table = table;
    this.index = index;
  }
  get siteId(): string {
    return this.table.siteId;
  }
  get day(): string {
    return this.table.day;
  }
  get id(): TicketFact['id'] {
    return this.table.columns.id.at(this.index);
  }
  get minute(): TicketFact['minute'] {
    return this.table.columns.minute.at(this.index);
  }
  get waitFromMinute(): TicketFact['waitFromMinute'] {
    return this.table.columns.waitFromMinute.at(this.index);
  }
  get reasonId(): TicketFact['reasonId'] {
    return this.table.columns.reasonId.at(this.index);
  }
  get departmentId(): TicketFact['departmentId'] {
    return this.table.columns.departmentId.at(this.index);
  }
  get booked(): TicketFact['booked'] {
    return this.table.columns.booked.at(this.index);
  }
  get priority(): TicketFact['priority'] {
    return this.table.columns.priority.at(this.index);
  }
  get status(): TicketFact['status'] {
    return this.table.columns.status.at(this.index);
  }
  get waitMin(): TicketFact['waitMin'] {
    return this.table.columns.waitMin.at(this.index);
  }
  get presenceMin(): TicketFact['presenceMin'] {
    return this.table.columns.presenceMin.at(this.index);
  }
  get walkMin(): TicketFact['walkMin'] {
    return this.table.columns.walkMin.at(this.index);
  }
  get serviceMin(): TicketFact['serviceMin'] {
    return this.table.columns.serviceMin.at(this.index);
  }
  get stayMin(): TicketFact['stayMin'] {
    return this.table.columns.stayMin.at(this.index);
  }
  get themeId(): TicketFact['themeId'] {
    return this.table.columns.themeId.at(this.index);
  }
  get outcome(): TicketFact['outcome'] {
    return this.table.columns.outcome.at(this.index);
  }
  get announced(): TicketFact['announced'] {
    return this.table.columns.announced.at(this.index);
  }
}
