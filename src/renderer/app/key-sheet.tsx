import { ownKeysText } from '#shared/i18n/fr/settings';
import { shellText } from '#shared/i18n/fr/shell';
import { commonText } from '#shared/i18n/fr/common';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Head } from '../ui/head';
import type { ActiveAction } from '../ui/keys';

type KeySheetProps = {
  readonly actions: readonly ActiveAction[];
  /** To the keys of one's own. */
  readonly onOwn: () => void;
  /** To the declaration of accessibility. */
  readonly onDeclaration: () => void;
  readonly onClose: () => void;
};

const grouped = (actions: readonly ActiveAction[]): readonly (readonly [string, readonly ActiveAction[]])[] => {
  const groups = new Map<string, ActiveAction[]>();
  const seen = new Set<string>();
  for (const action of actions) {
    if (action.key === '' || seen.has(action.key)) continue;
    seen.add(action.key);
    const name = action.group || shellText.groups.screen;
    groups.set(name, [...(groups.get(name) ?? []), action]);
  }
  return [...groups];
};

/** F1: every key that works on this screen now, by group. */
export const KeySheet = ({ actions, onOwn, onDeclaration, onClose }: KeySheetProps) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={shellText.sheet.title}
    size="wide"
    footer={
      <>
        <Button onPress={onOwn}>{ownKeysText.open}</Button>
        <Button onPress={onDeclaration}>{shellText.sheet.declaration}</Button>
        <Button onPress={onClose} keys="Échap" autoFocus>
          {commonText.close}
        </Button>
      </>
    }
  >
    <p className="meta">{shellText.sheet.hint}</p>
    {/* A long list scrolls, and the arrows must reach it. */}
    <div className="sheet-groups" tabIndex={0} role="region" aria-label={shellText.sheet.title}>
      {grouped(actions).map(([name, lines]) => (
        <section key={name}>
          <Head title={name} level={3} />
          <dl className="sheet-keys">
            {lines.map((action) => (
              <div key={action.id}>
                <dt>
                  <kbd>{action.key}</kbd>
                </dt>
                <dd>{action.label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  </Dialog>
);
