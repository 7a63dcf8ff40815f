import { useEffect, useState } from 'react';

import { mayReach } from '#shared/domain/rights/places';
import type { Holder } from '#shared/domain/rights/rights';
import { shellText } from '#shared/i18n/fr/shell';
import { places, type Place } from '#shared/routes/places';

import { classNames } from '../ui/class-names';
import { useActiveKeys, useKeys, type ActiveAction } from '../ui/keys';
import { say } from '../ui/voice/voice';
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

type ClosedPlace = { readonly place: Place; readonly key: `Ctrl ${number}`; readonly said: string };

/**
 * The places that are closed to somebody, and what their keys answer. The digit of a place is that of the place and not of its tab: after a closed
 * one the tabs stand one further to the left than their digits say, so the next open place is named with its key. An elected person
 * has one place and is told of no other.
 */
export const closedPlaces = (holder: Holder | undefined): readonly ClosedPlace[] => {
  if (holder?.role === 'elected') return [];
  const keyed = places.map((place, index) => ({
    place,
    key: `Ctrl ${index + 1}` as const,
    isOpen: mayReach(holder, place),
  }));
  return keyed.flatMap(({ place, key, isOpen }, index) => {
    if (isOpen) return [];
    const next = keyed.slice(index + 1).find((one) => one.isOpen);
    const said = shellText.closedPlace(
      shellText.places[place],
      next ? { place: shellText.places[next.place], key: next.key } : null,
    );
    return [{ place, key, said }];
  });
};

/** The answer to the key of a closed place, until the next key or press. */
const ClosedPlaces = ({ holder }: { readonly holder: Holder | undefined }) => {
  const [said, setSaid] = useState('');
  useKeys(
    closedPlaces(holder).map((one) => ({
      id: `closed ${one.place}`,
      key: one.key,
      label: shellText.closedPlace(shellText.places[one.place], null),
      run: () => {
        setSaid(one.said);
        say('refusal', one.said);
      },
    })),
    { group: shellText.groups.goTo, rank: -2 },
  );
  useEffect(() => {
    if (said === '') return undefined;
    const end = (event: Event): void => {
      if (!(event instanceof KeyboardEvent && event.repeat)) setSaid('');
    };
    window.addEventListener('keydown', end, { capture: true });
    window.addEventListener('pointerdown', end, { capture: true });
    return () => {
      window.removeEventListener('keydown', end, { capture: true });
      window.removeEventListener('pointerdown', end, { capture: true });
    };
  }, [said]);
  return said === '' ? null : <span className="closed-place">{said}</span>;
};

/** The six keys of this moment. They change with nearly every act: the rest of the bar is not drawn with them. */
const Keys = () => (
  <ul className="keys" aria-label={shellText.keysLabel}>
    {barActions(useActiveKeys()).map((action) => (
      <li key={action.id} className={classNames(action.isBarFirst && 'keys-first')}>
        <kbd>{action.key}</kbd> {action.barLabel}
      </li>
    ))}
  </ul>
);

type KeyBarProps = { readonly zone: string; readonly place: Place; readonly holder: Holder | undefined };

/** The dark bar at the foot: the last act at the left, the six keys of this moment at the right. */
export const KeyBar = ({ holder, ...props }: KeyBarProps) => (
  <footer className="keybar">
    <ClosedPlaces holder={holder} />
    <LastAct {...props} />
    <PrinterSign />
    <Keys />
  </footer>
);
