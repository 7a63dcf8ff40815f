import { civilClock } from '../../../time/civil-clock';
import { asksForHelp } from '../../lifecycle/asks-for-help';
import type { VisitDays } from './fact-context';
import type { Visits } from './visits-of';

const none: readonly string[] = [];

/** The days on which each person came for each reason, from their requests at a desk and the appointments that were held. */
export const visitIndex = ({ requests, appointments }: Visits, zone: string): VisitDays => {
  const civil = civilClock(zone);
  const days = new Map<string, string[]>();
  const add = (citizenId: string, reasonId: string, day: string): void => {
    const key = `${citizenId} ${reasonId}`;
    const known = days.get(key);
    if (known) known.push(day);
    else days.set(key, [day]);
  };
  for (const one of requests) {
    if (one.status === 'void' || one.channel !== 'desk' || one.citizenId === '' || one.receivedAt === '') continue;
    if (asksForHelp(one.events)) continue;
    add(one.citizenId, one.reasonId, civil(one.receivedAt).day);
  }
  for (const one of appointments)
    if (one.status === 'attended' && one.citizenId !== '') add(one.citizenId, one.reasonId, one.day);
  return (citizenId, reasonId) => days.get(`${citizenId} ${reasonId}`) ?? none;
};
