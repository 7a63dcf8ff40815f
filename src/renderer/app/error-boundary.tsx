import type { ReactNode } from 'react';
import { Component } from 'react';

import { CalmPage } from './calm-page';
import { report } from './report';

type Props = { readonly children: ReactNode };
type State = { readonly error: unknown };

/** Catches a bug of a screen: says that the work is kept and offers to reload, instead of a blank window. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('unknown') };
  }

  override componentDidCatch(error: unknown): void {
    report('screenBroken', error);
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <CalmPage detail={this.state.error instanceof Error ? this.state.error.message : ''} />;
  }
}
