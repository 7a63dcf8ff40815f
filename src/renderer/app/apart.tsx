import type { ReactNode } from 'react';

import { shellText } from '#shared/i18n/fr/shell';

import { ErrorBoundary } from './error-boundary';

type ApartProps = {
  readonly children: ReactNode;
  /** Closes what somebody opened; absent where the part draws nothing that anybody waits for. */
  readonly onClose?: () => void;
};

/** A part of the frame that breaks for itself: the frame and the places go on without it. */
export const Apart = ({ children, onClose }: ApartProps) => (
  <ErrorBoundary
    fallback={() =>
      onClose && (
        <div className="apart" role="alert">
          <p>{shellText.crash.part}</p>
          <button type="button" className="btn" autoFocus onClick={onClose}>
            {shellText.crash.close}
          </button>
        </div>
      )
    }
  >
    {children}
  </ErrorBoundary>
);
