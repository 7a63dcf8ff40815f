import type { AppointmentFact, RequestFact } from './fact';
import { answeredOnTheSpot } from './visit-contact';

/** The contact that an appointment is, read from it field by field when one asks: what `visitContact` copies. */
class HeldVisit implements RequestFact {
  private readonly visit: AppointmentFact;
  constructor(visit: AppointmentFact) {
    this.visit = visit;
  }
  get id(): RequestFact['id'] {
    return this.visit.id;
  }
  get siteId(): RequestFact['siteId'] {
    return this.visit.siteId;
  }
  get day(): RequestFact['day'] {
    return this.visit.day;
  }
  get minute(): RequestFact['minute'] {
    return this.visit.minute;
  }
  get reasonId(): RequestFact['reasonId'] {
    return this.visit.reasonId;
  }
  get departmentId(): RequestFact['departmentId'] {
    return this.visit.departmentId;
  }
  get closedDay(): RequestFact['closedDay'] {
    return this.visit.day;
  }
  get isRepeat(): RequestFact['isRepeat'] {
    return this.visit.isRepeat;
  }
  get channel(): RequestFact['channel'] {
    return answeredOnTheSpot.channel;
  }
  get themeId(): RequestFact['themeId'] {
    return answeredOnTheSpot.themeId;
  }
  get outcome(): RequestFact['outcome'] {
    return answeredOnTheSpot.outcome;
  }
  get isOpen(): RequestFact['isOpen'] {
    return answeredOnTheSpot.isOpen;
  }
  get delayDays(): RequestFact['delayDays'] {
    return answeredOnTheSpot.delayDays;
  }
  get workingDays(): RequestFact['workingDays'] {
    return answeredOnTheSpot.workingDays;
  }
  get pausedDays(): RequestFact['pausedDays'] {
    return answeredOnTheSpot.pausedDays;
  }
  get dueDay(): RequestFact['dueDay'] {
    return answeredOnTheSpot.dueDay;
  }
  get stays(): RequestFact['stays'] {
    return answeredOnTheSpot.stays;
  }
}

/** `visitContact` in a fifth of the room, for facts in columns: a year has a quarter of a million of them. */
export const heldVisit = (visit: AppointmentFact): RequestFact | null =>
  visit.end === 'attended' ? new HeldVisit(visit) : null;
