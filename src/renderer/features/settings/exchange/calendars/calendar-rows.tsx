import type { Calendar } from '../../../../data/queries/use-calendars';
import { settingsExchangeText } from '#shared/i18n/fr/settings-exchange';
import { civilOf } from '#shared/time/civil';

import { Button } from '../../../../ui/button';

type CalendarRowsProps = {
  readonly calendars: readonly Calendar[];
  readonly zone: string;
  readonly nameOf: (agentId: string) => string;
  readonly onRevoke: (calendar: Calendar) => void;
};

const texts = settingsExchangeText.calendars;

/** The calendars of the site, those that can be read first. */
export const CalendarRows = ({ calendars, zone, nameOf, onRevoke }: CalendarRowsProps) => {
  const { heads } = texts;
  const dayOf = (instant: string): string => civilOf(instant, zone).day;
  const readWords = ({ readAt }: Calendar): string => {
    if (readAt === '') return texts.never;
    const { day, time } = civilOf(readAt, zone);
    return texts.at(day, time);
  };
  const sorted = calendars.toSorted((a, b) => Number(a.revokedAt !== '') - Number(b.revokedAt !== ''));
  return (
    <table className="cal-rows">
      <thead>
        <tr>
          <th>{heads.whose}</th>
          <th>{heads.made}</th>
          <th>{heads.read}</th>
          <th>
            <span className="sr">{heads.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((calendar) => (
          <tr key={calendar.id} className={calendar.revokedAt === '' ? '' : 'is-mute'}>
            <td>{nameOf(calendar.agentId)}</td>
            <td className="nowrap">{texts.on(dayOf(calendar.madeAt))}</td>
            <td className="nowrap">{readWords(calendar)}</td>
            <td className="cal-act">
              {calendar.revokedAt === '' ? (
                <Button
                  size="small"
                  label={`${texts.revoke} ${nameOf(calendar.agentId)}`}
                  onPress={() => onRevoke(calendar)}
                >
                  {texts.revoke}
                </Button>
              ) : (
                texts.ended(dayOf(calendar.revokedAt))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
