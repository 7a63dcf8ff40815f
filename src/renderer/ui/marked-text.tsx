import { Fragment } from 'react';

type MarkedTextProps = {
  readonly text: string;
  /** `[start, end[` in characters, in order, not overlapping. */
  readonly ranges: readonly (readonly [number, number])[];
};

/** A text with the parts that match a search under the highlighter. */
export const MarkedText = ({ text, ranges }: MarkedTextProps) => {
  const starts = [0, ...ranges.map(([, end]) => end)];
  return starts.map((start, index) => {
    const range = ranges[index];
    return (
      <Fragment key={start}>
        {text.slice(start, range?.[0])}
        {range && <mark>{text.slice(range[0], range[1])}</mark>}
      </Fragment>
    );
  });
};
