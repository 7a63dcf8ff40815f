import type { ReactNode } from 'react';

import { shellText } from '#shared/i18n/fr/shell';

import { reloadWindow } from '../platform/bridge';

type CalmPageProps = {
  readonly title?: string;
  readonly text?: string;
  readonly detail?: string;
  /** Draws the part anew, where that is enough; the page is loaded again otherwise. */
  readonly onRetry?: () => void;
  /** Another way out, below the first. */
  readonly children?: ReactNode;
};

/** What stands where a screen cannot: what happened, that the work is safe, what to do. Built without the kit on purpose. */
export const CalmPage = ({
  title = shellText.crash.title,
  text = shellText.crash.text,
  detail = '',
  onRetry,
  children,
}: CalmPageProps) => {
  const said = (
    <section className="calm" role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      <button type="button" className="btn btn--main btn--big" autoFocus onClick={onRetry ?? reloadWindow}>
        {onRetry ? shellText.crash.retry : shellText.crash.reload}
      </button>
      {children}
      {detail !== '' && (
        <details>
          <summary>{shellText.crash.detail}</summary>
          <p className="code">{detail}</p>
        </details>
      )}
    </section>
  );
  // A part that is drawn anew stands in the main part of its page; else this is all there is.
  return onRetry ? said : <main className="calm-page">{said}</main>;
};
