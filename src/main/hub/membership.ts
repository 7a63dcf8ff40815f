import type { Connection, IpcOutput, LineFault } from '#shared/ipc/contract';
import { faultWords } from '#shared/lib/fault-words';
import { no, ok, type Result } from '#shared/lib/result';
import { readInvitation, shownAddress, type Invitation } from '#shared/sync/invitation';
import type { Log } from '../logging/log';
import type { SealedFile } from '../secrets/sealed-file';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import { makeDeviceKey } from './device-key';
import { enrol } from './enrol';
import { isJoined, isPublicMode, modeOfRank } from './joined-modes';
import { meetServer, meetWith } from './line/meet-server';
import { authorityIn, createLine, placeOf, type Line, type LineNeeds } from './line/secure-line';
import { asKept, byPublicAuthority, isSameTrust, trustIn, type Trust } from './line/trust';
import { createMemberLink } from './member-link';
import { normaliseAddress } from './normalise-address';
import { openCallsOf } from './open-calls';

export type Member = NonNullable<StationFile['member']>;
/** What a server gave against a code: who this station is there, what it becomes, and the key that proves it. */
export type Enrolled = {
  readonly member: Member;
  readonly mode: StationFile['station']['mode'];
  readonly privateKey: string;
};

/** What this station is at the server of another machine, and how it knows that server. */
export type Membership = {
  /** Null where this station is not a member. */
  readonly connection: () => Connection | null;
  readonly line: Line;
  readonly resume: () => void;
  /** Trades a code for an identity; nothing is kept yet. */
  readonly enrol: (address: string, code: string) => Promise<Result<Enrolled, string>>;
  /** Keeps the identity and gets the first token. */
  readonly begin: (enrolled: Enrolled) => Promise<void>;
  /** How the server is known; null where this station is not a member. */
  readonly known: () => IpcOutput<'hub.line'>;
  /**
   * Follows the server to an address, where it must prove that it is the one. With an authority of the town (PEM, `''` = none) it must prove itself by that too, and is
   * known by it from then on.
   */
  readonly moveTo: (address: string, authority: string) => Promise<Result<null, string>>;
  readonly renewToken: () => Promise<string | null>;
  readonly close: () => void;
  /** The membership is over. */
  readonly forget: () => void;
};

export type MembershipNeeds = {
  readonly station: JsonFile<StationFile>;
  /** Keeps the private key. */
  readonly key: SealedFile;
  readonly log: Log;
  readonly onChange: () => void;
  /** The server has this station erase what it holds: from here on it is no member any more, and keeps its key for the answer. Throws where that could not be noted. */
  readonly onWiped: (member: Member) => void;
};

const isPlain = (baseUrl: string): boolean => baseUrl.startsWith('http:');
const lineBy = (trust: Trust): Line => createLine({ trust: () => trust, told: () => undefined });

/** Whom to trust at an address; plain HTTP on this machine needs nobody. */
const meetAt = (baseUrl: string, invitation: Invitation): Promise<Result<Trust, string>> =>
  isPlain(baseUrl) ? Promise.resolve(ok(byPublicAuthority)) : meetServer(baseUrl, invitation);

/** Who answers at an address, or why it is not the server that is meant. */
const isGuichetAt = async (baseUrl: string, trust: Trust): Promise<Result<null, string>> => {
  const line = lineBy(trust);
  const answer = await openCallsOf({ baseUrl, token: '', line }).health();
  line.forget();
  if (answer.ok) return ok(null);
  return no(answer.reason.code === 'unreachable' ? 'unreachable' : 'notGuichet');
};

/** Makes the membership of this station from its settings; nothing is sent before it is resumed or begun. */
export const createMembership = ({ station, key, log, onChange, onWiped }: MembershipNeeds): Membership => {
  const leaveWiped = (): boolean => {
    const member = memberOf(station.read());
    if (member === null) return true;
    try {
      onWiped(member);
    } catch (error) {
      // As on a full disk. It stays a member, or it would not be told again.
      log.error('wipe.notBegun', faultWords(error));
      return false;
    }
    link.close();
    anew();
    onChange();
    return true;
  };
  const link = createMemberLink(key, onChange, leaveWiped);
  let lineFault: LineFault | null = null;

  const keep = (member: Member): void => station.write({ ...station.read(), member });
  const memberOf = ({ station: { mode }, member }: StationFile): Member | null => (isJoined(mode) ? member : null);

  const trust = (): Trust => {
    const { member } = station.read();
    return member === null ? byPublicAuthority : trustIn(member);
  };
  const hear: LineNeeds['told'] = (end, first) => {
    const { member } = station.read();
    // What is met first is the one from then on.
    if (first !== null && member !== null) keep({ ...member, ...asKept(first) });
    const fault = end === 'unreachable' ? null : end;
    if (fault === lineFault) return;
    if (fault !== null) log.warn('line.fault', fault);
    lineFault = fault;
    onChange();
  };
  const line = createLine({ trust, told: hear });
  const anew = (): void => {
    line.forget();
    lineFault = null;
  };

  /** A station that spoke plainly with its server before this version goes on by TLS, with the key that it meets first. */
  const onLine = (member: Member): Member => {
    const isHere = (normaliseAddress(member.baseUrl) ?? '').startsWith('http:');
    if (isHere || !isPlain(member.baseUrl)) return member;
    const { hostname, port } = new URL(member.baseUrl);
    const baseUrl = `https://${hostname}:${port || '80'}`;
    const moved = { ...member, baseUrl, ...asKept({ by: 'firstKey' }) };
    keep(moved);
    onChange();
    return moved;
  };

  const moveTo: Membership['moveTo'] = async (address, authority) => {
    const member = memberOf(station.read());
    const typed = normaliseAddress(address);
    if (member === null) return no('other');
    if (typed === null) return no('unreachable');
    // A server that had to prove itself has to do so on this machine too.
    const baseUrl = isPlain(member.baseUrl) ? typed : typed.replace(/^http:/, 'https:');
    const before = trustIn(member);
    const isElsewhere = placeOf(baseUrl).host !== placeOf(member.baseUrl).host;
    // Without a key the name is all that is known of the server, on its own machine the machine.
    if (isElsewhere && !isPlain(baseUrl) && before.by !== 'key') return no('needsCode');
    const signedBy = authorityIn(authority);
    if (authority !== '' && (signedBy === '' || isPlain(baseUrl))) return no('badAuthority');
    const met = isPlain(baseUrl) ? ok('') : await meetWith(baseUrl, before);
    if (!met.ok) return met;
    const after: Trust = authority === '' ? before : { by: 'authority', authority: signedBy };
    if (authority !== '') {
      const both = await meetWith(baseUrl, after);
      if (!both.ok) return both;
      // Somebody between could show the known key first, and a certificate of their own then.
      if (both.value !== met.value) return no('otherServer');
    }
    const isGuichet = await isGuichetAt(baseUrl, after);
    if (!isGuichet.ok) return isGuichet;
    const now = memberOf(station.read());
    if (now?.deviceId !== member.deviceId) return no('other');
    // A key that was met and kept meanwhile, or another authority: the server has to prove itself by that.
    if (!isSameTrust(trustIn(now), before)) return moveTo(address, authority);
    const moved = { ...now, baseUrl, ...asKept(after) };
    keep(moved);
    anew();
    link.resume({ ...moved, line });
    onChange();
    return ok(null);
  };

  return {
    line,
    connection: () => {
      const file = station.read();
      const member = memberOf(file);
      if (member === null) return null;
      const { baseUrl, deviceId, siteId, series } = member;
      return {
        baseUrl,
        deviceId,
        siteId,
        series,
        token: link.token(),
        starting: link.waiting(),
        ...(lineFault === null ? {} : { lineFault }),
        ...(file.station.mode === 'elected' ? { isElected: true } : {}),
      };
    },
    resume: () => {
      const member = memberOf(station.read());
      if (member !== null) link.resume({ ...onLine(member), line });
    },
    enrol: async (address, code) => {
      const baseUrl = normaliseAddress(address);
      if (baseUrl === null) return no('unreachable');
      const invitation = readInvitation(code);
      if (invitation === null) return no('unknownCode');
      const met = await meetAt(baseUrl, invitation);
      if (!met.ok) return met;
      const { publicKey, privateKey } = makeDeviceKey();
      const there = lineBy(met.value);
      const applicant = { code: invitation.secret, deviceName: station.read().station.deviceName, publicKey };
      const enrolled = await enrol({ baseUrl, line: there }, applicant);
      there.forget();
      if (!enrolled.ok) return enrolled;
      const { deviceId, siteId, series, rank } = enrolled.value;
      return ok({
        member: { baseUrl, deviceId, siteId, series, ...asKept(met.value) },
        mode: modeOfRank(rank),
        privateKey,
      });
    },
    begin: async ({ member, mode, privateKey }) => {
      const file = station.read();
      station.write({ ...file, member, station: { ...file.station, mode } });
      anew();
      await link.begin({ ...member, line }, privateKey, { mayLieOpen: isPublicMode(mode) });
    },
    known: () => {
      const member = memberOf(station.read());
      if (member === null) return null;
      const [{ baseUrl }, known] = [member, trustIn(member)];
      const by = known.by === 'authority' && known.authority !== '' ? 'ownAuthority' : known.by;
      return {
        address: shownAddress(baseUrl),
        by: isPlain(baseUrl) ? 'thisMachine' : by,
        fingerprint: known.by === 'key' ? known.fingerprint : '',
      };
    },
    moveTo,
    renewToken: link.renew,
    close: link.close,
    forget: () => {
      link.forget();
      anew();
    },
  };
};
