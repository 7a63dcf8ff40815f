import { settingsSiteText } from '#shared/i18n/fr/settings-site';

import { useToday } from '../../../data/queries/use-today';
import { Checkbox } from '../../../ui/checkbox';
import { Head } from '../../../ui/head';
import { NumberField } from '../parts/number-field';
import type { SettingForm } from '../parts/use-setting-form';
import type { SiteDraft } from './site-shape';

const texts = settingsSiteText;

/** What the yearly report needs to know of the town hall, and whether it counts persons by age. */
export const ElectedFields = ({ form: { draft, set, faultAt } }: { readonly form: SettingForm<SiteDraft> }) => {
  const year = Number(useToday().slice(0, 4));
  return (
    <>
      <Head title={texts.report} level={3} />
      <div className="set-line">
        <NumberField
          label={texts.inhabitants}
          hint={texts.inhabitantsHint}
          maxLength={7}
          value={draft.inhabitants}
          onChange={(inhabitants) => set({ inhabitants })}
          error={faultAt('inhabitants')}
        />
      </div>
      <div className="set-line">
        {[year, year - 1].map((one) => (
          <NumberField
            key={one}
            label={texts.cost(one)}
            hint={texts.costHint}
            unit={texts.euros}
            maxLength={10}
            value={draft.costs[one] ?? ''}
            onChange={(euros) => set({ costs: { ...draft.costs, [one]: euros } })}
            error={faultAt(`receptionCosts.${one}`)}
          />
        ))}
      </div>
      <p className="meta">{texts.costMeaning}</p>
      <Checkbox isSelected={draft.trackedPopulation} onChange={(trackedPopulation) => set({ trackedPopulation })}>
        {texts.tracked}
      </Checkbox>
      <p className="meta">{texts.trackedMeaning}</p>
    </>
  );
};
