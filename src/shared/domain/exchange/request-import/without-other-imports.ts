import type { AnyEvent, EventLog } from '../../model/event';

const has = (event: AnyEvent, name: string): boolean => typeof event[name] === 'string' && event[name] !== '';

/** All that one import writes of a request bears one moment of one device. */
const stampOf = ({ by, at }: AnyEvent): string => `${by.deviceId} ${at}`;

/**
 * The log of a request without what another desk's import of the same file wrote: two desks that import at once write each event twice,
 * and neither is built on the other, so neither hinders the other from being taken back. `own` = the ids of the import in question.
 */
export const withoutOtherImports = (log: EventLog, own: ReadonlySet<string>): EventLog => {
  const others = new Set(
    log
      .filter((event) => !own.has(event.id))
      .filter(
        (event) =>
          (event.type === 'received' && has(event, 'externalId')) ||
          (event.type === 'closed' && has(event, 'closedAt')),
      )
      .map(stampOf),
  );
  return log.filter((event) => own.has(event.id) || event.type === 'undone' || !others.has(stampOf(event)));
};
