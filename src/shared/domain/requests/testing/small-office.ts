import { foldRequest } from '../../lifecycle/fold-request';
import type { AnyEvent } from '../../model/event';
import type { Commitment, Reason, SiteReference } from '../../model/reference';
import type { Channel, Request } from '../../model/request';

const reason = (id: string, departmentId: string): Reason => ({
  id,
  kind: 'reason',
  code: id,
  name: id,
  shortName: id,
  departmentId,
  act: 'other',
  durationsMin: [10],
  needsStation: false,
  asksPreApplication: false,
  bookable: true,
  walkIn: true,
  favourite: 0,
  icon: '',
  papers: [],
});

/** A commitment of a small office, for tests. */
export const commitment = (
  channel: Commitment['channel'],
  reasonId: string,
  count: number,
  unit: Commitment['unit'] = 'workingDays',
  id = `${channel} ${reasonId}`,
): Commitment => ({ id, kind: 'commitment', channel, reasonId, count, unit });

/** What the clocks of a small office go by, for tests. */
export const smallOffice: Pick<SiteReference, 'site' | 'commitments' | 'reasons'> = {
  site: {
    id: 'site',
    kind: 'site',
    name: 'Mairie',
    commune: 'Ville-Test',
    zone: 'Europe/Paris',
    territory: 'mainland',
    accent: '#1d4ed8',
    waitGoalMin: 20,
  },
  commitments: [commitment('mail', '', 15), commitment('email', '', 5), commitment('phone', '', 2)],
  reasons: [reason('birth', 'civil'), reason('permit', 'planning')],
};

/** A step of a request: at which instant, what, with which facts. */
export type Step = readonly [at: string, type: string, more?: Readonly<Record<string, unknown>>];

/** A request that was received at an instant, with what was done since, for tests. */
export const officeRequest = (
  channel: Channel,
  receivedAt: string,
  steps: readonly Step[] = [],
  { id = 'r', reasonId = 'birth', more = {} }: { id?: string; reasonId?: string; more?: object } = {},
): Request => {
  const all: readonly Step[] = [
    [receivedAt, 'received', { day: receivedAt.slice(0, 10), channel, reasonId, citizenId: '', ticketId: '', ...more }],
    ...steps,
  ];
  const events = all.map(([at, type, facts = {}], index): AnyEvent => ({
    by: { agentId: 'a', deviceId: 'd', deskId: '' },
    ...facts,
    id: `${id}-${index}`,
    n: index + 1,
    at: new Date(at).toISOString(),
    type,
  }));
  return foldRequest(id, 'site', events);
};
