import { feedbackText } from '#shared/i18n/fr/feedback';

import { useFeedback } from '../../../data/queries/use-feedback';

/** What people say of their visits, in one line; nothing before the first of them said anything. */
export const FeedbackLine = () => {
  const feedback = useFeedback();
  if (!feedback || feedback.count === 0) return null;
  const { count, mean, themes } = feedback;
  const theme = themes[0]?.theme;
  return (
    <p className="meta">
      {feedbackText.title} {mean === null ? feedbackText.tooFew(count) : <b>{feedbackText.mean(mean)}</b>}
      {mean !== null && feedbackText.basis(count)}
      {theme !== undefined && feedbackText.mostNamed(feedbackText.themes[theme])}
    </p>
  );
};
