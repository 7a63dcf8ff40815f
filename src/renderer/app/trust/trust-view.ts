import type { LineFault, ServerFault } from '#shared/ipc/contract';
import { trustText } from '#shared/i18n/fr/trust';
import { shortTime } from '#shared/i18n/fr/format';
import { civilOf } from '#shared/time/civil';

import { isCutOff, type SyncState } from '../../data/queries/use-sync-state';
import type { SignName } from '../../ui/signs';

/** The trust chip in words: `text` quiet, `strong` bold, `tail` on its own dashed end. */
export type TrustView = {
  readonly look: 'ok' | 'busy' | 'off' | 'site' | 'bad' | 'warn';
  readonly sign: SignName;
  readonly text: string;
  readonly strong: string;
  readonly tail: string;
  readonly sentence: string;
};

const time = (iso: string, zone: string): string => (iso === '' ? '' : shortTime(civilOf(iso, zone).time));

const synced = (state: SyncState, zone: string): TrustView => ({
  look: 'ok',
  sign: 'synced',
  text: trustText.synced,
  strong: time(state.lastExchange, zone),
  tail: '',
  sentence: trustText.sentences.synced,
});

const offSince = {
  offline: trustText.offlineSince,
  noServer: trustText.refusedSince,
  outdated: trustText.outdatedSince,
} as const;

type Off = keyof typeof offSince;

/** Why the server is not to be had: what answers is not trusted as the server, or the server of this station did not start. */
type Trouble = {
  readonly lineFault: LineFault | null;
  readonly serverFault: ServerFault | null;
  /** This desk keeps nothing any more, whatever its server says. */
  readonly isStoreLost?: boolean;
};
const noTrouble: Trouble = { lineFault: null, serverFault: null };

const whyOff = (kind: Off, { lineFault, serverFault }: Trouble): Pick<TrustView, 'text' | 'sentence'> => {
  if (serverFault !== null)
    return { text: trustText.stoppedServerSince, sentence: trustText.serverFaults[serverFault] };
  if (lineFault !== null) return { text: trustText.unknownServerSince, sentence: trustText.lineFaults[lineFault] };
  return { text: offSince[kind], sentence: trustText.sentences[kind] };
};

const off = (state: SyncState, zone: string, kind: Off, trouble: Trouble): TrustView => ({
  look: 'off',
  sign: 'offline',
  strong: time(state.since, zone),
  tail: state.toSend > 0 ? trustText.toSend(state.toSend) : '',
  ...whyOff(kind, trouble),
});

/** In how many seconds the server is tried again; `null` while it answers. */
export const secondsToTry = (state: SyncState, nowIso: string): number | null =>
  state.nextTry === '' || !isCutOff(state.kind)
    ? null
    : Math.max(0, Math.ceil((Date.parse(state.nextTry) - Date.parse(nowIso)) / 1_000));

/** Puts the sync state into the words of the chip. */
export const trustView = (state: SyncState, zone: string, trouble: Trouble = noTrouble): TrustView => {
  if (trouble.isStoreLost)
    return {
      look: 'bad',
      sign: 'conflict',
      text: '',
      strong: trustText.nothingKept,
      tail: '',
      sentence: trustText.sentences.storeLost,
    };
  const sentence = trustText.sentences[state.kind];
  switch (state.kind) {
    case 'synced':
      return synced(state, zone);
    case 'receiving':
      return {
        look: 'busy',
        sign: 'sending',
        text: trustText.receiving,
        strong: trustText.documents(state.received),
        tail: '',
        sentence,
      };
    case 'sending':
      return {
        look: 'busy',
        sign: 'sending',
        text: trustText.sending,
        strong: trustText.writes(state.toSend),
        tail: '',
        sentence,
      };
    case 'connecting':
      return { look: 'busy', sign: 'sending', text: trustText.connecting, strong: '', tail: '', sentence };
    case 'offline':
    case 'noServer':
    case 'outdated':
      return off(state, zone, state.kind, trouble);
    case 'conflict':
      return {
        look: 'bad',
        sign: 'conflict',
        text: '',
        strong: trustText.conflicts(state.conflicts),
        tail: '',
        sentence,
      };
    case 'clockDrift': {
      const drift = trustText.drift(Math.round(Math.abs(state.driftMs) / 60_000));
      return {
        look: 'warn',
        sign: 'clockDrift',
        text: trustText.clock(state.driftMs > 0),
        strong: drift,
        tail: '',
        sentence,
      };
    }
    case 'notEnrolled':
      return { look: 'warn', sign: 'siteAlone', text: '', strong: trustText.notEnrolled, tail: '', sentence };
  }
};
