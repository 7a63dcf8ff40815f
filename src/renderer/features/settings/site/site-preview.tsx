import { capital, fullDay } from '#shared/i18n/fr/format';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';
import { publicHolidays } from '#shared/time/public-holidays';
import type { Site } from '#shared/domain/model/reference';

import { Head } from '../../../ui/head';
import { safeAccent } from '../../../ui/safe-accent';
import { useToday } from '../../../data/queries/use-today';

type SitePreviewProps = Pick<Site, 'accent' | 'name' | 'commune' | 'territory'>;

const texts = settingsSiteText;
const shownHolidays = 6;

/** How the colour will look on the screens, and the next public holidays of the territory, before anything is saved. */
export const SitePreview = ({ accent, name, commune, territory }: SitePreviewProps) => {
  const today = useToday();
  const year = Number(today.slice(0, 4));
  const coming = [...publicHolidays(year, territory), ...publicHolidays(year + 1, territory)]
    .filter(({ day }) => day >= today)
    .slice(0, shownHolidays);
  return (
    <div className="set-preview">
      <Head title={texts.preview} level={3} />
      {/* The only colour here that is not in force yet. */}
      <div className="set-look" style={{ ['--accent' as string]: safeAccent(accent) }} aria-hidden="true">
        <span>
          <b>{name}</b>
          <span>{commune}</span>
        </span>
        <span className="set-look-tab">{texts.previewTab}</span>
        <span className="plaque plaque--on">A058</span>
        <span className="btn btn--main">{texts.previewButton}</span>
      </div>
      <Head title={texts.holidays} level={3} />
      <ul className="set-holidays">
        {coming.map(({ day, name: holiday }) => (
          <li key={day}>
            {capital(fullDay(day))} <span className="meta">{holiday}</span>
          </li>
        ))}
      </ul>
    </div>
  );
};
