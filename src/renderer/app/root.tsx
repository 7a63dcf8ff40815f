import { I18nProvider } from 'react-aria-components/I18nProvider';

import { ChartSaver } from '../ui/charts/chart-saver';
import { KeysProvider } from '../ui/keys';
import { Boot } from './boot';
import { ErrorBoundary } from './error-boundary';
import { saveChart } from './save-chart';

/** Everything of the main window. */
export const Root = () => (
  <ErrorBoundary>
    <I18nProvider locale="fr-FR">
      <KeysProvider>
        <ChartSaver value={saveChart}>
          <Boot />
        </ChartSaver>
      </KeysProvider>
    </I18nProvider>
  </ErrorBoundary>
);
