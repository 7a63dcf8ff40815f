import { classNames } from '../class-names';

/** A sign of the drawings. Shapes differ, never the colour alone. */
export type LegendSign =
  | 'dot'
  | 'diamond'
  | 'mean'
  | 'tick'
  | 'dash'
  | 'bar'
  | 'bar-strong'
  | 'bar-before'
  | 'hollow'
  | 'band'
  | 'line'
  | 'line-before'
  | 'bad';

type LegendProps = { readonly signs: readonly { readonly sign: LegendSign; readonly label: string }[] };

/** What the signs of a drawing stand for. */
export const Legend = ({ signs }: LegendProps) => (
  <div className="ch-legend" aria-hidden="true">
    {signs.map(({ sign, label }) => (
      <span key={label}>
        <i className={classNames('ch-k', `ch-k--${sign}`)} />
        {label}
      </span>
    ))}
  </div>
);
