import { shellText } from '#shared/i18n/fr/shell';
import type { Place } from '#shared/routes/places';

import { useActiveKeys, type ActiveAction } from '../ui/keys';
import { LastAct } from './last-act';
import { PrinterSign } from './printer/printer-sign';

const most = 6;

// One line for a key, even when a panel has taken it over from its screen.
const barActions = (actions: readonly ActiveAction[]): readonly ActiveAction[] => {
  const seen = new Set<string>();
  return actions
    .filter((action) => {
      if (!action.bar || action.disabled || action.key === '' || seen.has(action.key)) return false;
      seen.add(action.key);
      return true;
    })
    .toSorted((a, b) => Number(b.key === 'F1') - Number(a.key === 'F1'))
    .slice(0, most);
};

/** The dark bar at the foot: the last act at the left, the six keys of this moment at the right. */
export const KeyBar = (props: { readonly zone: string; readonly place: Place }) => (
  <footer className="keybar">
    <LastAct {...props} />
    <PrinterSign />
    <ul className="keys" aria-label={shellText.keysLabel}>
      {barActions(useActiveKeys()).map((action) => (
        <li key={action.id}>
          <kbd>{action.key}</kbd> {action.barLabel}
        </li>
      ))}
    </ul>
  </footer>
);
