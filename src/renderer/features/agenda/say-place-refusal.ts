import { agendaText } from '#shared/i18n/fr/agenda';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Refusal } from '#shared/errors/refusal';
import { entryById } from '#shared/lib/entry-by-id';

/** The names that a refusal of a place may need: of a desk, of an agent. */
export const placeNames = ({ desks, agents }: SiteReference) =>
  [
    (id: string): number | string => entryById(desks, id)?.number ?? '',
    (id: string): string => entryById(agents, id)?.shortName ?? '',
  ] as const;

const ofWhoComes: ReadonlySet<Refusal['code']> = new Set([
  'tooManyPersons',
  'preApplicationNumberInvalid',
  'citizenIncomplete',
]);

/** Whether another place would help: not where what is wrong is how many come, or who. */
export const isOfPlace = ({ code }: Refusal): boolean => !ofWhoComes.has(code);

/** A refusal of a place in the words of someone who looks at the grid: nothing « vient d’être pris » there. */
export const sayPlaceRefusal = (
  refusal: Refusal,
  deskNumber: (deskId: string) => number | string,
  agent: (id: string) => string = () => '',
): string => {
  if (refusal.code === 'deskBusy') return agendaText.refused.deskBusy(deskNumber(refusal.deskId), refusal.time);
  if (refusal.code === 'slotClosed') return agendaText.refused.slotClosed(refusal.time);
  const { text, todo } = sayRefusal(refusal, { agent, desk: (id) => `guichet\u00A0${deskNumber(id)}` });
  return `${text} ${todo}`.trim();
};
