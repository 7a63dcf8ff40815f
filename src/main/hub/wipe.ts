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
  /** Somebody read that it is done, or waits no longer for a server that does not answer: then the list of the server never says so. */
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
    const { wipe, townHall } = station.read();
    return wipe && { step: wipe.step, siteId: wipe.siteId, keepsServer: townHall !== null };
  };
  const keep = (wipe: StationFile['wipe']): void => {
    station.write({ ...station.read(), wipe });
    onChange(state());
  };
  const isOver = (step: 'told' | 'unheard', siteId: string): void => {
    key.clear();
    keep({ step, siteId, member: null, unsent: 0 });
  };

  /** What became of the word; `unheard` also where the server knows nothing of this station, as after an older copy of it was put back. */
  const tellOnce = async (member: Member, unsent: number): Promise<'told' | 'unheard' | 'later'> => {
    const privateKey = key.get();
    if (privateKey === null) return 'unheard';
    const line = createLine({ trust: () => trustIn(member), told: () => undefined });
    try {
      const calls = openCallsOf({ baseUrl: member.baseUrl, token: '', line });
      const { deviceId } = member;
      const asked = await calls.challenge({ deviceId });
      if (!asked.ok) return 'later';
      const { challenge } = asked.value;
      const signature = signWith(privateKey, wipedProof(deviceId, challenge));
      if (signature === null) return 'unheard';
      const told = await calls.noteWiped({ deviceId, challenge, signature, unsent });
      if (told.ok) return 'told';
      return told.reason.code === 'unauthorised' ? 'unheard' : 'later';
    } finally {
      line.forget();
    }
  };
  const tell = async (): Promise<void> => {
    clearTimeout(timer);
    const { wipe } = station.read();
    if (wipe?.step !== 'erased' || wipe.member === null) return;
    const { member, siteId, unsent } = wipe;
    const became = await tellOnce(member, unsent);
    // Somebody waits no longer: the key may be another one by now.
    if (station.read().wipe?.member?.deviceId !== member.deviceId) return;
    if (became === 'later') {
      timer = setTimeout(() => void tell(), TELL_AGAIN_MS);
      timer.unref();
    } else isOver(became, siteId);
  };

  let erasing: Promise<boolean> | null = null;
  const eraseRest = async (unsent: number, isLast: boolean): Promise<boolean> => {
    try {
      await erase(isLast);
    } catch (error) {
      log.error('wipe.failed', faultWords(error));
      return false;
    }
    const { wipe } = station.read();
    if (wipe === null) return false;
    log.warn('wipe.erased', '');
    keep({ ...wipe, step: 'erased', unsent });
    void tell();
    return true;
  };

  return {
    state,
    begin: (member) => {
      log.warn('wipe.asked', '');
      const wipe = { step: 'asked' as const, siteId: member.siteId, member, unsent: 0 };
      // The agent, the desk and the choices of this station go at once; the data of its own server stay (0105).
      // The page is loaded anew, with its stores closed, before it hears of it.
      station.write({ ...station.read(), station: newStationFile().station, member: null, wipe });
    },
    erased: async ({ siteId, unsent, isLast }) => {
      const { wipe } = station.read();
      if (wipe?.step !== 'asked' || wipe.siteId !== siteId) return false;
      // A page that is loaded anew meanwhile waits for what the one before began.
      erasing ??= eraseRest(unsent, isLast).finally(() => {
        erasing = null;
      });
      return erasing;
    },
    resume: () => void tell(),
    end: () => {
      const step = station.read().wipe?.step;
      if (step === undefined || step === 'asked') return false;
      clearTimeout(timer);
      if (step === 'erased') key.clear();
      keep(null);
      return true;
    },
    stop: () => clearTimeout(timer),
  };
};
