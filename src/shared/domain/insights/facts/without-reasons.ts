import type { Facts } from './fact';

/** Facts without those of some reasons, such as those that their department alone may see. */
export const withoutReasons = (facts: Facts, reasonIds: ReadonlySet<string> | undefined): Facts => {
  if (!reasonIds || reasonIds.size === 0) return facts;
  const isOpen = ({ reasonId }: { readonly reasonId: string }): boolean => !reasonIds.has(reasonId);
  return {
    ...facts,
    requests: facts.requests.filter(isOpen),
    appointments: facts.appointments.filter(isOpen),
    tickets: facts.tickets.filter(isOpen),
  };
};
