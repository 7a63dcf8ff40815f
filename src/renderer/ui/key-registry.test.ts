import { describe, expect, it } from 'vitest';

import { isBareKey } from './key-name';
import { createKeyRegistry, LOCK_DEPTH, type BoundAction } from './key-registry';

const action = (id: string, key: string, within: BoundAction['within'] = []): BoundAction => ({
  id,
  key,
  label: id,
  barLabel: id,
  group: '',
  bar: false,
  disabled: false,
  within,
  run: () => {},
});

const layer = (actions: readonly BoundAction[], depth = 0, rank = 0, form = '') => ({ depth, rank, form, actions });

describe('createKeyRegistry', () => {
  const ids = (registry: ReturnType<typeof createKeyRegistry>): readonly string[] =>
    registry.active().map((one) => one.id);

  it('puts the panel before the screen and the screen before the shell', () => {
    const registry = createKeyRegistry();
    registry.add(layer([action('shell', 'F1')], 0, -1));
    registry.add(layer([action('screen', 'F8')]));
    const leave = registry.add(layer([action('panel', 'F8')], 0, 1));
    expect(ids(registry)).toEqual(['panel', 'screen', 'shell']);
    leave();
    expect(ids(registry)).toEqual(['screen', 'shell']);
  });

  it('leaves only the keys of a dialog while it is open', () => {
    const registry = createKeyRegistry();
    registry.add(layer([action('screen', 'F8')]));
    registry.add(layer([action('dialog', 'F9')], 1));
    const close = registry.block(1);
    expect(ids(registry)).toEqual(['dialog']);
    close();
    expect(ids(registry)).toHaveLength(2);
  });

  it('leaves a key that works over dialogs while they are open, and none below a lock', () => {
    const registry = createKeyRegistry();
    registry.add({ ...layer([action('lock', 'Ctrl L')], 0, -1), isOverDialogs: true });
    registry.add(layer([action('screen', 'F8')]));
    registry.add(layer([action('dialog', 'F9')], 1));
    registry.block(1);
    expect(ids(registry)).toEqual(['dialog', 'lock']);
    registry.add(layer([action('code', 'Échap')], LOCK_DEPTH));
    const open = registry.block(LOCK_DEPTH);
    // A dialog that opens below the lock is below it all the same.
    registry.block(2);
    expect(ids(registry)).toEqual(['code']);
    open();
    expect(ids(registry)).toEqual(['code', 'lock']);
  });

  it('gives the same array until something changes, and says when it does', () => {
    const registry = createKeyRegistry();
    let heard = 0;
    const stop = registry.subscribe(() => (heard += 1));
    expect(registry.active()).toBe(registry.active());
    registry.add(layer([action('screen', 'F8')]));
    registry.stand(['due']);
    registry.stand(['due']);
    expect(heard).toBe(2);
    stop();
    registry.add(layer([action('other', 'F9')]));
    expect(heard).toBe(2);
  });

  it('refuses a letter that names no list or grid', () => {
    const registry = createKeyRegistry();
    for (const key of ['N', '4', 'Maj N', 'Suppr', '1…9', '+'])
      expect(() => registry.add(layer([action('loose', key)]))).toThrow(/names no ground/);
  });

  it('takes a letter for a command only while its ground holds the focus', () => {
    const registry = createKeyRegistry();
    registry.add(layer([action('absent', 'N', ['due']), action('book', 'F4')]));
    expect(ids(registry)).toEqual(['book']);
    registry.stand(['calendar', 'due']);
    expect(ids(registry)).toEqual(['absent', 'book']);
    registry.stand(['calendar']);
    expect(ids(registry)).toEqual(['book']);
    expect(registry.named().map(({ id, key }) => [id, key])).toEqual([
      ['absent', ''],
      ['book', 'F4'],
    ]);
  });

  it('keeps only the choices of a form while it is open', () => {
    const registry = createKeyRegistry();
    registry.add(layer([action('today', 'T', ['calendar'])]));
    registry.add(layer([action('offer', '1', ['booking'])], 0, 1, 'form'));
    const close = registry.openForm('form', 0);
    registry.stand(['calendar', 'booking']);
    expect(ids(registry)).toEqual(['offer']);
    close();
    expect(ids(registry)).toEqual(['offer', 'today']);
  });

  it('asks in a dialog over a form for its own ground alone', () => {
    const registry = createKeyRegistry();
    registry.openForm('form', 0);
    registry.add(layer([action('room', '1', ['choices'])], 1));
    registry.block(1);
    registry.stand(['choices']);
    expect(ids(registry)).toEqual(['room']);
  });
});

describe('isBareKey', () => {
  it('tells what somebody types from what only commands', () => {
    expect(['A', '1', 'Maj N', 'Maj 2', 'Suppr', '1…9', 'Maj 1…9', 'É'].every(isBareKey)).toBe(true);
    expect(['', 'F4', 'Maj F9', 'Ctrl K', 'Alt 1', 'Échap', 'Entrée', 'Tab', '←', '↑ ↓', 'Pg↑'].some(isBareKey)).toBe(
      false,
    );
  });
});
