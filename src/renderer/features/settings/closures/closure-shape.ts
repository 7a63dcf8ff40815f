import type { Closure } from '#shared/domain/model/reference';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';

import { toSpell, toSpellDraft, type SpellDraft } from '../parts/spell';
import type { FormShape } from '../parts/use-entry-state';

export type ClosureBody = Omit<Closure, 'id'>;
export type ClosureDraft = SpellDraft & { readonly deskId: string; readonly label: string };

export const closureShape: FormShape<ClosureBody, ClosureDraft> = {
  toDraft: (body) => ({ ...toSpellDraft(body), deskId: body.deskId, label: body.label }),
  toBody: (draft) => ({ kind: 'closure', deskId: draft.deskId, ...toSpell(draft), label: draft.label.trim() }),
  what: (body) => settingsHoursText.closures.what(body.label),
};
