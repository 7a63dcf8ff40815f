/**
 * Why somebody is not signed in by the provider of identities. `provider` = it is out of reach, or broken. `settings` = it does not know this server, or its answers are not
 * those of this provider. `clock` = what it signs is of another time. `unverified` = it vouches for no mail address. `nobody`, `several` = no agent is meant, or more than
 * one. `session` = the browser knew somebody from before. `denied` = the person refused, there. `notMe` = the person says that this is not them, or not their desk. `late` = it took too long. `otherTown` = of another
 * establishment. `weak` = one factor alone. `shutOut` = an administrator ended the access.
 */
export const providerRefusals = [
  'provider',
  'settings',
  'clock',
  'unverified',
  'nobody',
  'several',
  'session',
  'denied',
  'notMe',
  'late',
  'otherTown',
  'weak',
  'shutOut',
] as const;
export type ProviderRefusal = (typeof providerRefusals)[number];
