import type { Agent } from '#shared/domain/model/reference';
import { no, ok, type Result } from '#shared/lib/result';
import type { ProviderRefusal } from '#shared/domain/rights/provider-refusals';
import type { ProviderSettings } from '#shared/sync/wire/provider-calls';

import type { Identity } from './relying-party';

/** A mail address as two of them are compared: capitals of A to Z alone are small letters, since signs of other scripts have them as theirs too. */
export const plainEmail = (email: string): string => email.trim().replaceAll(/[A-Z]/g, (sign) => sign.toLowerCase());

/** The one agent of the site whom the provider means: by its identifier where the town wrote one, else by the mail address that it vouches for. */
export const findAgent = (
  { known }: Pick<ProviderSettings, 'known'>,
  agents: readonly Pick<Agent, 'id'>[],
  { sub, email }: Pick<Identity, 'sub' | 'email'>,
): Result<string, ProviderRefusal> => {
  const here = known.filter(({ agentId }) => agents.some(({ id }) => id === agentId));
  const bySub = here.filter((one) => one.sub !== '' && one.sub === sub);
  // Somebody else got the address of an agent whose identifier is known: it is not theirs.
  const byEmail = here.filter(
    (one) => one.sub === '' && one.email !== '' && email !== '' && plainEmail(one.email) === plainEmail(email),
  );
  const found = new Set([...bySub, ...byEmail].map(({ agentId }) => agentId));
  const [agentId] = found;
  if (found.size > 1) return no('several');
  if (agentId !== undefined) return ok(agentId);
  return no(email === '' && here.some((one) => one.sub === '' && one.email !== '') ? 'unverified' : 'nobody');
};
