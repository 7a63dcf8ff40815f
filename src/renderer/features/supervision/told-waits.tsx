import type { AnnouncedError } from '#shared/domain/insights/day/announced-error';
import { supervisionText } from '#shared/i18n/fr/supervision';

const text = supervisionText.waits.told;

/** Whether the waits that were announced held, in one sentence. */
export const ToldLine = ({ told }: { readonly told: AnnouncedError }) => (
  <p className="sum">
    {told.held === null || told.maeMin === null
      ? text.none
      : text.line(Math.round(told.held.share * 100), told.n, Math.round(told.maeMin))}
  </p>
);

const biasWords = (minutes: number): string => {
  const whole = Math.round(minutes);
  return whole < 0 ? text.tooLittle(-whole) : text.tooMuch(whole);
};

/** The same numbers as a table, with how sure they are. */
export const ToldTable = ({ told }: { readonly told: AnnouncedError }) => {
  const { n, held, maeMin, biasMin } = told;
  if (held === null || maeMin === null || biasMin === null) return null;
  const rows: readonly (readonly [name: string, value: string])[] = [
    [text.n, String(n)],
    [text.held, text.percent(held.share)],
    [text.range, text.between(held.low, held.high)],
    [text.mae, supervisionText.who.minutes(Math.round(maeMin))],
    [text.bias, biasWords(biasMin)],
  ];
  return (
    <table>
      <caption className="sr">{text.caption}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
