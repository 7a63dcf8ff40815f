import { faultWords } from '#shared/lib/fault-words';
import path from 'node:path';
import { z } from 'zod';
import { publicationSchema, type Publication } from '#shared/domain/publication/publication';
import type { Connection } from '#shared/ipc/contract';
import type { FeedStore } from '../feed/feed-store';
import type { PublicLink } from '../feed/public-link';
import type { Log } from '../logging/log';
import { openJsonFile, type JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';

const fileSchema = z.object({ version: z.literal(1), deviceId: z.string(), publication: publicationSchema.nullable() });

/** What holds for more than the moment: reasons, series, words and layout. What changes with the queue is not remembered. */
export const lastingPart = (publication: Publication): Publication => {
  const { kiosk } = publication;
  return {
    ...publication,
    calls: [],
    waits: [],
    kiosk: kiosk && {
      ...kiosk,
      isClosed: false,
      isOver: false,
      expectedTimes: [],
      reasons: kiosk.reasons.map((reason) => ({ ...reason, wait: null, ahead: 0 })),
    },
  };
};

/** The same for the kiosk, whatever the hour. */
const factsOf = (publication: Publication | null): string =>
  JSON.stringify(publication === null ? null : { ...publication, asOf: '', day: '' });

type Needs = {
  readonly userData: string;
  readonly feed: FeedStore;
  readonly link: Pick<PublicLink, 'onPublication'>;
  readonly connection: () => Connection | null;
  readonly station: JsonFile<StationFile>;
  readonly nowMs: () => number;
  readonly log: Pick<Log, 'error'>;
};

/**
 * A kiosk that starts while the server is out of reach offers what it offered last, said as offline, and gives numbers of its own
 * series. Returns the function that stops remembering.
 */
export const rememberPublication = (needs: Needs): (() => void) => {
  const { userData, feed, link, connection, station, nowMs, log } = needs;
  const file = openJsonFile({
    file: path.join(userData, 'kiosk-publication.json'),
    schema: fileSchema,
    fallback: { version: 1, deviceId: '', publication: null },
    onBroken: () => log.error('settings.broken', 'kiosk-publication.json'),
    onUnwritten: (error) => log.error('kiosk.notKept', faultWords(error)),
  });
  const isKiosk = (): boolean => station.read().station.mode === 'kiosk';
  const deviceId = (): string => connection()?.deviceId ?? '';

  const recall = (): void => {
    const { publication, deviceId: owner } = file.read();
    // Another enrolment may be that of another town hall.
    if (!isKiosk() || publication === null || owner !== deviceId() || feed.get().publication !== null) return;
    feed.set({ publication, offlineSince: new Date(nowMs() + publication.clockOffsetMs).toISOString() });
  };

  const remember = (publication: Publication): void => {
    if (!isKiosk() || publication.kiosk === null) return;
    // As it will be read back, so that the two compare.
    const lasting = publicationSchema.parse(lastingPart(publication));
    const before = file.read();
    if (before.deviceId === deviceId() && factsOf(before.publication) === factsOf(lasting)) return;
    file.write({ version: 1, deviceId: deviceId(), publication: lasting });
  };

  recall();
  return link.onPublication(remember);
};
