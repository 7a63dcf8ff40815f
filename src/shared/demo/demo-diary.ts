import { stampEvents } from '../domain/lifecycle/event-log';
import type { AnyEvent, Envelope } from '../domain/model/event';
import { timeOf, toInstant } from '../time/civil';
import { demoId } from './demo-ids';
import type { Random } from './random';

/** Who acts in the demonstration town. */
export type DemoActor = Envelope['by'];

/** The server, as the authority of the site. */
export const serverActor: DemoActor = { agentId: '', deviceId: 'server', deskId: '' };

/** Reception and its PC. */
export const receptionActor: DemoActor = { agentId: 'agent-nadege', deviceId: 'device-accueil', deskId: '' };

/** The agent of a desk and the PC on it. */
export const deskActor = (deskId: string, agentId: string): DemoActor => ({
  agentId,
  deviceId: `device-${deskId}`,
  deskId,
});

/** The instant of a civil day and minute; minutes may be broken. */
export type DayClock = (day: string, minutes: number) => string;

/**
 * A clock for office hours. It converts one moment of each day only, because zones change their offset at night; that
 * keeps the making of thousands of events fast.
 */
export const dayClock = (zone: string): DayClock => {
  const anchorMin = 8 * 60;
  const anchors = new Map<string, number>();
  return (day, minutes) => {
    const anchor = anchors.get(day) ?? Date.parse(toInstant(day, timeOf(anchorMin), zone));
    anchors.set(day, anchor);
    return new Date(anchor + Math.round((minutes - anchorMin) * 60) * 1000).toISOString();
  };
};

/** A log in the making: events are written in the order of time. */
export type Diary = {
  readonly id: string;
  readonly events: () => readonly AnyEvent[];
  /** Writes an event and returns its id. */
  readonly write: <Body extends { readonly type: string }>(
    at: string,
    by: DemoActor,
    body: Body,
    eventId?: string,
  ) => string;
};

/** Opens the log of a new document, first written at `at`. */
export const openDiary = (random: Random, at: string, id = demoId(random, at)): Diary => {
  const log: AnyEvent[] = [];
  return {
    id,
    events: () => log,
    write: (when, by, body, eventId = demoId(random, when)) => {
      log.push(...stampEvents(log, [body], { at: when, by, newId: () => eventId }));
      return eventId;
    },
  };
};
