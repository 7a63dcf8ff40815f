import { accessDueDay } from '#shared/domain/requests/access-request';
import { retentionText } from '#shared/i18n/fr/settings-site';
import { erasingText } from '#shared/i18n/protection/erasing';
import { accessRequestsText } from '#shared/i18n/protection/access-requests';
import { protectionText as texts } from '#shared/i18n/protection/section';
import { recordsKept } from '#shared/sync/desk-window';
import type { CallOutput } from '#shared/sync/wire/calls';
import { civilOf } from '#shared/time/civil';

import { isHeard } from '../../../../data/queries/history/use-protection';
import type { SectionId } from '../../section';
import {
  daysSince,
  erasuresUnconfirmed,
  inWords,
  sayUnseen,
  unseenDevices,
  UNSEEN_DAYS,
  type ProtectionFacts,
} from './protection-facts';

const { line: accessText } = accessRequestsText;

/** One line of the section: a fact, what to do about it (`''` = nothing), and where that is done (`null` = not in the settings). */
export type ProtectionLine = {
  readonly id: keyof typeof texts.names;
  readonly fact: string;
  readonly act: string;
  readonly section: SectionId | null;
};

const { protection: erasingTexts } = erasingText;

const sentences = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');

const retentionLine = ({ reference: { site }, server, now }: ProtectionFacts): ProtectionLine => {
  const kept = recordsKept(civilOf(now.toISOString(), site.zone).day, site);
  return {
    id: 'retention',
    fact: sentences(
      retentionText.now(site.retention ?? null),
      kept?.unit === 'days' ? texts.retention.longer(kept) : '',
      inWords(
        server.facts,
        ({ retainedOn }) => {
          if (retainedOn !== '') return texts.retention.last(retainedOn);
          return kept === null ? '' : retentionText.nothingYet;
        },
        texts.retention.unknown,
      ),
    ),
    act: kept === null ? texts.retention.choose : '',
    section: 'retention',
  };
};

/** So many erasures are told one by one. */
const mostTold = 3;

/** Which erasures are not confirmed, in words. */
export const sayUnconfirmed = ({ server, reference }: ProtectionFacts): string => {
  const open = erasuresUnconfirmed(server);
  const { zone } = reference.site;
  return inWords(server.erasures, () =>
    open.length === 0
      ? texts.erasures.none
      : sentences(
          ...open.slice(0, mostTold).map(({ at, done, missing, revoked }) =>
            texts.erasures.one(civilOf(at, zone), {
              done,
              all: done + missing.length + revoked.length,
              revoked: revoked.length,
            }),
          ),
          open.length > mostTold ? texts.erasures.more(open.length - mostTold) : '',
          texts.erasures.last,
        ),
  );
};

/** How many people an erasure takes, and how many wishes wait, in words. */
const sayErasing = ({ needsTwo, waiting }: { readonly needsTwo: boolean; readonly waiting: number }): string =>
  sentences(needsTwo ? erasingTexts.two : erasingTexts.one, erasingTexts.waiting(waiting));

const erasuresLine = (facts: ProtectionFacts): ProtectionLine => {
  const open = erasuresUnconfirmed(facts.server);
  const erasing = isHeard(facts.server.facts) ? facts.server.facts.erasing : undefined;
  return {
    id: 'erasures',
    fact: sentences(sayUnconfirmed(facts), erasing ? sayErasing(erasing) : ''),
    act: sentences(
      open.some(({ missing }) => missing.length > 0) ? texts.erasures.wake : '',
      open.some(({ revoked }) => revoked.length > 0) ? texts.erasures.empty : '',
      erasing && erasing.waiting > 0 ? erasingTexts.act : '',
    ),
    section: 'erasures',
  };
};

/** A backup that is older is no help: desks hold sixty days of what is over, and need some of them to come back. */
const oldAfterDays = 31;

/** A paper or a key may be lost or changed meanwhile: after so many days somebody tries a backup again. */
const triedForDays = 365;

/** What is known of backups, in words. */
export const sayBackup = ({ backup, tried }: CallOutput<'protectionFacts'>, zone: string): string => {
  if (!backup) return texts.backup.none;
  const made = texts.backup.last(civilOf(backup.at, zone), backup.bytes, backup.rows);
  if (!tried) return sentences(made, texts.backup.untried);
  const when = civilOf(tried.at, zone);
  return sentences(
    made,
    tried.of === backup.at ? texts.backup.tried(when) : texts.backup.triedOlder(when, civilOf(tried.of, zone)),
  );
};

const backupAct = ({ backup, tried }: CallOutput<'protectionFacts'>, now: Date, isHere: boolean): string => {
  const { make, old, test, again } = isHere ? texts.backup.here : texts.backup.byCommand;
  if (!backup) return make;
  if (daysSince(backup.at, now) > oldAfterDays) return old;
  if (!tried) return test;
  return daysSince(tried.at, now) > triedForDays ? again : '';
};

/** Requests of access that wait: how many, the next day of answer, and whether one is late. */
const accessLine = ({ access, reference: { site }, now }: ProtectionFacts): ProtectionLine => {
  const { day: today } = civilOf(now.toISOString(), site.zone);
  const dueDays = isHeard(access) ? access.map((request) => accessDueDay(request, site.territory)).toSorted() : [];
  const [next] = dueDays;
  const late = dueDays.filter((day) => day < today).length;
  return {
    id: 'access',
    fact: inWords(access, () => (next === undefined ? accessText.none : accessText.open(dueDays.length, next, today))),
    act: late > 0 ? accessText.late(late) : '',
    section: null,
  };
};

const backupLine = ({ server: { facts }, reference, now, makesBackups }: ProtectionFacts): ProtectionLine => ({
  id: 'backup',
  fact: inWords(facts, (known) => sayBackup(known, reference.site.zone)),
  act: isHeard(facts) ? backupAct(facts, now, makesBackups) : '',
  section: null,
});

const devicesLine = ({ server: { devices }, reference, now }: ProtectionFacts): ProtectionLine => {
  const unseen = isHeard(devices) ? unseenDevices(devices, now) : [];
  return {
    id: 'devices',
    fact: inWords(devices, () =>
      unseen.length === 0
        ? texts.devices.none(UNSEEN_DAYS)
        : texts.devices.list(unseen.map((device) => sayUnseen(device, reference.site.zone))),
    ),
    act: unseen.length > 0 ? texts.devices.act : '',
    section: 'devices',
  };
};

/** What is known of the journal, in words. */
export const sayJournal = ({ journal }: CallOutput<'protectionFacts'>, zone: string): string =>
  journal.lines === 0 || journal.firstAt === '' || journal.lastAt === ''
    ? texts.journal.none
    : texts.journal.span(journal.lines, civilOf(journal.firstAt, zone).day, civilOf(journal.lastAt, zone).day);

const journalLine = ({ server: { facts }, reference }: ProtectionFacts): ProtectionLine => ({
  id: 'journal',
  fact: inWords(facts, (known) => sentences(sayJournal(known, reference.site.zone), texts.journal.kept)),
  act: '',
  section: 'journal',
});

/** What guards the key of this desk, and what lies in clear beside what it seals, in words. */
export const saySeal = ({ guard, isServer }: Pick<ProtectionFacts, 'guard' | 'isServer'>): string =>
  sentences(
    guard === 'keyring' || guard === 'disk' ? texts.seal[guard] : texts.unknown.station,
    isServer ? texts.seal.hub : '',
  );

const sealLine = (facts: ProtectionFacts): ProtectionLine => ({
  id: 'seal',
  fact: sentences(saySeal(facts), texts.seal.others),
  act: facts.guard === 'disk' || facts.isServer ? texts.seal.act : '',
  section: null,
});

/** The lines of the section, in their order. */
export const protectionLines = (facts: ProtectionFacts): readonly ProtectionLine[] => {
  const { signIn, dpoContact = '' } = facts.reference.site;
  return [
    retentionLine(facts),
    erasuresLine(facts),
    accessLine(facts),
    backupLine(facts),
    devicesLine(facts),
    journalLine(facts),
    sealLine(facts),
    {
      id: 'persons',
      fact: signIn ? texts.persons.pin : texts.persons.names,
      act: signIn ? '' : texts.persons.act,
      section: 'persons',
    },
    { id: 'server', fact: texts.server.fact, act: texts.server.act, section: null },
    {
      id: 'contact',
      fact: dpoContact === '' ? texts.contact.none : dpoContact,
      act: dpoContact === '' ? texts.contact.act : '',
      section: 'site',
    },
  ];
};
