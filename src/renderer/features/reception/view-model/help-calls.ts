import { asksForHelp } from '#shared/domain/lifecycle/asks-for-help';
import type { Request } from '#shared/domain/model/request';

const open: ReadonlySet<Request['status']> = new Set(['received', 'qualified', 'assigned', 'inProgress']);

/** The kiosks at which somebody waits for help, since when: the first first. Requests come in the order of their arrival. */
export const helpCalls = (requests: readonly Request[]): readonly Request[] =>
  requests.filter(({ status, events }) => open.has(status) && asksForHelp(events));
