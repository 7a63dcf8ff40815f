import type { LineFault } from '#shared/ipc/contract';
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

const off = (state: SyncState, zone: string, kind: Off, lineFault: LineFault | null): TrustView => ({
  look: 'off',
  sign: 'offline',
  text: lineFault === null ? offSince[kind] : trustText.unknownServerSince,
  strong: time(state.since, zone),
  tail: state.toSend > 0 ? trustText.toSend(state.toSend) : '',
  sentence: lineFault === null ? trustText.sentences[kind] : trustText.lineFaults[lineFault],
});

/** In how many seconds the server is tried again; `null` while it answers. */
export const secondsToTry = (state: SyncState, nowIso: string): number | null =>
  state.nextTry === '' || !isCutOff(state.kind)
    ? null
    : Math.max(0, Math.ceil((Date.parse(state.nextTry) - Date.parse(nowIso)) / 1_000));

/** Puts the sync state into the words of the chip. `lineFault` = why what answers is not trusted as the server. */
export const trustView = (state: SyncState, zone: string, lineFault: LineFault | null = null): TrustView => {
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
      return off(state, zone, state.kind, lineFault);
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
