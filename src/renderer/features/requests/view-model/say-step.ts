import type { RequestStep } from '#shared/domain/lifecycle/request-details';
import type { AnyEvent } from '#shared/domain/model/event';
import type { SiteReference } from '#shared/domain/model/reference';
import { channels } from '#shared/domain/model/request';
import { requestsText } from '#shared/i18n/fr/requests';
import { entryById } from '#shared/lib/entry-by-id';

const { steps, other } = requestsText.history;

const textOf = (event: AnyEvent, key: string): string => {
  const value = event[key];
  return typeof value === 'string' ? value : '';
};

const named = (entries: readonly { readonly id: string; readonly name: string }[], id: string): string =>
  entries.find((one) => one.id === id)?.name ?? '';

const detailOf = (event: AnyEvent, reference: SiteReference): string => {
  switch (event.type) {
    case 'received': {
      const channel = channels.find((one) => one === event['channel']);
      return channel ? requestsText.byChannel[channel] : '';
    }
    case 'qualified':
      return named(reference.reasons, textOf(event, 'reasonId'));
    case 'assigned':
      return (
        entryById(reference.agents, textOf(event, 'agentId'))?.shortName ??
        named(reference.departments, textOf(event, 'departmentId'))
      );
    case 'answered':
      return named(reference.answerTemplates, textOf(event, 'templateId'));
    case 'closed':
      return named(reference.themes, textOf(event, 'themeId'));
    default:
      return '';
  }
};

/** One step of the history in words. */
export const sayStep = ({ event }: RequestStep, reference: SiteReference): string =>
  Object.hasOwn(steps, event.type) ? steps[event.type as keyof typeof steps](detailOf(event, reference)) : other;
