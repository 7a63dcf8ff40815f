import { I18nProvider } from 'react-aria-components/I18nProvider';

import { KeysProvider } from '../ui/keys';
import { Boot } from './boot';
import { ErrorBoundary } from './error-boundary';

/** Everything of the main window. */
export const Root = () => (
  <ErrorBoundary>
    <I18nProvider locale="fr-FR">
      <KeysProvider>
        <Boot />
      </KeysProvider>
    </I18nProvider>
  </ErrorBoundary>
);
