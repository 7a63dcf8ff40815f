import { faultWords } from '#shared/lib/fault-words';
import type { WipeState } from '#shared/ipc/wipe';
import { wipedProof } from '#shared/sync/wire/device-calls';
import type { Log } from '../logging/log';
import type { SealedFile } from '../secrets/sealed-file';
import type { JsonFile } from '../settings/json-file';
import { newStationFile, type StationFile } from '../settings/station-file';
import { signWith } from './device-key';
import { createLine } from './line/secure-line';
import { trustIn } from './line/trust';
import type { Member } from './membership';
import { openCallsOf } from './open-calls';

/** Erases what this station holds of a site, on the word of the server of that site alone, and tells it (0105). */
export type Wipe = {
  /** `null` where no server asked for it. */
  readonly state: () => WipeState | null;
  /** The server said so. From here on this station is a member no more; its page erases the stores. */
  readonly begin: (member: Member) => void;
  /** The stores of the page are erased: the rest goes, then the server is told. */
  readonly erased: (said: {
    readonly siteId: string;
    readonly unsent: number;
    readonly isLast: boolean;
  }) => Promise<boolean>;
  /** Goes on telling after a start. */
  readonly resume: () => void;
  /** Somebody read that it is done. */
  readonly end: () => boolean;
  readonly stop: () => void;
};

export type WipeNeeds = {
  readonly station: JsonFile<StationFile>;
  /** The key of the member that this station was: it proves to the server who erased. It goes once the server has heard. */
  readonly key: SealedFile;
  /** Erases what lies beside the stores of the page; `isLast` = no store of another site is left, so that all of the page goes, and the key of the stores. */
  readonly erase: (isLast: boolean) => Promise<void>;
  readonly log: Log;
  readonly onChange: (state: WipeState | null) => void;
};

const TELL_AGAIN_MS = 10_000;

/** Makes what erases this station. */
export const createWipe = ({ station, key, erase, log, onChange }: WipeNeeds): Wipe => {
  let timer: NodeJS.Timeout | undefined;

  const state = (): WipeState | null => {
    const { wipe } = station.read();
    return wipe && { step: wipe.step, siteId: wipe.siteId };
  };
  const keep = (wipe: StationFile['wipe']): void => {
    station.write({ ...station.read(), wipe });
    onChange(state());
  };
  const isHeard = (siteId: string): void => {
    key.clear();
    keep({ step: 'told', siteId, member: null, unsent: 0 });
  };

  /** Whether the server has heard, or knows nothing of this station, as after an older copy of it was put back. */
  const tellOnce = async (member: Member, unsent: number): Promise<boolean> => {
    const privateKey = key.get();
    // Nobody else could prove it either.
    if (privateKey === null) return true;
    const line = createLine({ trust: () => trustIn(member), told: () => undefined });
    try {
      const calls = openCallsOf({ baseUrl: member.baseUrl, token: '', line });
      const { deviceId } = member;
      const asked = await calls.challenge({ deviceId });
      if (!asked.ok) return false;
      const { challenge } = asked.value;
      const signature = signWith(privateKey, wipedProof(deviceId, challenge));
      if (signature === null) return true;
      const told = await calls.noteWiped({ deviceId, challenge, signature, unsent });
      return told.ok || told.reason.code === 'unauthorised';
    } finally {
      line.forget();
    }
  };
  const tell = async (): Promise<void> => {
    clearTimeout(timer);
    const { wipe } = station.read();
    if (wipe?.step !== 'erased' || wipe.member === null) return;
    const { member, siteId, unsent } = wipe;
    const hasHeard = await tellOnce(member, unsent);
    // It joined anew meanwhile: the key is another one.
    if (station.read().wipe?.member?.deviceId !== member.deviceId) return;
    if (hasHeard) isHeard(siteId);
    else {
      timer = setTimeout(() => void tell(), TELL_AGAIN_MS);
      timer.unref();
    }
  };

  return {
    state,
    begin: (member) => {
      log.warn('wipe.asked', '');
      const wipe = { step: 'asked' as const, siteId: member.siteId, member, unsent: 0 };
      // Who sat here, at which desk, and what was chosen goes at once; servers of this station’s own are none of that site.
      // The page is loaded anew, with its stores closed, before it hears of it.
      station.write({ ...station.read(), station: newStationFile().station, member: null, wipe });
    },
    erased: async ({ siteId, unsent, isLast }) => {
      const { wipe } = station.read();
      if (wipe?.step !== 'asked' || wipe.siteId !== siteId) return false;
      try {
        await erase(isLast);
      } catch (error) {
        log.error('wipe.failed', faultWords(error));
        return false;
      }
      log.warn('wipe.erased', '');
      keep({ ...wipe, step: 'erased', unsent });
      void tell();
      return true;
    },
    resume: () => void tell(),
    end: () => {
      if (station.read().wipe?.step !== 'told') return false;
      keep(null);
      return true;
    },
    stop: () => clearTimeout(timer),
  };
};
