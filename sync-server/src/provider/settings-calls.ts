import type { Agent } from '#shared/domain/model/reference';
import { entryById } from '#shared/lib/entry-by-id';
import { isThisMachine } from '#shared/lib/is-this-machine';
import type { CallReply, ReadInput } from '#shared/sync/wire/calls';
import { PROVIDER_CHOSEN } from '#shared/sync/wire/journal-calls';
import type { ProviderSettings } from '#shared/sync/wire/provider-calls';

import type { ReferenceReader } from '../documents/load-facts';
import { urlOf } from '../lib/url-of';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';
import { plainEmail } from './find-agent';
import { mayCall } from './guarded-fetch';
import { readProvider, writeProvider } from './provider-note';
import type { ProviderParts } from './sign-in-calls';

type SettingsNeeds = Needs<'store' | 'journal'> & {
  readonly provider: ProviderParts;
  readonly referenceOf: ReferenceReader;
};

/** How the agents of the site sign in by a provider, without the secret. */
export const provider =
  ({ store }: Needs<'store'>): Handler<'provider'> =>
  (_input, { siteId }) =>
    store.withSite(siteId, async (site) => ({ settings: (await readProvider(site))?.settings ?? null }));

const hasTwice = (values: readonly string[]): boolean => {
  const written = values.filter((value) => value !== '');
  return new Set(written).size < written.length;
};

/** Whether a browser of the town hall reaches this server there: https, or the machine itself. Nothing stands behind the host: the pages know each other by their paths. */
const isAddress = (text: string): boolean => {
  const url = urlOf(text);
  if (!url) return false;
  const { protocol, hostname, username, pathname, search, hash } = url;
  if (username !== '' || pathname !== '/' || search !== '' || hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
};

type Outcome = CallReply<'chooseProvider'>['outcome'];

const faultOf = (settings: ProviderSettings, mayBeInside: boolean): Outcome | null => {
  const { issuer, address, profile, siret, known } = settings;
  if (!mayCall(issuer, mayBeInside)) return 'badIssuer';
  if (!isAddress(address)) return 'badAddress';
  if (profile === 'proConnect' && siret === '') return 'noSiret';
  if (hasTwice(known.map(({ email }) => plainEmail(email))) || hasTwice(known.map(({ sub }) => sub))) return 'twice';
  return hasTwice(known.map(({ agentId }) => agentId)) ? 'twice' : null;
};

/** The list of agents as it is stored: without deleted ones, whom no screen shows and whose address may be somebody else’s by now, and without identifiers that another provider gave. */
const knownFrom = (
  { issuer, known }: ProviderSettings,
  before: ProviderSettings | null,
  agents: readonly Agent[],
): ProviderSettings['known'] => {
  const others = before === null || before.issuer === issuer ? [] : before.known;
  const isOfOther = (one: ProviderSettings['known'][number]): boolean =>
    others.some(({ agentId, sub }) => sub !== '' && agentId === one.agentId && sub === one.sub);
  return known
    .filter(({ agentId }) => entryById(agents, agentId))
    .filter((one) => one.email !== '' || !isOfOther(one))
    .map((one) => (isOfOther(one) ? { ...one, sub: '' } : one));
};

const chosen = (
  { store, journal, referenceOf, provider: { mayBeInside } }: SettingsNeeds,
  { agentId, settings: asked, secret }: ReadInput<'chooseProvider'>,
  device: Parameters<Handler<'chooseProvider'>>[1],
): Promise<Outcome> =>
  store.withSite(device.siteId, async (site): Promise<Outcome> => {
    const agents = (await referenceOf(site))?.agents ?? [];
    const before = await readProvider(site);
    const settings = asked && { ...asked, known: knownFrom(asked, before?.settings ?? null, agents) };
    const fault = settings && faultOf(settings, mayBeInside);
    if (fault) return fault;
    const isSame = before?.settings.issuer === settings?.issuer && before?.settings.clientId === settings?.clientId;
    // A secret is for the provider to which it was given: it goes to no other by a changed address.
    const kept = secret !== '' ? secret : isSame ? before?.secret : undefined;
    if (settings && kept === undefined) return 'noSecret';
    await writeProvider(site, settings && kept !== undefined ? { settings, secret: kept } : null);
    await journal.note(site, device, { kind: 'settingsWritten', agentId, subject: PROVIDER_CHOSEN });
    return 'written';
  });

/** Chooses how the agents of the site sign in by a provider. */
export const chooseProvider =
  (needs: SettingsNeeds): Handler<'chooseProvider'> =>
  async (input, device) => ({ outcome: await chosen(needs, input, device) });
