import { isEnough } from '../protect/small-numbers';
import { feedbackThemes, type Feedback, type FeedbackTheme } from '../../model/feedback';

/** What people say, as sums. Below five opinions only their number is told: fewer could be guessed at. */
type FeedbackSummary = {
  readonly count: number;
  /** 0 to 10, one decimal; `null` below five opinions. */
  readonly mean: number | null;
  /** Themes by how often they were named, the most frequent first; empty below five opinions. */
  readonly themes: readonly { readonly theme: FeedbackTheme; readonly count: number }[];
};

/** Sums up opinions. */
export const feedbackSummary = (feedbacks: readonly Pick<Feedback, 'score' | 'theme'>[]): FeedbackSummary => {
  const count = feedbacks.length;
  if (!isEnough(count)) return { count, mean: null, themes: [] };
  const sum = feedbacks.reduce((total, { score }) => total + score, 0);
  const themes = feedbackThemes
    .map((theme) => ({ theme, count: feedbacks.filter((one) => one.theme === theme).length }))
    .filter((one) => one.count > 0)
    .toSorted((a, b) => b.count - a.count);
  return { count, mean: Math.round((sum / count) * 10) / 10, themes };
};
