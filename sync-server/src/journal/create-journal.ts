import { HOUR_MS, MOST_JOURNAL_LINES_PER_HOUR } from '../bounds';
import { SERVER_ACTOR } from '../documents/authority-event';
import type { ReferenceReader } from '../documents/load-facts';
import { budgetsOf } from '../lib/budgets';
import { spend } from '../lib/problem';
import type { Journal, Needs, NotedAct } from '../needs';
import { agentsAt, covers, readPerson, type Person } from '../persons/person-note';
import { rootOf } from '../store/families';
import type { JournalSeal, NewLine, Noted } from '../store/journal-port';
import type { Device, SiteTransaction } from '../store/port';

type JournalNeeds = Needs<'store' | 'clock'> & {
  readonly referenceOf: ReferenceReader;
  readonly seal: JournalSeal;
};

/** An instant of a desk in the form of ours: as many signs, whatever it sent. */
const instantOf = (text: string, otherwise: string): string => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? otherwise : new Date(ms).toISOString();
};

/** Made once for each process: it counts what each family of devices notes. */
export const createJournal = ({ store, clock, referenceOf, seal }: JournalNeeds): Journal => {
  // Apart: what is read at a desk keeps nobody from signing in there.
  const [readings, acts] = [
    budgetsOf(MOST_JOURNAL_LINES_PER_HOUR, HOUR_MS),
    budgetsOf(MOST_JOURNAL_LINES_PER_HOUR, HOUR_MS),
  ];

  /** Whether agents of the site prove who they are. */
  const asksForCodes = async (site: SiteTransaction): Promise<boolean> =>
    (await referenceOf(site))?.site.signIn !== undefined;

  const notedIn = async (site: SiteTransaction, device: Device | null, act: NotedAct): Promise<Noted> => {
    const nowMs = clock();
    if (device && device.rank !== 'admin') spend(acts, rootOf(device), nowMs);
    const hasCodes = device !== null && (await asksForCodes(site));
    const lastHere = async (): Promise<string> => (hasCodes ? ((await agentsAt(site, device.id)).at(-1) ?? '') : '');
    const agentId = act.agentId ?? (await lastHere());
    const isProved =
      hasCodes && agentId !== '' && act.isProved !== false && covers(await readPerson(site, agentId), device.id, nowMs);
    const at = new Date(nowMs).toISOString();
    const line: NewLine = {
      id: '',
      at,
      keptAt: at,
      agentId,
      kind: act.kind,
      subject: act.subject ?? '',
      count: act.count ?? 0,
      isProved,
    };
    return { deviceId: act.deviceId ?? device?.id ?? SERVER_ACTOR.deviceId, lines: [line], seal };
  };

  return {
    note: async (site, device, act) => site.keepLines(await notedIn(site, device, act)),
    noted: (siteId, device, act) => store.withSite(siteId, (site) => notedIn(site, device, act)),
    keep: async (device, lines) => {
      if (lines.length === 0) return;
      const nowMs = clock();
      spend(readings, rootOf(device), nowMs, lines.length);
      const keptAt = new Date(nowMs).toISOString();
      await store.withSite(device.siteId, async (site) => {
        // Only who signed in at this device can be proved here; for others nothing is read.
        const here = new Set((await asksForCodes(site)) ? await agentsAt(site, device.id) : []);
        const people = new Map<string, Person>();
        for (const id of new Set(lines.map(({ agentId }) => agentId)))
          if (here.has(id)) people.set(id, await readPerson(site, id));
        const kept = lines.map((line): NewLine => {
          const at = instantOf(line.at, keptAt);
          const person = people.get(line.agentId);
          const isProved = person !== undefined && covers(person, device.id, Date.parse(at));
          // What was searched for is never kept, whatever a desk sends.
          return { ...line, at, keptAt, isProved, subject: line.kind === 'searched' ? '' : line.subject };
        });
        await site.keepLines({ deviceId: device.id, lines: kept, seal });
      });
    },
  };
};
