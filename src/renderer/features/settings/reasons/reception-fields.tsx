import type { Reason } from '#shared/domain/model/reference';
import { settingsReasonsText as texts } from '#shared/i18n/fr/settings-reasons';

import { Icon } from '../../../ui/icon';
import { reasonIcons } from '../../../ui/reason-icons';
import { Select } from '../../../ui/select';
import type { SettingForm } from '../parts/use-setting-form';
import type { ReasonDraft } from './reason-shape';

type ReceptionFieldsProps = {
  readonly form: SettingForm<ReasonDraft>;
  /** The other reasons: who has a key already. */
  readonly others: readonly Reason[];
};

const none = 'none';
const icons = [
  { id: none, label: texts.noIcon },
  ...Object.keys(reasonIcons).map((id) => ({ id, label: texts.iconOf[id] ?? id })),
];

/** The key of a reason among the choices of reception, and its drawing there. */
export const ReceptionFields = ({ form: { draft, set }, others }: ReceptionFieldsProps) => {
  const drawing = reasonIcons[draft.icon];
  return (
    <div className="set-line">
      <Select
        label={texts.favourite}
        options={[
          { id: '0', label: texts.noFavourite },
          ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => {
            const holder = others.find(({ favourite }) => favourite === place);
            return {
              id: String(place),
              label: String(place),
              ...(holder ? { detail: texts.favouriteTaken(holder.name) } : {}),
            };
          }),
        ]}
        value={String(draft.favourite)}
        onChange={(place) => set({ favourite: Number(place) })}
      />
      <Select
        label={texts.icon}
        options={icons}
        value={draft.icon === '' ? none : draft.icon}
        onChange={(icon) => set({ icon: icon === none ? '' : icon })}
      />
      {drawing && (
        <span className="set-drawing">
          <Icon of={drawing} size={24} />
        </span>
      )}
    </div>
  );
};
