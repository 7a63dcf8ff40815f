import type { KioskLanguage } from '#shared/domain/model/floor-settings';
import type { Reason } from '#shared/domain/model/reference';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { entryById } from '#shared/lib/entry-by-id';

import { Checkbox } from '../../../ui/checkbox';
import { Select } from '../../../ui/select';
import { moveUp } from './move-up';
import { OrderActs } from './order-acts';

const texts = settingsFloorText.kiosk;

type KioskReasonsProps = {
  readonly reasons: readonly Reason[];
  readonly languages: readonly KioskLanguage[];
  /** In this order; empty = the favourites of reception. */
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
  readonly error: string | undefined;
};

/** The languages of the kiosk in which a reason has no name, in their own words. */
const missing = (reason: Reason, languages: readonly KioskLanguage[]): readonly string[] =>
  languages.flatMap((id) => (id === 'fr' || (reason.names?.[id] ?? '') !== '' ? [] : [texts.languageNames[id]]));

/** The reasons that give a ticket at the kiosk, in their order. */
export const KioskReasons = ({ reasons, languages, values, onChange, error }: KioskReasonsProps) => {
  const walkIn = reasons.filter((reason) => reason.walkIn);
  const favourites = walkIn.filter(({ favourite }) => favourite > 0).toSorted((a, b) => a.favourite - b.favourite);
  const chosen = values.flatMap((id) => entryById(reasons, id) ?? []);
  const left = walkIn.filter(({ id }) => !values.includes(id));
  const first = favourites.length > 0 ? favourites : walkIn.slice(0, 1);
  return (
    <div className="set-reasons">
      <Checkbox isSelected={values.length === 0} onChange={(all) => onChange(all ? [] : first.map(({ id }) => id))}>
        {texts.usualReasons}
      </Checkbox>
      <ol className="floor-rows">
        {chosen.map((reason, index) => {
          const without = missing(reason, languages);
          return (
            <li key={reason.id}>
              <span className="floor-row">
                <b>{reason.name}</b>
                {without.length > 0 && <span className="meta">{texts.untranslated(without)}</span>}
              </span>
              <OrderActs
                upLabel={texts.upReason(reason.name)}
                removeLabel={texts.removeReason(reason.name)}
                isFirst={index === 0}
                onUp={() => onChange(moveUp(values, index))}
                onRemove={() => onChange(values.filter((id) => id !== reason.id))}
              />
            </li>
          );
        })}
      </ol>
      {values.length > 0 && left.length > 0 && (
        <Select
          label={texts.addReason}
          placeholder={texts.addReasonPlaceholder}
          options={left.map(({ id, name }) => ({ id, label: name }))}
          value=""
          onChange={(id) => onChange([...values, id])}
          error={error}
        />
      )}
      {chosen.some((reason) => missing(reason, languages).length > 0) && (
        <p className="meta">{texts.untranslatedHint}</p>
      )}
    </div>
  );
};
