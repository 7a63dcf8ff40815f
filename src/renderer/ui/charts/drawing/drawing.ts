import type { ReactNode } from 'react';

/** Room for a drawing, px; `rem` = px of a root em, so that strokes and gaps grow with the letters. */
export type ChartSize = { readonly width: number; readonly height: number; readonly rem: number };

/** Where a value stands in a drawing, and the words that say it. */
export type ChartMark = {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A chart laid out for a size: pure, so that it can be looked at in a test. */
export type Drawing = {
  /** At least the room there is; more when the rows need it, then it scrolls. */
  readonly height: number;
  readonly marks: readonly ChartMark[];
  /** Marks in a line of a grid: up and down go by so many. 1 = a plain list. */
  readonly perLine: number;
  /** The marks are rows, one below the other: ← and → mean nothing among them, and are left to the screen. */
  readonly isList?: true;
  readonly content: ReactNode;
};
