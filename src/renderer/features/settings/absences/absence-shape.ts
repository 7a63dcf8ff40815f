import type { Unavailability } from '#shared/domain/model/reference';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { toSpell, toSpellDraft, type SpellDraft } from '../parts/spell';
import type { FormShape } from '../parts/use-entry-state';

export type AbsenceBody = Omit<Unavailability, 'id'>;
export type AbsenceDraft = SpellDraft & Pick<Unavailability, 'agentId' | 'replacedBy' | 'label'>;

/** How the form reads an absence; `nameOf` gives the short name of an agent. */
export const absenceShape = (nameOf: (agentId: string) => string): FormShape<AbsenceBody, AbsenceDraft> => ({
  toDraft: (body) => ({
    ...toSpellDraft(body),
    agentId: body.agentId,
    replacedBy: body.replacedBy,
    label: body.label,
  }),
  toBody: (draft) => ({
    kind: 'unavailability',
    agentId: draft.agentId,
    replacedBy: draft.replacedBy,
    ...toSpell(draft),
    label: draft.label.trim(),
  }),
  what: (body) => settingsHoursText.absences.what(nameOf(body.agentId)),
});
