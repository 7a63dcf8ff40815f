import type { AnnouncedError } from '#shared/domain/insights/day/announced-error';
import type { WaitStep, WaitSummary } from '#shared/domain/insights/day/waits-today';
import { shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';

import { PanelFrame } from './panel-frame';
import { ToldLine, ToldTable } from './told-waits';

const text = supervisionText.waits;
const percent = (share: number): string => `${share * 100}%`;

const WaitsTable = ({ steps }: { readonly steps: readonly WaitStep[] }) => (
  <table>
    <caption className="sr">{text.caption}</caption>
    <thead>
      <tr>
        <th scope="col">{text.from}</th>
        <th scope="col">{text.people}</th>
        <th scope="col">{text.legendMedian}</th>
        <th scope="col">{text.legendP90}</th>
      </tr>
    </thead>
    <tbody>
      {steps.map((step) => (
        <tr key={step.from}>
          <th scope="row">{shortTime(step.from)}</th>
          <td>{step.n}</td>
          <td>{supervisionText.who.minutes(step.medianMin ?? 0)}</td>
          <td>{supervisionText.who.minutes(step.p90Min ?? 0)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

type WaitsPanelProps = {
  readonly waits: WaitSummary & { readonly steps: readonly WaitStep[] };
  readonly told: AnnouncedError;
};

/** How long people waited today, by the half hour of their arrival: median and nine of ten; and whether what they were told held. */
export const WaitsPanel = ({ waits, told }: WaitsPanelProps) => {
  const { steps } = waits;
  if (steps.length === 0) {
    return (
      <PanelFrame area="wai" title={text.title}>
        <p className="su-none">{text.none}</p>
      </PanelFrame>
    );
  }
  const table = (
    <>
      <WaitsTable steps={steps} />
      <ToldTable told={told} />
    </>
  );
  const top = Math.ceil(Math.max(15, ...steps.map((step) => step.p90Min ?? 0)) / 15) * 15;
  return (
    <PanelFrame area="wai" title={text.title} table={table}>
      <p className="sum">
        <b>{text.median(waits.medianMin ?? 0)}</b>, {text.p90(waits.p90Min ?? 0)}, {text.n(waits.n, waits.zero)}.
      </p>
      <ToldLine told={told} />
      <div className="legend" aria-hidden="true">
        <span>
          <i className="k k--md" />
          {text.legendMedian}, {text.legendP90}
        </span>
      </div>
      <div className="plot" aria-hidden="true">
        <ol className="bars">
          {steps.map((step) => (
            <li key={step.from}>
              <span
                className="rg"
                style={{
                  bottom: percent((step.medianMin ?? 0) / top),
                  height: percent(((step.p90Min ?? 0) - (step.medianMin ?? 0)) / top),
                }}
              />
              <span className="md" style={{ bottom: percent((step.medianMin ?? 0) / top) }} />
              <time>{step.from.endsWith(':00') || steps.length < 5 ? shortTime(step.from) : ''}</time>
            </li>
          ))}
        </ol>
        <ul className="ya">
          {[0, 1 / 3, 2 / 3, 1].map((share) => (
            <li key={share} style={{ bottom: percent(share) }}>
              {Math.round(top * share)}
            </li>
          ))}
        </ul>
      </div>
    </PanelFrame>
  );
};
