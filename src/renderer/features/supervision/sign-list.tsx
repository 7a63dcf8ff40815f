type Sign =
  | 'booked'
  | 'come'
  | 'forecast'
  | 'range'
  | 'places'
  | 'over'
  | 'past'
  | 'full'
  | 'ring'
  | 'diamond'
  | 'median'
  | 'usual'
  | 'filled'
  | 'line';

type SignListProps = { readonly signs: readonly { readonly sign: Sign; readonly label: string }[] };

/** What the signs of a drawing of supervision stand for. */
export const SignList = ({ signs }: SignListProps) => (
  <div className="ch-legend" aria-hidden="true">
    {signs.map(({ sign, label }) => (
      <span key={sign}>
        <i className={`su-k su-k--${sign}`}>{sign === 'over' ? '+2' : ''}</i>
        {label}
      </span>
    ))}
  </div>
);
