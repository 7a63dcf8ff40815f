import { fitText } from './fit-text';

type WordsProps = {
  readonly x: number;
  /** Middle of the line. */
  readonly y: number;
  readonly rem: number;
  readonly children: string;
  readonly className?: string;
  /** Cut to so many px. */
  readonly room?: number;
  /** Height of the letters, in rem. */
  readonly size?: number;
};

/** A text of a drawing, centred on its line. */
export const Words = ({ x, y, rem, children, className, room, size = 0.8125 }: WordsProps) => (
  <text x={x} y={y + size * rem * 0.35} {...(className === undefined ? {} : { className })}>
    {room === undefined ? children : fitText(children, room, size * rem, className?.includes('strong') ? 600 : 400)}
  </text>
);
