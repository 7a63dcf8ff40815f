import type { ReactNode } from 'react';
import { Component } from 'react';

import { CalmPage } from './calm-page';
import { report } from './report';

type Props = {
  readonly children: ReactNode;
  /** What stands in the place of a part that broke; `retry` draws it anew. The whole page if absent. */
  readonly fallback?: (retry: () => void, error: unknown) => ReactNode;
};
type State = { readonly error: unknown };

/** What broke over something in the store may be whole again once that was mended elsewhere: it is tried anew after so long. */
const retryAfterMs = 60_000;

/** Catches a bug of a part of the window, so that the rest goes on: what it was is reported, and it is drawn anew on demand or after a minute. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('unknown') };
  }

  retry = (): void => {
    clearTimeout(this.timer);
    this.setState({ error: null });
  };

  override componentDidCatch(error: unknown): void {
    report('screenBroken', error);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.retry, retryAfterMs);
  }

  override componentWillUnmount(): void {
    clearTimeout(this.timer);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (this.props.fallback) return this.props.fallback(this.retry, error);
    return <CalmPage detail={error instanceof Error ? error.message : ''} />;
  }
}
