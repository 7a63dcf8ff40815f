import { asksForHelp } from '#shared/domain/lifecycle/asks-for-help';
import { requestDetails } from '#shared/domain/lifecycle/request-details';
import type { Request } from '#shared/domain/model/request';
import { shortTime } from '#shared/i18n/fr/format';
import { receptionText } from '#shared/i18n/fr/reception';
import { civilOf } from '#shared/time/civil';

const text = receptionText.help;

const open: ReadonlySet<Request['status']> = new Set(['received', 'qualified', 'assigned', 'inProgress']);

/** A call of a kiosk that nobody has answered. `subject` = what the machine itself lacks, `''` = a person asks. */
export type HelpCall = { readonly request: Request; readonly subject: string };

/** The kiosks at which somebody waits for help, since when, and then those that lack something themselves. Requests come in the order of their arrival. */
export const helpCalls = (requests: readonly Request[]): readonly HelpCall[] => {
  const calls = requests
    .filter(({ status, events }) => open.has(status) && asksForHelp(events))
    .map((request) => ({ request, subject: requestDetails(request).subject }));
  return [...calls.filter(({ subject }) => subject === ''), ...calls.filter(({ subject }) => subject !== '')];
};

/** What reception reads of the first call: how many people ask and since when, or what a kiosk lacks. `''` where nobody calls. */
export const helpWords = (calls: readonly HelpCall[], zone: string): string => {
  const [first] = calls;
  if (!first) return '';
  const since = shortTime(civilOf(first.request.receivedAt, zone).time);
  if (first.subject !== '') return text.stopped(first.subject, since);
  return text.title(calls.filter(({ subject }) => subject === '').length, since);
};
