import { agentRoles, type Agent } from '#shared/domain/model/reference';
import type { ProviderSettings } from '#shared/sync/wire/provider-calls';

type Role = Agent['role'];

/** Roles that the claim may choose without a further word of the town: none that administers, and none that is kept off desks. */
const plainRoles: readonly Role[] = ['reception', 'counter', 'supervisor', 'manager'];

/**
 * The role that a claim gives to an agent, `null` = that of before. One value, or the only one of several that is a role. An administrator stays one: nobody outside the town takes
 * the last of them away. Nobody becomes one unless the town wishes it.
 */
export const roleOfClaim = (
  { roleClaim, mayRaise }: Pick<ProviderSettings, 'roleClaim' | 'mayRaise'>,
  claim: unknown,
  present: Role,
): Role | null => {
  if (roleClaim === '' || present === 'admin') return null;
  const said: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const meant = new Set(agentRoles.filter((role) => said.includes(role)));
  const [role] = meant;
  if (meant.size !== 1 || role === undefined || role === present) return null;
  return plainRoles.includes(role) || (role === 'admin' && mayRaise) ? role : null;
};
